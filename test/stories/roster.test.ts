/** The roster in the whole house: asked in chat, changed through the API, and calls that follow it at once. */
import { describe, expect, it } from '@jest/globals';
import type { House } from '../support/house.ts';
import { A, B, C, DUTY, inHouse, logIn, rung } from './acts.ts';

const SATURDAY = '2026-11-28T09:05:00+08:00';
const EVENING = { from: '2026-11-28T21:00:00+08:00', to: '2026-11-28T22:00:00+08:00' };

async function post(house: House, who: string, path: string, body?: unknown): Promise<Response> {
  const token = await logIn(house, who);
  return house.api(`/api/roster${path}`, { method: 'POST', token, ...(body ? { body } : {}) });
}

const heard = async (house: House, who: string): Promise<string | null | undefined> =>
  (await house.messages(who)).at(-1)?.text;

describe('the roster', () => {
  it('is told in chat, and a new holder is on duty at once', () =>
    inHouse(SATURDAY, async (house) => {
      await house.say(A, '谁在值班');
      expect(await heard(house, A)).toBe('现在值班：销售经理B，无人接听转值班人员。');
      const holder = { person: C, ...EVENING };
      expect((await post(house, 'admin', '/holders', holder)).status).toBe(200);
      await house.say(A, '谁在值班 今晚');
      expect(await heard(house, A)).toBe(
        '11月28日（周六）21:00 值班：销售经理C，无人接听转语音留言。',
      );
    }));

  it('follows a swap that was granted: the call rings whoever took the shift, and the asker hears of it', () =>
    inHouse(SATURDAY, async (house) => {
      const give = { from: '2026-11-28T09:06:00+08:00', to: '2026-11-28T10:00:00+08:00' };
      const asked = await post(house, B, '/swaps', { partner: A, give });
      const { id } = (await asked.json()) as { id: string };
      await house.pass(1);
      expect((await house.card(A)).card?.main_title?.title).toBe('销售经理B请您代班');
      expect((await post(house, A, `/swaps/${id}/grant`)).status).toBe(200);
      await house.pass(120);
      expect((await house.card(B)).card?.main_title?.title).toBe('销售经理A已同意换班');
      const call = await house.ring({ from: '13900001111' });
      await house.pass(60);
      expect(await rung(house, call)).toEqual([`${A}:mobile_phone`, `${DUTY}:mobile_phone`]);
    }));
});
