/** A bot command in chat: set a status, ask who is on duty, or how it goes. The answer is a plain text. spec, cards §5. */
import {
  readBotCommand,
  replyToDutyFailure,
  replyToFailure,
  replyToHelp,
  replyToOtherRole,
  replyToStatus,
  replyToStranger,
} from '../../../templates/bot.ts';
import { STATUS_WORDS } from '../../../templates/labels.ts';
import { dayKey, formatClock, formatDayAndClock } from '../../domain/time.ts';
import type { Log } from '../../log.ts';
import type { People, WecomMessage } from '../../ports.ts';
import type { ShowPush } from '../pushes/show-card.ts';
import type { AnswerDuty } from '../roster/answer-duty.ts';
import type { StatusSet, StatusWish } from './set-status.ts';

type TextMessage = Extract<WecomMessage, { kind: 'text' }>;

/** `at` is when it was received: a message worked on again sets nothing later than that. */
export type AnswerText = (message: TextMessage, at: Date) => Promise<void>;

export function answerText(need: {
  readonly people: Pick<People, 'all'>;
  readonly setStatus: (wish: StatusWish) => Promise<StatusSet>;
  readonly onDuty: AnswerDuty;
  readonly tell: ShowPush['tell'];
  readonly log: Log;
}): AnswerText {
  async function sayDuty(words: string, at: Date): Promise<string> {
    try {
      return await need.onDuty(words, at);
    } catch (error) {
      need.log.error('a question about the roster could not be answered', { err: error });
      return replyToDutyFailure();
    }
  }

  return async (message, at) => {
    const people = await need.people.all();
    const person = people.find((one) => one.wecomUserId.toLowerCase() === message.person) ?? null;
    const command = readBotCommand(message.content);
    const reply = async (): Promise<string> => {
      if (!person?.active) return replyToStranger();
      if (command.kind === 'help') return replyToHelp();
      if (command.kind === 'duty') return sayDuty(command.when, at);
      try {
        const set = await need.setStatus({
          person,
          status: command.status,
          source: 'bot',
          location: null,
          until: null,
          at,
        });
        if (!set.ok) return replyToOtherRole();
        const { status, until, since } = set.entry;
        const sameDay = dayKey(since) === dayKey(until);
        return replyToStatus({
          status,
          word: STATUS_WORDS[status],
          until: sameDay ? formatClock(until) : formatDayAndClock(until),
        });
      } catch (error) {
        need.log.error('a status from chat could not be kept', { err: error });
        return replyToFailure();
      }
    };
    await need.tell({
      name: `text:${message.dedupId}`,
      kind: 'text',
      // Somebody outside the list is answered by their WeCom userid.
      person: person?.id ?? message.person,
      about: { kind: 'text', content: await reply(), answer: true },
    });
  };
}
