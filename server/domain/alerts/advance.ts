/** advanceAlert(alert, event, now): who has promised to act, whom the ladder tells next, whose cards say so. Spec §5. */
import { leasedRows } from '../leased-rows.ts';
import { arrive, climb } from './climb.ts';
import { nextDue } from './due.ts';
import { grade, join, open } from './messages.ts';
import { record } from './outcomes.ts';
import { pressAlert, settle } from './presses.ts';
import { keepPromise } from './promise.ts';
import { asksBetween } from './rows.ts';
import type { Alert, AlertEvent, AlertRow } from './types.ts';

export interface AlertDecision {
  /** Null: nothing changed, nothing is saved. */
  readonly next: Alert | null;
  readonly rows: readonly AlertRow[];
}

const NOTHING: AlertDecision = { next: null, rows: [] };

/**
 * `before` null: there is no alert yet, and only `opened` makes one. Times of an alert go by the event, leases of its
 * rows by `now`. A message that would join a settled alert changes nothing: open another.
 */
export function advanceAlert(
  before: Alert | null,
  event: AlertEvent,
  about: { readonly id: string; readonly now: Date },
): AlertDecision {
  if (before?.seen.includes(event.id)) return NOTHING;
  const changed = before ? apply(before, event) : opened(event, about);
  if (!changed) return NOTHING;
  const asks = asksBetween(before, changed, event);
  // A time that has not come, and old news, are not worth a version.
  if (changed === before && asks.length === 0) return NOTHING;
  const { id, now } = about;
  const version = (before?.version ?? 0) + 1;
  const rows = leasedRows(`alert:${id}:${version}`, asks, now);
  return {
    next: {
      ...changed,
      version,
      updatedAt: now,
      nextStepAt: nextDue(changed),
      seen: [...changed.seen, event.id],
      rows: [...changed.rows, ...rows],
    },
    rows,
  };
}

function opened(
  event: AlertEvent,
  about: { readonly id: string; readonly now: Date },
): Alert | null {
  return event.type === 'opened' ? open(event, about) : null;
}

function apply(alert: Alert, event: AlertEvent): Alert {
  switch (event.type) {
    case 'opened':
      return alert;
    case 'joined':
      return join(alert, event);
    case 'graded':
      return grade(alert, event);
    case 'due':
      return due(alert, event);
    case 'arrived':
      return arrive(alert, event);
    case 'taken':
    case 'settled':
    case 'handed':
      return pressAlert(alert, event);
    case 'over': {
      const { how, by, at } = event;
      return alert.state === 'settled' ? alert : settle(alert, { how, by, at });
    }
    case 'noticed':
      return record(alert, event);
  }
}

/** A sweeper that comes second, or too early, finds nothing due. */
function due(alert: Alert, now: Extract<AlertEvent, { type: 'due' }>): Alert {
  switch (alert.state) {
    case 'open':
      return climb(alert, now);
    case 'taken':
      return keepPromise(alert, now);
    case 'settled':
      return alert;
  }
}
