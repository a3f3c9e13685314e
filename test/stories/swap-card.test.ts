/** Swaps by card: asked, granted, refused, lapsed, taken back; and what a press says that cannot be carried out. Spec §4.3. */
import { describe, expect, it } from '@jest/globals';
import type { House } from '../support/house.ts';
import { A, B, C, DUTY, inHouse, logIn, rowOf, rung } from './acts.ts';
import { ADMIN, ask, jumpTo, lineOf, minute, passTo, told } from './duty.ts';

/** A Friday morning; Saturday morning from nine is B's, A is off. */
const FRIDAY = '2026-11-27T10:00:00+08:00';
const SATURDAY = { from: '2026-11-28T09:00:00+08:00', to: '2026-11-28T10:00:00+08:00' };
const ASKED = '销售经理B请您代班 / live';

/** B asks A to stand in on Saturday; the id of the swap. */
async function askA(house: House, more: object = {}): Promise<string> {
  const wish = { partner: A, give: SATURDAY, ...more };
  const { status, body } = await ask(house, B, '/swaps', wish);
  expect(status).toBe(200);
  return String(body['id']);
}

async function stateOf(house: House, id: string): Promise<unknown> {
  const { body } = await ask(house, ADMIN, '/week?from=2026-11-23');
  return (body['swaps'] as { id: string; state: string }[]).find((one) => one.id === id)?.state;
}

const sentence = async (house: House, person: string) =>
  (await house.card(person)).card?.sub_title_text;

