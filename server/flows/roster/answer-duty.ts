/** 谁在值班, asked in chat: now, at a moment, or all through a day. */
import { readSpokenMoment } from '../../domain/roster/spoken-moment.ts';
import { dayKey, formatClock } from '../../domain/time.ts';
import { replyToDayOfDuty, replyToDuty, replyToUnknownTime } from '../../../templates/bot.ts';
import type { ShowRoster } from './show-roster.ts';
import type { OnDuty } from './view.types.ts';

/** `words` is what stands behind the question, `at` when it was asked. */
export type AnswerDuty = (words: string, at: Date) => Promise<string>;

export function answerDuty(show: Pick<ShowRoster, 'at' | 'day'>): AnswerDuty {
  return async (words, at) => {
    const asked = readSpokenMoment(words, at);
    if (asked.kind === 'unknown') return replyToUnknownTime();
    if (asked.kind === 'day') {
      const { spans, ...day } = await show.day(asked.day);
      const lines = spans.map((span) => ({
        from: formatClock(span.from),
        to: dayKey(span.to) === day.day ? formatClock(span.to) : '24:00',
        ...inWords(span),
      }));
      return replyToDayOfDuty(day, lines);
    }
    const moment = asked.kind === 'now' ? at : asked.at;
    const { day, ...read } = await show.at(moment);
    const clock = asked.kind === 'now' ? null : formatClock(moment);
    return replyToDuty(day, { clock, ...inWords(read) });
  };
}

function inWords({ primaries, backup }: OnDuty) {
  return {
    primaries: primaries.map(({ name }) => name),
    backup: backup?.name ?? null,
  };
}
