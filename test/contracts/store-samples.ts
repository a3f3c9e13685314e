/** Records as small as they may be, for trying the store: each builder takes what a case is about. */
import { newCall } from '../../server/domain/calls/advance.ts';
import type { Call } from '../../server/domain/calls/types.ts';
import type { Row } from '../../server/domain/consequences.ts';
import type { CardInstance, Push } from '../../server/domain/pushes/types.ts';

export const START = new Date('2026-11-24T02:00:00.000Z');

/** So many seconds after the start. */
export function after(seconds: number): Date {
  return new Date(START.getTime() + seconds * 1000);
}

export function makeRow(id: string, change: Partial<Row> = {}): Row {
  return {
    id,
    what: { do: 'release', person: 'sales_manager_a' },
    dueAt: after(3),
    attempts: 1,
    notAfter: null,
    parked: false,
    ...change,
  };
}

/** A call at version 1 with these rows. */
export function makeCall(id: string, change: Partial<Call> = {}): Call {
  return {
    ...newCall(id, START),
    version: 1,
    from: { raw: '13800008888', national: '13800008888', masked: '138****8888' },
    ...change,
  };
}

export function makePush(id: string, change: Partial<Push> = {}): Push {
  return {
    id,
    kind: 'pop',
    person: 'sales_manager_a',
    call: 'call-1',
    wanted: 1,
    shown: 0,
    cards: [],
    presses: [],
    createdAt: START,
    about: null,
    failures: 0,
    ...change,
  };
}

export function makeCard(n: number, change: Partial<CardInstance> = {}): CardInstance {
  return {
    n,
    taskId: `task-${n}`,
    state: 'live',
    body: '{"touser":"sales_manager_a","$price":"a.b"}',
    attempts: 1,
    msgid: `msg-${n}`,
    send: `code-${n}`,
    lost: false,
    sentAt: START,
    shownKey: 'ringing',
    spending: null,
    ...change,
  };
}
