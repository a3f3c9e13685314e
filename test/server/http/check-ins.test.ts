/** Check-ins and the hand-over through their doors. */
import { describe, expect, it } from '@jest/globals';
import { at } from '../domain/roster/stage.ts';
import { a, admin, b, director, duty, keepRosters, span } from './roster-house.ts';

const openRoster = keepRosters();
const ID = 'duty_person:2026-11-24T14:00:00.000Z';
const CONFIRM = `/check-ins/${encodeURIComponent(ID)}/confirm`;

async function openAsked() {
  const roster = await openRoster();
  roster.business.now = at('2026-11-24 18:00');
  await roster.look();
  await roster.look();
  return roster;
}

describe('check-ins', () => {
  it('are one’s own; director and admin see all', async () => {
    const { send, asked } = await openAsked();
    expect(asked).toEqual(['show duty_person']);
    const seen = async (who: typeof a) => {
      const { body } = await send('GET', '/check-ins', undefined, who);
      return (body['checkIns'] as { id: string }[]).map(({ id }) => id);
    };
    expect(await seen(a)).toEqual([]);
    for (const who of [duty, director, admin]) expect(await seen(who)).toEqual([ID]);
    const { body } = await send('GET', '/check-ins', undefined, duty);
    expect(body['checkIns']).toMatchObject([
      {
        person: { id: 'duty_person', name: '值班人员' },
        state: 'asked',
        shift: { from: '2026-11-24T14:00:00.000Z', to: '2026-11-25T01:00:00.000Z' },
        confirmBy: '2026-11-24T13:00:00.000Z',
        confirmedAt: null,
      },
    ]);
  });

  it('are confirmed by whoever has the shift, once', async () => {
    const { send, asked, business } = await openAsked();
    for (const who of [a, director, admin]) {
      expect((await send('POST', CONFIRM, undefined, who)).status).toBe(403);
    }
    expect((await send('POST', '/check-ins/nobody:x/confirm', undefined, duty)).status).toBe(404);
    business.now = at('2026-11-24 19:00');
    const done = await send('POST', CONFIRM, undefined, duty);
    expect(done.body).toMatchObject({
      state: 'confirmed',
      confirmedAt: '2026-11-24T11:00:00.000Z',
    });
    business.now = at('2026-11-24 20:00');
    expect((await send('POST', CONFIRM, undefined, duty)).body).toEqual(done.body);
    expect(asked).toEqual(['show duty_person', 'show duty_person']);
  });

  it('are confirmed no more when the roster names somebody else, or the shift is over', async () => {
    const { send, look, business, asked } = await openAsked();
    const replace = { kind: 'replace', person: 'duty_person', by: b.id };
    const night = span('2026-11-24 22:00', '2026-11-25 09:00');
    await send('POST', '/overrides', { ...replace, ...night });
    await look();
    expect(asked.slice(1).sort()).toEqual(['show duty_person', `show ${b.id}`].sort());
    const late = await send('POST', CONFIRM, undefined, duty);
    expect([late.status, late.body['current']]).toMatchObject([409, { state: 'released' }]);
    const theirs = `/check-ins/${encodeURIComponent(ID.replace('duty_person', b.id))}/confirm`;
    business.now = at('2026-11-25 09:00');
    expect((await send('POST', theirs, undefined, b)).status).toBe(409);
    business.now = at('2026-11-25 08:59');
    expect((await send('POST', theirs, undefined, b)).status).toBe(200);
  });

  it('tell the director of silence, the admin where there is none, nobody of their own', async () => {
    const { look, business, asked } = await openAsked();
    business.now = at('2026-11-24 20:59');
    await look();
    expect(asked).toHaveLength(1);
    business.now = at('2026-11-24 21:00');
    await Promise.all([look(), look()]);
    await look();
    expect(asked.slice(1)).toEqual(['show duty_person', 'tell-unconfirmed sales_director']);
  });
});

describe('the hand-over', () => {
  it('is for the shift that is on, or the next one; of nobody’s there is none', async () => {
    const { send, business } = await openRoster();
    business.now = at('2026-11-24 18:00');
    const shiftOf = async (who: typeof a) =>
      (await send('GET', '/hand-over', undefined, who)).body['shift'];
    const [start, to] = ['2026-11-24T14:00:00.000Z', '2026-11-25T01:00:00.000Z'];
    expect(await shiftOf(duty)).toEqual({ from: start, to });
    expect(await shiftOf(a)).toBeNull();
    business.now = at('2026-11-25 02:00');
    expect(await shiftOf(duty)).toEqual({ from: business.now.toISOString(), to });
  });
});
