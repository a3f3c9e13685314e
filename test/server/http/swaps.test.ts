/** Swaps through their doors: asked, answered, lapsed. */
import { describe, expect, it } from '@jest/globals';
import type { Employee } from '../../../server/domain/people.ts';
import { A, at, B, C } from '../domain/roster/stage.ts';
import { a, admin, b, c, keepRosters, SATURDAY, span } from './roster-house.ts';

const openRoster = keepRosters();

describe('swaps', () => {
  const wish = { partner: A, give: SATURDAY };

  it('are asked, granted, and then in the roster; both are told', async () => {
    const { send, names, shown } = await openRoster();
    const { body: asked } = await send('POST', '/swaps', wish, b, 'k1');
    expect(asked).toMatchObject({
      id: `${B}.k1`,
      state: 'asked',
      lapsesAt: '2026-11-28T01:00:00.000Z',
    });
    expect((await send('POST', '/swaps', wish, b, 'k1')).body).toEqual(asked);
    const path = `/swaps/${B}.k1`;
    expect((await send('POST', `${path}/grant`, undefined, b)).status).toBe(403);
    expect((await send('POST', `${path}/grant`, undefined, c)).status).toBe(403);
    const granted = await send('POST', `${path}/grant`, undefined, a);
    expect([granted.status, granted.body['state']]).toEqual([200, 'granted']);
    expect(await names('2026-11-28 09:30')).toEqual([A]);
    expect(shown).toEqual([A, A, B]);
    expect((await send('POST', `${path}/grant`, undefined, a)).status).toBe(200);
    const refused = await send('POST', `${path}/refuse`, undefined, a);
    expect([refused.status, refused.body['current']]).toMatchObject([409, { state: 'granted' }]);
    expect((await send('GET', '')).body['version']).toBe(2);
  });

  it('of one shift asked of two: the first grants, the other is refused by name', async () => {
    const { send, names } = await openRoster();
    const give = span('2026-11-27 20:00', '2026-11-27 22:00');
    await send('POST', '/swaps', { partner: B, give }, a, 'to-b');
    await send('POST', '/swaps', { partner: C, give }, a, 'to-c');
    const grant = (key: string, who: Employee) =>
      send('POST', `/swaps/${A}.${key}/grant`, undefined, who);
    const [one, other] = await Promise.all([grant('to-b', b), grant('to-c', c)]);
    expect([one.status, other.status].sort()).toEqual([200, 422]);
    const loser = one.status === 422 ? one : other;
    expect(loser.body['fields']).toEqual([{ path: '', problem: 'already-swapped' }]);
    expect(await names('2026-11-27 21:00')).toEqual([one.status === 200 ? B : C]);
  });

  it('lapse at the start of their shift, whether or not anybody has looked', async () => {
    const { send, business, lapse, shown } = await openRoster();
    await send('POST', '/swaps', wish, b, 'k1');
    business.now = at('2026-11-28 09:00');
    const { body } = await send('GET', '/week?from=2026-11-23');
    expect(body['swaps']).toMatchObject([{ state: 'lapsed' }]);
    expect((await send('POST', `/swaps/${B}.k1/grant`, undefined, a)).status).toBe(409);
    expect([await lapse(), await lapse()]).toEqual([1, 0]);
    expect(shown).toEqual([A, A, B]);
  });

  it('are taken back by whoever asked, while nobody has answered', async () => {
    const { send, shown } = await openRoster();
    await send('POST', '/swaps', wish, b, 'k1');
    const path = `/swaps/${B}.k1`;
    expect((await send('POST', `${path}/withdraw`, undefined, a)).status).toBe(403);
    const done = await send('POST', `${path}/withdraw`, undefined, b);
    expect([done.status, done.body['state']]).toEqual([200, 'withdrawn']);
    expect((await send('POST', `${path}/withdraw`, undefined, b)).body).toEqual(done.body);
    expect(shown).toEqual([A, A]);
    const late = await send('POST', `${path}/grant`, undefined, a);
    expect([late.status, late.body['current']]).toMatchObject([409, { state: 'withdrawn' }]);
    await send('POST', '/swaps', wish, b, 'k2');
    await send('POST', `/swaps/${B}.k2/refuse`, undefined, a);
    expect((await send('POST', `/swaps/${B}.k2/withdraw`, undefined, b)).status).toBe(409);
    expect((await send('POST', '/swaps/none/withdraw', undefined, b)).status).toBe(404);
  });

  it('are refused by name, and unknown ones are unknown', async () => {
    const { send } = await openRoster();
    const mine = await send(
      'POST',
      '/swaps',
      { partner: B, give: span('2026-11-25 10:00', '2026-11-25 12:00') },
      a,
    );
    expect([mine.status, mine.body['fields']]).toEqual([422, [{ path: '', problem: 'own-days' }]]);
    expect((await send('POST', '/swaps/none/grant', undefined, a)).status).toBe(404);
    expect((await send('POST', '/swaps', wish, admin)).status).toBe(403);
  });
});
