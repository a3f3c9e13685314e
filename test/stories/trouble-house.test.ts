import { describe, expect, it } from '@jest/globals';
import { readPage, A, B, VIP, audit, inHouse, inboxes, logIn, setStatus } from './acts.ts';

const MORNING = '2026-11-24T10:00:00+08:00';
/** Nothing listens there: the discard port of this machine. */
const NO_REDIS = { REDIS_URL: 'redis://127.0.0.1:9' };

describe('Redis is away', () => {
  it('calls ring and cards come; nobody has a status, and saying one fails with a reason', () =>
    inHouse(
      MORNING,
      async (house) => {
        const call = await house.ring({ from: VIP, digit: '1' });
        expect(await house.buttons(A)).toContain('接听');
        await house.press(A, '接听');
        await house.phone(call, 'answer', { person: A, device: 'office_phone' });
        await house.pass(5);
        await house.phone(call, 'hangup');
        expect(await house.caption(A)).toMatch(/^已结束/);
        const token = await logIn(house, A);
        const body = { status: 'in_field' };
        const tap = await house.api('/api/sales/status', { method: 'POST', body, token });
        expect(tap.status).toBe(503);
        const board = await house.api('/api/sales/status', { token });
        expect(await board.json()).toContainEqual(
          expect.objectContaining({ person: A, status: 'unknown' }),
        );
        await house.say(B, '状态 外出');
        expect((await house.messages(B)).at(-1)?.text).toBe('状态没有保存成功，请稍后再发一次。');
        expect(await audit(house)).toEqual([]);
      },
      NO_REDIS,
    ));

  it('half of the budget is used', () =>
    inHouse(
      MORNING,
      async (house) => {
        for (let n = 0; n < 15; n += 1) {
          const call = await house.ring({ from: VIP });
          await house.phone(call, 'hangup');
        }
        expect(await house.messages(A)).toHaveLength(14);
      },
      NO_REDIS,
    ));
});

describe('the server is started again', () => {
  it('with a claim open: it lapses all the same, and the plan goes on', () =>
    inHouse(MORNING, async (house) => {
      const call = await house.ring({ from: VIP });
      await house.pass(3);
      await house.press(A, '接听');
      expect((await house.card(A)).card?.sub_title_text).toContain('您接听中');
      await house.restart();
      await house.pass(28);
      expect((await house.card(A)).card?.sub_title_text).toContain('未接通');
      await house.pass(30);
      expect(await house.buttons(B)).toContain('接听');
      await house.phone(call, 'hangup');
      expect(await house.caption(B)).toBe('未接');
      expect(await audit(house)).toEqual([]);
    }));

  it('sessions, statuses and calls are still there', () =>
    inHouse(MORNING, async (house) => {
      await setStatus(house, A, { status: 'in_meeting' });
      const call = await house.ring({ from: VIP });
      const token = await logIn(house, B);
      await house.restart();
      const board = await house.api('/api/sales/status', { token });
      expect(await board.json()).toContainEqual(
        expect.objectContaining({ person: A, status: 'in_meeting' }),
      );
      expect((await readPage(house, call)).phase.value).toBe('ringing');
      await house.phone(call, 'hangup');
      expect(Object.keys(await inboxes(house)).length).toBeGreaterThan(0);
      expect((await readPage(house, call)).phase.value).toBe('missed');
    }));
});
