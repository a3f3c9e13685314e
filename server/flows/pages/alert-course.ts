/** Who has been told of an alert, and what comes next if nobody acts. Pages §2 告警. */
import {
  CHANNEL_WORDS,
  LADDER_WORDS,
  noticeWord,
  RUNG_WORDS,
} from '../../../templates/alert-page-words.ts';
import { audienceOf } from '../../domain/alerts/rungs.ts';
import type { Alert, Responders } from '../../domain/alerts/types.ts';
import type { NameOf } from '../calls/page-values.ts';
import type { AlertPageView, NoticeView } from './alert.types.ts';
import { clockView } from './brief.ts';

interface About {
  readonly now: Date;
  readonly nameOf: NameOf;
}

export function toldViews(alert: Alert, { now, nameOf }: About): readonly NoticeView[] {
  return alert.notices.map(({ to, at, channel, outcome }) => ({
    who: channel === 'robot' ? { id: to, name: RUNG_WORDS.robot } : nameOf(to),
    at: clockView(at, now),
    channel: { value: channel, text: CHANNEL_WORDS[channel] },
    outcome: { value: outcome, text: noticeWord(channel, outcome) },
  }));
}

/** `responders`: who is there when the step comes, as things are now. */
export function nextView(
  alert: Alert,
  { now, nameOf, responders }: About & { readonly responders: Responders },
): AlertPageView['next'] {
  const { state, nextStepAt, settleBy } = alert;
  if (state === 'taken' && settleBy) {
    const at = clockView(settleBy, now);
    return { at, text: LADDER_WORDS.lapses(at.text) };
  }
  const step = alert.ladder.steps[alert.step];
  if (state !== 'open' || !step || !nextStepAt) return null;
  const at = clockView(nextStepAt, now);
  const people = audienceOf(alert, alert.step, responders).map((id) => nameOf(id).name);
  const named = people.length > 0 ? people.join('、') : LADDER_WORDS.nobody;
  const who = step.rung === 'robot' ? RUNG_WORDS.robot : `${RUNG_WORDS[step.rung]}：${named}`;
  const channels = step.channels.map((channel) => CHANNEL_WORDS[channel]).join('、');
  return { at, text: LADDER_WORDS.next(at.text, who, channels) };
}