describe('a swap', () => {
  it('is asked by a card, granted by 同意: the week says so, a call rings whoever took it', () =>
    inHouse(FRIDAY, async (house) => {
      const id = await askA(house, { note: '孩子家长会，麻烦了' });
      expect(await told(house)).toEqual({ [A]: [ASKED] });
      const card = await house.card(A);
      expect(card.card?.sub_title_text).toBe('请在 11-28 09:00 前答复，过时自动作废');
      expect([rowOf(card, '您上'), rowOf(card, '对方上'), rowOf(card, '附言')]).toEqual([
        '11-28 09:00–10:00',
        undefined,
        '孩子家长会，麻烦了',
      ]);
      await house.press(A, '同意');
      expect(await told(house)).toEqual({
        [A]: ['销售经理B请您代班 / 已同意'],
        [B]: ['销售经理A已同意换班'],
      });
      expect(await stateOf(house, id)).toBe('granted');
      await passTo(house, '2026-11-28 09:05');
      const call = await house.ring({ from: '13900001111' });
      await house.pass(60);
      expect(await rung(house, call)).toEqual([`${A}:mobile_phone`, `${DUTY}:mobile_phone`]);
    }));

  it('is refused by 拒绝: the roster stays, the asker is told', () =>
    inHouse(FRIDAY, async (house) => {
      const id = await askA(house);
      await house.press(A, '拒绝');
      await minute(house);
      expect(await told(house)).toEqual({
        [A]: ['销售经理B请您代班 / 已拒绝'],
        [B]: ['销售经理A拒绝了换班'],
      });
      expect(await stateOf(house, id)).toBe('refused');
      expect(await house.finger(A, '同意')).toBe(409);
    }));

  it('lapses at the start of its shift: both are told, once', () =>
    inHouse(FRIDAY, async (house) => {
      await askA(house);
      await passTo(house, '2026-11-28 08:59');
      expect((await told(house))[A]).toEqual([ASKED]);
      await passTo(house, '2026-11-28 09:00');
      await passTo(house, '2026-11-28 09:01');
      const seen = await told(house);
      expect([seen[A], seen[B]]).toEqual([
        ['销售经理B请您代班 / 已过期'],
        ['销售经理A未答复，换班已作废'],
      ]);
    }));

  it('pressed after the start, before anybody looked: the card says that it is over', () =>
    inHouse(FRIDAY, async (house) => {
      const id = await askA(house);
      await jumpTo(house, '2026-11-28 09:00');
      await house.press(A, '同意');
      await minute(house);
      const seen = await told(house);
      expect([seen[A], seen[B]]).toEqual([
        ['销售经理B请您代班 / 已过期'],
        ['销售经理A未答复，换班已作废'],
      ]);
      expect(await stateOf(house, id)).toBe('lapsed');
    }));

  it('that cannot be any more says why and can be pressed again: own days', () =>
    inHouse(FRIDAY, async (house) => {
      await askA(house);
      const add = { kind: 'add', person: A, ...SATURDAY };
      const { body } = await ask(house, ADMIN, '/overrides', add);
      await house.press(A, '同意');
      expect(await told(house)).toEqual({ [A]: [ASKED] });
      expect(await sentence(house, A)).toBe(
        '接班的同事这段时间本来就在班，换班后会少一个人 · 请在 11-28 09:00 前答复，过时自动作废',
      );
      expect(await house.buttons(A)).toEqual(['同意', '拒绝', '查看详情']);
      const token = await logIn(house, ADMIN);
      await house.api(`/api/roster/overrides/${String(body['id'])}`, { method: 'DELETE', token });
      await house.press(A, '同意');
      expect((await told(house))[B]).toEqual(['销售经理A已同意换班']);
    }));

  it('of a shift that was given away meanwhile: already swapped', () =>
    inHouse(FRIDAY, async (house) => {
      // Friday evening is A's alone; B and C are asked for it.
      const give = { from: '2026-11-27T21:00:00+08:00', to: '2026-11-27T22:00:00+08:00' };
      await ask(house, A, '/swaps', { partner: B, give });
      await ask(house, A, '/swaps', { partner: C, give });
      await house.press(B, '同意');
      await house.press(C, '同意');
      expect(await told(house)).toEqual({
        [A]: ['销售经理B已同意换班'],
        [B]: ['销售经理A请您代班 / 已同意'],
        [C]: ['销售经理A请您代班 / live'],
      });
      expect(await sentence(house, C)).toContain('这个班次已经换过了 · 请在 21:00 前答复');
    }));

  it('is taken back by the asker: the partner’s card says so, the asker needs no word', () =>
    inHouse(FRIDAY, async (house) => {
      const id = await askA(house);
      expect((await ask(house, C, `/swaps/${id}/withdraw`)).status).toBe(403);
      expect((await ask(house, B, `/swaps/${id}/withdraw`)).status).toBe(200);
      expect((await ask(house, B, `/swaps/${id}/withdraw`)).status).toBe(200);
      expect(await told(house)).toEqual({ [A]: ['销售经理B请您代班 / 对方已取消'] });
      expect((await ask(house, A, `/swaps/${id}/grant`)).status).toBe(409);
      await passTo(house, '2026-11-28 09:00');
      expect((await told(house))[B]).toBeUndefined();
    }));

  it('is answered on the page: the card shows it', () =>
    inHouse(FRIDAY, async (house) => {
      const id = await askA(house);
      expect((await ask(house, A, `/swaps/${id}/grant`)).status).toBe(200);
      expect(await told(house)).toEqual({
        [A]: ['销售经理B请您代班 / 已同意'],
        [B]: ['销售经理A已同意换班'],
      });
    }));

  it('whose card is 70 hours old is answered on the page', () =>
    inHouse('2026-11-24T10:00:00+08:00', async (house) => {
      const id = await askA(house);
      await jumpTo(house, '2026-11-27 08:01');
      await house.running().flows.sweep.daily();
      await house.settle();
      expect((await told(house))[A]).toEqual(['销售经理B请您代班 / 请在小程序处理']);
      expect((await ask(house, A, `/swaps/${id}/grant`)).status).toBe(200);
      expect((await house.messages(B)).map(lineOf)).toContain('销售经理A已同意换班');
    }));

  it('is nobody else’s: a press on somebody else’s card does nothing', () =>
    inHouse(FRIDAY, async (house) => {
      const id = await askA(house);
      const { msgid } = await house.card(A);
      const answer = await fetch(`${house.standin.url}/inspect/press`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ user: C, msgid, text: '同意' }),
      });
      expect(answer.status).not.toBe(200);
      expect((await ask(house, C, `/swaps/${id}/grant`)).status).toBe(403);
      expect(await told(house)).toEqual({ [A]: [ASKED] });
      expect(await stateOf(house, id)).toBe('asked');
    }));
});
