import { beforeEach, describe, expect, it } from '@jest/globals';
import { maySeeCall } from '../../../../server/domain/calls/access.ts';
import type { Call } from '../../../../server/domain/calls/types.ts';
import type { Consequence } from '../../../../server/domain/consequences.ts';
import type { Employee } from '../../../../server/domain/people.ts';
import { DEFAULT_TABLES } from '../../../../server/domain/routing/tables.ts';
import { answerPress } from '../../../../server/flows/calls/answer-press.ts';
import { applyEvents } from '../../../../server/flows/calls/apply.ts';
import type { Desk } from '../../../../server/flows/calls/desk.ts';
import { createLanes } from '../../../../server/flows/calls/lanes.ts';
import { showCall } from '../../../../server/flows/calls/show-call.ts';
import { speakOfCaller } from '../../../../server/flows/calls/speak-of-caller.ts';
import { createLog } from '../../../../server/log.ts';
import { customer } from '../../domain/matching/house.ts';
import { A, B, C, PEOPLE } from '../../domain/routing/make.ts';
import { later, makeCall, OWNER, rings } from './make-call.ts';

/** Four may own the line: one more than a card can offer. */
const FOUR = {
  book: {
    C1: '057487654321',
    C2: '057187654321',
    C3: '051287654321',
    C4: '051087654321',
  },
  customers: [OWNER, ...['C2', 'C3', 'C4'].map((id) => customer(id))],
};

const viewer = (id: string): Employee => {
  const found = PEOPLE.find((one) => one.id === id);
  if (!found) throw new Error(`nobody is called ${id}`);
  return found;
};

let calls: Map<string, Call>;
let asked: Consequence[];

function build() {
  const clock = { now: () => later(120), wall: () => later(120) };
  const find = (id: string) => Promise.resolve(calls.get(id) ?? null);
  const store = {
    load: find,
    recall: find,
    save: (next: Call, was: { readonly version: number }) => {
      if ((calls.get(next.id)?.version ?? 0) !== was.version) return Promise.resolve(false);
      calls.set(next.id, next);
      return Promise.resolve(true);
    },
  };
  const desk: Desk = {
    people: PEOPLE,
    tables: DEFAULT_TABLES,
    statuses: new Map(),
    activity: new Map(),
  };
  const apply = applyEvents({
    calls: store,
    clock,
    settings: { takesOrders: true },
    perform: (_call, rows) => asked.push(...rows.map((row) => row.what)),
    seam: () => undefined,
  });
  const nobody = () => Promise.reject(new Error('nobody reserves anybody here'));
  const { press } = answerPress({
    pushes: { load: () => Promise.reject(new Error('a page has no push')) },
    apply,
    desk: { now: () => Promise.resolve(desk), recent: () => Promise.resolve(desk) },
    reservations: { take: nobody, release: nobody },
    lanes: createLanes(),
    clock,
    otherCard: () => Promise.reject(new Error('a page has no follow-up press')),
    log: createLog({ level: 'silent' }),
  });
  const show = showCall({
    calls: store,
    pushes: { ofCall: () => Promise.resolve([]) },
    records: { recordingsOf: () => Promise.resolve([]) },
    people: { all: () => Promise.resolve(PEOPLE) },
    digests: { load: () => Promise.resolve(null) },
    todos: { load: () => Promise.resolve(null) },
    transcripts: { load: () => Promise.resolve(null), loadPlan: () => Promise.resolve(null) },
    jobs: { ofRound: () => Promise.resolve([]) },
    listens: false,
    clock,
    maySee: (call, person) => Promise.resolve(maySeeCall(call, person)),
    house: { hotline: '4008-320-160', takesOrders: true },
  });
  return { show, ...speakOfCaller({ show, apply, press, clock }) };
}

beforeEach(() => {
  calls = new Map([['call-1', makeCall({ from: '013987654321', house: FOUR })]]);
  asked = [];
});

const wish = { call: 'call-1', viewer: viewer(A), key: 'k1' };

