/** An alert on paper, and what a gateway may tell of a call about it. */
import { randomUUID } from 'node:crypto';
import type { AlertCallEvent } from '../../../../server/domain/alerts/alert-call.ts';
import type { Alert } from '../../../../server/domain/alerts/types.ts';

/** A fact of a call as if the gateway had told it. */
export function tells(
  call: string,
  fact: AlertCallEvent['fact'],
  id = `evt-${randomUUID()}`,
): AlertCallEvent {
  return { id, call, seq: null, at: new Date('2026-11-24T02:00:00Z'), fact };
}

/** An open alert that is told to nobody yet. */
export function makeAlert(id: string): Alert {
  const at = new Date('2026-11-24T01:50:00Z');
  return {
    id,
    version: 1,
    createdAt: at,
    updatedAt: at,
    number: '13800008888',
    messages: [{ call: 'c1', at, seconds: 35 }],
    grade: 'high',
    vip: true,
    openedAt: at,
    respondBy: at,
    ladder: { kind: 'workday', within: 900, steps: [] },
    clockFrom: at,
    step: 0,
    nextStepAt: null,
    state: 'open',
    takenBy: null,
    takenAt: null,
    remindAt: null,
    settleBy: null,
    lapses: 0,
    settled: null,
    told: [],
    notices: [],
    notes: [],
    seen: [],
    rows: [],
  };
}
