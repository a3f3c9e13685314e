import { describe, expect, it } from '@jest/globals';
import { createPushes } from '../../../../server/adapters/store/pushes.ts';
import { START, after, makeCard, makePush } from '../../../contracts/store-samples.ts';
import { openPlace } from './place.ts';

const place = openPlace();
const HOURS = 3600;
const lease = (name: string, second = 3) => ({ lease: name, until: after(second) });
const press = (code: string, card = 0) => ({ code, card, at: after(1) });
let made = 0;
const fresh = () => makePush(`push-${(made += 1)}`);

describe('a push', () => {
  it('is begun once, and comes back as it was stored', async () => {
    const pushes = createPushes(place.of());
    const push = { ...fresh(), cards: [makeCard(0, { state: 'unsent', msgid: null, send: null })] };
    const begun = await Promise.all(
      Array.from({ length: 8 }, (_, n) => pushes.begin(push, lease(`l${n}`))),
    );
    expect(begun.filter(Boolean)).toHaveLength(1);
    expect(await pushes.load(push.id)).toEqual(push);
    expect(await pushes.load('unknown')).toBeNull();
  });

  it('raised by eight at once: one holds it, and every code is kept once', async () => {
    const pushes = createPushes(place.of());
    const push = fresh();
    const raised = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        pushes.raise(
          { ...push, wanted: n + 1, presses: [press(`code-${n % 4}`)] },
          { ...lease(`l${n}`), now: START },
        ),
      ),
    );
    expect(raised.filter((one) => one.mine)).toHaveLength(1);
    const stored = await pushes.load(push.id);
    expect(stored?.wanted).toBe(8);
    expect(stored?.presses.map((one) => one.code).sort()).toEqual([
      'code-0',
      'code-1',
      'code-2',
      'code-3',
    ]);
  });

  it('raising lower changes nothing; a free lease is taken, one that is over too', async () => {
    const pushes = createPushes(place.of());
    const push = { ...fresh(), wanted: 5 };
    expect((await pushes.raise(push, { ...lease('first'), now: START })).mine).toBe(true);
    const low = await pushes.raise(
      { ...push, wanted: 2 },
      { ...lease('second', 5), now: after(2) },
    );
    expect(low).toMatchObject({ mine: false, push: { wanted: 5 } });
    const late = await pushes.raise(push, { ...lease('third', 8), now: after(3) });
    expect(late.mine).toBe(true);
    expect(await pushes.keep(late.push, lease('first'))).toBe(false);
    expect(await pushes.keep(late.push, lease('third', 9))).toBe(true);
  });

  it('a spent code does not come back with a repeated row', async () => {
    const pushes = createPushes(place.of());
    const push = { ...fresh(), presses: [press('P1')] };
    const { push: held } = await pushes.raise(push, { ...lease('a'), now: START });
    const done = await pushes.finish(
      { ...held, presses: [], shown: 1, cards: [makeCard(0)] },
      { ...lease('a'), spent: ['P1'], wait: null },
    );
    expect(done).toMatchObject({ more: false, push: { presses: [], shown: 1 } });
    const again = await pushes.raise(push, { ...lease('b'), now: after(1) });
    expect(again.push.presses).toEqual([]);
  });

  it('finishing goes on while more was wanted meanwhile, and only the holder may finish', async () => {
    const pushes = createPushes(place.of());
    const push = fresh();
    const { push: held } = await pushes.raise(push, { ...lease('a'), now: START });
    await pushes.raise(
      { ...push, wanted: 4, presses: [press('P9')] },
      { ...lease('b'), now: START },
    );
    const first = await pushes.finish(
      { ...held, shown: 1 },
      { ...lease('a'), spent: [], wait: null },
    );
    expect(first).toMatchObject({ more: true, push: { wanted: 4, presses: [press('P9')] } });
    expect(
      await pushes.finish({ ...held, shown: 4 }, { ...lease('b'), spent: [], wait: null }),
    ).toBeNull();
    const last = await pushes.finish(
      { ...held, shown: 4 },
      { ...lease('a'), spent: ['P9'], wait: null },
    );
    expect(last).toMatchObject({ more: false });
    expect(await pushes.takeDue({ ...lease('c', 900), now: after(600), limit: 10 })).toEqual([]);
  });

  it('keeps bodies with any text in them, byte for byte', async () => {
    const pushes = createPushes(place.of());
    const push = fresh();
    const body = '{"$set":"$$REMOVE","a.b":"张三 $1 ★ \\u0000"}';
    const { push: held } = await pushes.raise(push, { ...lease('a'), now: START });
    const kept = { ...held, cards: [makeCard(0, { body, shownKey: '$key' })] };
    expect(await pushes.keep(kept, lease('a'))).toBe(true);
    await pushes.finish({ ...kept, shown: 1 }, { ...lease('a'), spent: ['$x'], wait: null });
    expect((await pushes.load(push.id))?.cards).toEqual(kept.cards);
  });
});

