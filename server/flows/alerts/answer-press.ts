/** A press on an alert card: taken, handed over, settled. Two at once have one winner. spec, cards §2. */
import { COLLEAGUE_QUESTION, NOBODY_CHOSEN } from '../../../cards/press.ts';
import { ALERT_ACTIONS, type AlertAction, type AlertEvent } from '../../domain/alerts/types.ts';
import type { Clock, People } from '../../ports.ts';
import { takesTodos } from '../digest/acts.ts';
import type { CardPress } from '../pushes/card-press.ts';
import type { ApplyAlert } from './apply-alert.ts';

export function answerAlertPress(need: {
  readonly apply: ApplyAlert;
  readonly people: Pick<People, 'all'>;
  readonly clock: Pick<Clock, 'now'>;
}): (press: CardPress) => Promise<void> {
  return async ({ push, card, action, message }) => {
    const wanted = ALERT_ACTIONS.find((one) => one === action);
    if (!wanted || push.about?.kind !== 'alert') return;
    const base = {
      id: message.dedupId,
      at: need.clock.now(),
      person: push.person,
      code: { code: message.responseCode, card },
      from: 'card',
    } as const;
    const chosen = message.selected[COLLEAGUE_QUESTION]?.[0] ?? NOBODY_CHOSEN;
    const to = chosen === NOBODY_CHOSEN ? null : chosen;
    const known = to !== null && takesTodos(await need.people.all(), to);
    await need.apply(push.about.alert, eventOf(wanted, base, { to, known }));
  };
}

function eventOf(
  action: AlertAction,
  base: {
    readonly id: string;
    readonly at: Date;
    readonly person: string;
    readonly code: { readonly code: string; readonly card: number };
    readonly from: 'card';
  },
  choice: { readonly to: string | null; readonly known: boolean },
): AlertEvent {
  switch (action) {
    case 'take':
      return { type: 'taken', ...base };
    case 'settle':
      return { type: 'settled', ...base };
    case 'hand':
      return { type: 'handed', ...base, ...choice };
  }
}
