/** A promise to act: made by an ack, reminded of, and broken when nothing was settled in time. Spec §5. */
import type { Now } from './climb.ts';
import { climb, sendWaiting } from './climb.ts';
import { clockFor, resumeAt, rungNow } from './rungs.ts';
import { sendCard } from './telling.ts';
import type { Alert, AlertFaceState } from './types.ts';

const MINUTE_MS = 60_000;
/** Not settled so long after the ack: a reminder; and so long: it is open again. */
const REMIND_MS = 30 * MINUTE_MS;
const SETTLE_MS = 60 * MINUTE_MS;

/** Somebody acts: their card says until when, everybody else's says who. Nothing more is sent. */
export function take(alert: Alert, person: string, at: Date): Alert {
  const taken: Alert = {
    ...alert,
    state: 'taken',
    takenBy: person,
    takenAt: at,
    firstTakenAt: alert.firstTakenAt ?? at,
    remindAt: new Date(at.getTime() + REMIND_MS),
    settleBy: new Date(at.getTime() + SETTLE_MS),
    told: alert.told.includes(person) ? alert.told : [...alert.told, person],
    apart: (alert.apart ?? []).filter((one) => one.person !== person),
    waiting: [],
  };
  return alert.told
    .filter((one) => one !== person)
    .reduce((next, one) => setApart(next, one, { name: 'taken-by', who: person }), taken);
}

/** Gives a person's card a state of its own, and nothing more is on its way to them; a grey one stays as it is. */
export function setApart(alert: Alert, person: string, state: AlertFaceState): Alert {
  const apart = alert.apart ?? [];
  const grey = apart.some((one) => one.person === person && one.state.name !== 'lapsed');
  if (grey) return alert;
  return {
    ...alert,
    apart: [...apart.filter((one) => one.person !== person), { person, state }],
    waiting: (alert.waiting ?? []).filter((one) => one.person !== person),
  };
}

/** The taker's times that have come. After a standstill over both, the promise is over and no reminder is sent. */
export function keepPromise(alert: Alert, now: Now): Alert {
  const { remindAt, settleBy } = alert;
  if (settleBy && settleBy <= now.at) return lapse(alert, settleBy, now);
  if (remindAt && remindAt <= now.at) return sendWaiting(remind(alert, now), now);
  return sendWaiting(alert, now);
}

function remind(alert: Alert, { at, responders }: Now): Alert {
  const { takenBy } = alert;
  const reminded = { ...alert, remindAt: null };
  if (takenBy === null) return reminded;
  return sendCard(reminded, takenBy, { ...responders, at, rung: rungNow(alert) });
}

/** Open again, at the next rung, which is told now. */
function lapse(alert: Alert, due: Date, now: Now): Alert {
  const { at, responders } = now;
  const open = reopen(alert);
  const step = resumeAt(alert);
  const resumed: Alert = {
    ...open,
    lapses: alert.lapses + 1,
    heir: null,
    step,
    clockFrom: clockFor(alert, step, due),
    respondBy: new Date(at.getTime() + alert.ladder.within * 1000),
  };
  return climb(warn(resumed, alert.takenBy, { at, responders }), now);
}

/** Who did not keep their promise has a card that says so; they may take it again. */
function warn(alert: Alert, person: string | null, { at, responders }: Now): Alert {
  if (person === null) return alert;
  const told = sendCard(alert, person, { ...responders, at, rung: rungNow(alert) });
  return setApart(told, person, { name: 'lapsed' });
}

/** Nobody's promise any more. */
export function reopen(alert: Alert): Alert {
  return {
    ...alert,
    state: 'open',
    takenBy: null,
    takenAt: null,
    remindAt: null,
    settleBy: null,
  };
}
