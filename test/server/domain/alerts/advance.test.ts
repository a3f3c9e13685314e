/** What a decision about an alert consists of: the next version, rows by name, nothing twice. */
import { describe, expect, it } from '@jest/globals';
import { advanceAlert } from '../../../../server/domain/alerts/advance.ts';
import { alertFaceOf, alertKeyOf } from '../../../../server/domain/alerts/faces.ts';
import { printAlert } from '../../../../server/domain/alerts/print.ts';
import type { Alert, AlertFaceState } from '../../../../server/domain/alerts/types.ts';
import { ID, NIGHT, WHO, joined, playAlert, pressed } from './stage.ts';

describe('a decision', () => {
  it('has rows named by alert, version and number, leased to who saved them', () => {
    const scene = playAlert();
    const now = scene.alert().openedAt;
    expect(scene.rows().slice(0, 2)).toEqual([
      {
        id: `alert:${ID}:2:0`,
        what: { do: 'show', person: 'A', fresh: true, press: null, notice: `notice:${ID}:0` },
        dueAt: new Date(now.getTime() + 3000),
        attempts: 1,
        notAfter: null,
        parked: false,
      },
      {
        id: `alert:${ID}:2:1`,
        what: { do: 'show', person: 'B', fresh: true, press: null, notice: `notice:${ID}:1` },
        dueAt: new Date(now.getTime() + 3000),
        attempts: 1,
        notAfter: null,
        parked: false,
      },
    ]);
  });

  it('asks for cards, calls and the group under the notice they are', () => {
    const scene = playAlert({ opening: NIGHT });
    scene.until(200);
    const named = scene.rows().flatMap(({ what }) => (what.notice === null ? [] : [what.notice]));
    expect(named).toEqual(scene.alert().notices.map(({ id }) => id));
    const kinds = new Set(scene.rows().map(({ what }) => what.do));
    expect([...kinds].toSorted()).toEqual(['call', 'robot', 'show']);
  });

  it('carries the code of the press that caused it', () => {
    const scene = playAlert();
    scene.happen(pressed('B', 'taken'));
    const shows = scene.rows().slice(-2);
    expect(shows.map(({ what }) => what)).toEqual([
      {
        do: 'show',
        person: 'B',
        fresh: false,
        press: { code: 'P-B', card: 0, at: scene.alert().openedAt },
        notice: null,
      },
      { do: 'show', person: 'A', fresh: false, press: null, notice: null },
    ]);
  });

  it('is taken once for an event, and not at all for what is not due', () => {
    const scene = playAlert();
    expect(scene.happen(pressed('A', 'taken'), 'once')).toBe(true);
    const { version } = scene.alert();
    expect(scene.happen(pressed('A', 'taken'), 'once')).toBe(false);
    expect(scene.happen({ type: 'due', responders: WHO })).toBe(false);
    expect(scene.happen({ type: 'noticed', notice: 'other', outcome: 'failed' })).toBe(false);
    expect(scene.alert().version).toBe(version);
  });

  it('opens an alert once, and nothing else does', () => {
    const scene = playAlert();
    const { messages, ladder, openedAt: at } = scene.alert();
    const [message] = messages;
    if (!message) throw new Error('no message');
    const facts = { message, number: null, grade: 'high', vip: false, ladder } as const;
    const about = { id: ID, now: at };
    const opened = { type: 'opened', id: 'o2', at, ...facts } as const;
    expect(advanceAlert(scene.alert(), opened, about).next).toBeNull();
    expect(advanceAlert(null, { ...joined('c9'), id: 'j', at }, about).next).toBeNull();
    expect(advanceAlert(null, opened, about)).toMatchObject({
      next: {
        version: 1,
        state: 'open',
        number: null,
        openedAt: at,
        respondBy: new Date('2026-11-24T10:15:00+08:00'),
        nextStepAt: at,
      },
      rows: [],
    });
  });
});

describe('a face', () => {
  const base = playAlert().alert();
  const cases: readonly (readonly [Partial<Alert>, AlertFaceState, readonly string[]])[] = [
    [{}, { name: 'open' }, ['take', 'hand', 'settle']],
    [
      { state: 'taken', takenBy: 'A', remindAt: base.openedAt },
      { name: 'mine' },
      ['settle', 'hand'],
    ],
    [{ state: 'taken', takenBy: 'A', remindAt: null }, { name: 'remind' }, ['settle', 'hand']],
    [{ state: 'taken', takenBy: 'B' }, { name: 'taken-by', who: 'B' }, []],
    [
      { apart: [{ person: 'A', state: { name: 'lapsed' } }] },
      { name: 'lapsed' },
      ['take', 'hand', 'settle'],
    ],
    [
      { apart: [{ person: 'A', state: { name: 'handed', to: 'C' } }] },
      { name: 'handed', to: 'C' },
      [],
    ],
    ...(['person', 'todo-done', 'reached', 'not-urgent'] as const).map(
      (how) =>
        [
          { state: 'settled', settled: { how, by: null, at: base.openedAt } },
          { name: 'settled', how },
          [],
        ] as const,
    ),
  ];
  it.each(cases)('%j', (change, state, actions) => {
    const face = alertFaceOf({ ...base, ...change }, 'A');
    expect(face).toEqual({ state, final: actions.length === 0, actions, note: null });
  });

  it('is nobody’s who has no card', () => {
    expect(alertFaceOf(base, 'Z')).toBeNull();
    expect(alertKeyOf(base, 'Z')).toBe('');
  });

  it('has another key when its person is told anew, and the same when nothing is new', () => {
    const scene = playAlert();
    const first = alertKeyOf(scene.alert(), 'A');
    scene.until(4);
    expect(alertKeyOf(scene.alert(), 'A')).toBe(first);
    scene.until(5);
    expect(alertKeyOf(scene.alert(), 'A')).not.toBe(first);
  });
});

describe('callpop alerts', () => {
  it('prints state, times of Shanghai, and who was told', () => {
    const scene = playAlert({ opening: NIGHT });
    scene.until(1);
    scene.happen(joined('c2'));
    const printed = printAlert(scene.alert());
    expect(printed).toEqual({
      id: ID,
      state: 'open',
      openedAt: '2026-11-25T01:30:00+08:00',
      respondBy: '2026-11-25T01:45:00+08:00',
      takenBy: null,
      nextStepAt: '2026-11-25T01:32:00+08:00',
      count: 2,
      notices: [{ at: '2026-11-25T01:30:00+08:00', to: 'D', channel: 'card', outcome: 'accepted' }],
    });
    scene.happen(pressed('D', 'settled'));
    expect(printAlert(scene.alert())).toMatchObject({ state: 'settled', nextStepAt: null });
  });
});
