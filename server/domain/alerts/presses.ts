/** What people do to an alert, by card, by key or on its page: take, settle, hand over. spec, cards §2. */
import { HEIR_STEPS, ladderFrom } from './ladder.ts';
import { reopen, setApart, take } from './promise.ts';
import { resumeAt, rungNow } from './rungs.ts';
import { tell } from './telling.ts';
import type { Alert, AlertEvent, AlertRefusal, SettledHow } from './types.ts';

type Act = Extract<AlertEvent, { readonly person: string }>;
export interface Refused {
  readonly refusal: AlertRefusal;
  /** Whom it names. */
  readonly who: string | null;
}

/** The first ack wins; whoever comes later is told who it was: by their card, by the voice on the phone, by the page. */
export function pressAlert(alert: Alert, act: Act): Alert {
  const refused = refusalOf(alert, act);
  const notes = alert.notes.filter((one) => one.person !== act.person);
  if (refused) {
    // A note is for the card that was pressed; phone and page have their answer at once.
    if (act.from !== 'card') return alert;
    return { ...alert, notes: [...notes, { person: act.person, ...refused, at: act.at }] };
  }
  const free = notes.length < alert.notes.length ? { ...alert, notes } : alert;
  switch (act.type) {
    case 'taken':
      return alert.takenBy === act.person ? free : take(free, act.person, act.at);
    case 'settled':
      return settle(free, { how: 'person', by: act.person, at: act.at });
    case 'handed':
      return act.to === null ? free : hand(free, act.person, { to: act.to, at: act.at });
  }
}

/** What such a press cannot do; null when it can. */
export function refusalOf(alert: Alert, act: Act): Refused | null {
  const { state, takenBy, settled } = alert;
  if (state === 'settled') return { refusal: 'already-settled', who: settled?.by ?? null };
  if (takenBy !== null && takenBy !== act.person) return { refusal: 'already-taken', who: takenBy };
  // Whoever may see it may take it; what it is about is known to those who were told.
  if (act.type === 'taken') return null;
  if (!wasTold(alert, act.person)) return { refusal: 'not-yours', who: null };
  if (act.type === 'settled') return null;
  if (act.to === null) return { refusal: 'choose-colleague', who: null };
  const fits = act.known && act.to !== act.person;
  return fits ? null : { refusal: 'colleague-unknown', who: null };
}

function wasTold(alert: Alert, person: string): boolean {
  return alert.told.includes(person) || alert.notices.some((one) => one.to === person);
}

/** It is over; nothing follows. */
export function settle(
  alert: Alert,
  settled: { readonly how: SettledHow; readonly by: string | null; readonly at: Date },
): Alert {
  return { ...alert, state: 'settled', settled, remindAt: null, settleBy: null, waiting: [] };
}

/**
 * 转给: open again, and the clock starts anew. For T it is the colleague's alone, told as a first rung is; then the
 * ladder goes on behind the present rung.
 */
function hand(
  alert: Alert,
  from: string,
  { to, at }: { readonly to: string; readonly at: Date },
): Alert {
  const rung = rungNow(alert);
  const ladder = ladderFrom(alert.ladder, rung, alert.ladder.steps.slice(resumeAt(alert)));
  const handed: Alert = {
    ...setApart(reopen(alert), from, { name: 'handed', to }),
    ladder,
    heir: { person: to, from, steps: HEIR_STEPS },
    clockFrom: at,
    step: 1,
    respondBy: new Date(at.getTime() + ladder.within * 1000),
  };
  const channels = ladder.steps[0]?.channels ?? ['card'];
  return tell(handed, to, { at, rung, channels, unreachable: [], onCall: [] });
}