describe('speaking of the caller from the page', () => {
  it.each([0, 1, 2, 3])('就是他 means the candidate numbered %d', async (candidate) => {
    const meant = calls.get('call-1')?.identification?.match.candidates[candidate];
    const answer = await build().confirmCall({ ...wish, candidate });
    expect(answer).toMatchObject({
      ok: true,
      view: {
        version: 2,
        who: { title: meant?.customer?.name, said: '销售经理A 10:05 确认：就是他' },
      },
    });
    expect(asked.map((one) => one.do)).toEqual(
      expect.arrayContaining(['remember', 'reattach', 'identify']),
    );
  });

  it('changes nothing for a candidate that is not there', async () => {
    const answer = await build().confirmCall({ ...wish, candidate: 4 });
    expect(answer).toMatchObject({ ok: true, view: { who: { said: null } } });
    expect(asked).toEqual([]);
  });

  it('都不是 leaves a lead and remembers whom it was not', async () => {
    const answer = await build().rejectCall(wish);
    expect(answer).toMatchObject({ view: { who: { title: '新线索' } } });
    expect(asked).toMatchObject([{ do: 'remember' }]);
  });

  it.each(['confirmCall', 'rejectCall'] as const)('takes back what %s said', async (say) => {
    const house = build();
    const before = await house.show(wish);
    await house[say]({ ...wish, candidate: 1 });
    asked = [];
    const answer = await house.undoConfirmation({ ...wish, key: 'k2' });
    expect(answer).toMatchObject({
      view: { version: 3, who: before.ok ? before.view.who : null },
    });
    expect(asked.map((one) => one.do)).toEqual(expect.arrayContaining(['forget', 'detach']));
  });

  it('takes a repeated wish once', async () => {
    const house = build();
    await house.confirmCall({ ...wish, candidate: 1 });
    await house.undoConfirmation({ ...wish, key: 'k2' });
    await house.confirmCall({ ...wish, candidate: 2, key: 'k3' });
    asked = [];
    const repeats = [
      await house.undoConfirmation({ ...wish, key: 'k2' }),
      await house.confirmCall({ ...wish, candidate: 1 }),
    ];
    for (const answer of repeats) {
      expect(answer).toMatchObject({
        view: { version: 4, who: { said: '销售经理A 10:05 确认：就是他' } },
      });
    }
    expect(asked).toEqual([]);
  });

  it('has nothing to take back when nothing was said', async () => {
    expect(await build().undoConfirmation(wish)).toMatchObject({ ok: true, view: { version: 1 } });
  });

  it('keeps equal keys of two calls and of two people apart', async () => {
    const told = [[2, rings(B, 'mobile_phone')]] as const;
    calls.set('call-1', makeCall({ from: '013987654321', house: FOUR, told }));
    calls.set('call-2', makeCall({ from: '013987654321', house: FOUR, id: 'call-2' }));
    const house = build();
    await house.confirmCall({ ...wish, candidate: 1 });
    await house.confirmCall({ ...wish, candidate: 1, call: 'call-2' });
    await house.undoConfirmation({ ...wish, viewer: viewer(B) });
    const said = [...calls.values()].map((call) => call.identification?.confirmed?.id ?? null);
    expect(said[0]).toBeNull();
    expect(said[1]).toContain('call-2');
  });

  it.each(['confirmCall', 'rejectCall', 'undoConfirmation'] as const)(
    '%s: nothing of a call that is not there, nothing by whoever may not see it',
    async (act) => {
      const house = build();
      const away = { ...wish, candidate: 0, call: 'call-9' };
      expect(await house[act](away)).toEqual({ ok: false, why: 'gone' });
      calls.set('call-1', { ...makeCall(), plan: null });
      const stranger = { ...wish, candidate: 0, viewer: viewer(C) };
      expect(await house[act](stranger)).toEqual({ ok: false, why: 'forbidden' });
      expect(calls.size).toBe(1);
      expect(calls.get('call-1')?.version).toBe(1);
    },
  );
});