describe('what is due', () => {
  it('a push that waits is due at its time; one whose holder died when its lease is over', async () => {
    const pushes = createPushes(place.of());
    const [waits, dead] = [fresh(), fresh()];
    const { push: held } = await pushes.raise(waits, { ...lease('a'), now: START });
    await pushes.finish(held, { ...lease('a'), spent: [], wait: after(20) });
    await pushes.raise(dead, { ...lease('b', 3), now: START });
    const take = async (second: number) =>
      (await pushes.takeDue({ ...lease('t', second + 5), now: after(second), limit: 10 })).map(
        (one) => one.id,
      );
    expect(await take(2)).toEqual([]);
    expect(await take(3)).toEqual([dead.id]);
    expect((await take(20)).sort()).toEqual([waits.id, dead.id].sort());
  });

  it('eight takers at once get each push once', async () => {
    const pushes = createPushes(place.of());
    for (let n = 0; n < 40; n += 1) await pushes.raise(fresh(), { ...lease('dead'), now: START });
    const taken = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        pushes.takeDue({ ...lease(`t${n}`, 20), now: after(10), limit: 100 }),
      ),
    );
    const ids = taken.flat().map((one) => one.id);
    expect(ids).toHaveLength(40);
    expect(new Set(ids).size).toBe(40);
  });

  it('leases of a dead process are free at the start of its successor', async () => {
    const pushes = createPushes(place.of());
    await pushes.raise(fresh(), { ...lease('dead', 300), now: START });
    await pushes.freeLeases(after(1));
    expect(await pushes.takeDue({ ...lease('t', 9), now: after(1), limit: 10 })).toHaveLength(1);
  });

  it('a live card is to be closed after 70 hours, a final one never', async () => {
    const pushes = createPushes(place.of());
    const [live, final] = [fresh(), fresh()];
    for (const [push, state] of [
      [live, 'live'],
      [final, 'final'],
    ] as const) {
      const { push: held } = await pushes.raise(push, { ...lease('a'), now: START });
      const cards = [makeCard(0, { state })];
      await pushes.finish({ ...held, cards, shown: 1 }, { ...lease('a'), spent: [], wait: null });
    }
    expect(await pushes.wantClosed(after(70 * HOURS - 1), 10)).toEqual([]);
    expect((await pushes.wantClosed(after(70 * HOURS), 10)).map((one) => one.id)).toEqual([
      live.id,
    ]);
    const held = await pushes.raise({ ...live, wanted: 2 }, { ...lease('b'), now: after(9) });
    const closed = { ...held.push, cards: [makeCard(0, { state: 'final' })], shown: 2 };
    await pushes.finish(closed, { ...lease('b'), spent: [], wait: null });
    expect(await pushes.wantClosed(after(80 * HOURS), 10)).toEqual([]);
  });

  it('pushes are found by call, and the broken ones by the audit', async () => {
    const pushes = createPushes(place.of());
    const [fine, lost, open] = [fresh(), fresh(), { ...fresh(), call: 'call-2' }];
    for (const [push, card] of [
      [fine, makeCard(0)],
      [lost, makeCard(0, { lost: true, msgid: null, send: null })],
    ] as const) {
      const { push: held } = await pushes.raise(push, { ...lease('a'), now: START });
      const done = { ...held, cards: [card], shown: 1 };
      await pushes.finish(done, { ...lease('a'), spent: [], wait: null });
    }
    await pushes.raise(open, { ...lease('a'), now: START });
    expect((await pushes.ofCall('call-1')).map((one) => one.id).sort()).toEqual(
      [fine.id, lost.id].sort(),
    );
    expect((await pushes.broken(10)).map((one) => one.id).sort()).toEqual(
      [lost.id, open.id].sort(),
    );
    const again = await pushes.raise({ ...lost, wanted: 2 }, { ...lease('b'), now: after(1) });
    const healed = { ...again.push, cards: [makeCard(0)], shown: 2 };
    await pushes.finish(healed, { ...lease('b'), spent: [], wait: null });
    expect((await pushes.broken(10)).map((one) => one.id)).toEqual([open.id]);
  });
});
