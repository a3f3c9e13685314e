import { describe, expect, it } from '@jest/globals';
import { A, B, HOUR, STRANGER, VIP, audit, counts, inHouse, inboxes, readPage } from './acts.ts';

const MORNING = '2026-11-24T10:00:00+08:00';

describe('WeCom is down while it rings', () => {
  it.each(['http500', 'refuse'] as const)(
    '%s: when it is back, the card shows the state of that moment',
    (outage) =>
      inHouse(MORNING, async (house) => {
        await house.faults({ outage });
        await house.ring({ from: VIP, digit: '1' });
        await house.pass(5);
        expect(await inboxes(house)).toEqual({});
        await house.faults({ outage: 'none' });
        await house.pass(30);
        const seen = (await house.messages(A)).filter(
          (one) => one.card?.replace_text === undefined,
        );
        expect(seen).toHaveLength(1);
        expect(await house.buttons(A)).toContain('接听');
        expect(await house.buttons(B)).toContain('接听');
      }),
  );

  it.each(['http500', 'refuse'] as const)(
    '%s until the call is over: the missed card, never a late pop',
    (outage) =>
      inHouse(MORNING, async (house) => {
        await house.faults({ outage });
        const call = await house.ring({ from: VIP });
        await house.pass(10);
        await house.phone(call, 'hangup');
        await house.pass(20);
        await house.faults({ outage: 'none' });
        await house.pass(60);
        const seen = await inboxes(house);
        expect(Object.keys(seen)).toEqual([A]);
        expect(seen[A]).toHaveLength(1);
        expect(seen[A]?.[0]?.card?.sub_title_text).toContain('未接来电');
        expect((await readPage(house, call)).phase.value).toBe('missed');
      }),
  );

  it('answered meanwhile: the card of the talk comes when it is back, and ends true', () =>
    inHouse(MORNING, async (house) => {
      await house.faults({ outage: 'http500' });
      const call = await house.ring({ from: VIP });
      await house.pass(4);
      await house.phone(call, 'answer', { person: A, device: 'office_phone' });
      await house.faults({ outage: 'none' });
      await house.pass(40);
      expect(await house.buttons(A)).toEqual(['转接', '挂断', '查看详情']);
      expect(await house.messages(B)).toEqual([]);
      await house.phone(call, 'hangup');
      expect(await house.caption(A)).toBe('已结束 40秒');
    }));
});

describe('codes', () => {
  it('a card already used up is replaced by a new one that says the end', () =>
    inHouse(MORNING, async (house) => {
      const call = await house.ring({ from: VIP });
      await house.pass(2);
      await house.faults({ errcodes: [{ path: 'update_template_card', errcode: 60140 }] });
      await house.phone(call, 'hangup');
      await house.pass(3);
      const pops = (await house.messages(A)).filter(
        (one) => !one.card?.sub_title_text?.startsWith('未接来电'),
      );
      expect(pops).toHaveLength(1);
      expect(pops[0]?.card?.sub_title_text).toContain('无人接听，来电已结束');
      // What is sent cannot be grey: it has the link and nothing else.
      expect(pops[0]?.card?.button_list?.map((button) => button.text)).toEqual(['查看详情']);
      expect(await audit(house)).toEqual([]);
    }));

  it('the answer of a send is lost: the audit lists the card, and a press is shown by a new one', () =>
    inHouse(MORNING, async (house) => {
      await house.faults({ loseAnswers: ['message/send'] });
      const call = await house.ring({ from: VIP });
      await house.pass(3);
      expect(await house.messages(A)).toHaveLength(1);
      expect((await counts(house))['suppressed']).toBe(1);
      expect(await audit(house)).toEqual([
        {
          subject: expect.stringMatching(/^card .* for sales_manager_a$/) as unknown as string,
          problem: expect.stringContaining('its send answer was lost') as unknown as string,
        },
      ]);
      await house.press(A, '接听');
      await house.pass(2);
      const [old, fresh, ...more] = await house.messages(A);
      expect(more).toEqual([]);
      expect(old?.card?.replace_text).toBe('见新卡');
      expect(fresh?.card?.sub_title_text).toContain('您接听中');
      expect(await house.buttons(A)).toEqual(['转接', '挂断', '查看详情']);
      expect(await audit(house)).toEqual([]);
      await house.phone(call, 'answer', { person: A, device: 'office_phone' });
      await house.pass(6);
      await house.phone(call, 'hangup');
      expect(await house.caption(A)).toMatch(/^已结束/);
    }));

  it('a lost answer and no press: the end is told by nothing false', () =>
    inHouse(MORNING, async (house) => {
      await house.faults({ loseAnswers: ['message/send'] });
      const call = await house.ring({ from: STRANGER });
      await house.pass(2);
      await house.phone(call, 'hangup');
      await house.pass(3);
      // The unreachable card stays; a newer one tells the end. The audit goes on naming the old one.
      const seen = await house.messages(A);
      expect(seen.at(-1)?.card?.sub_title_text).toContain('无人接听，来电已结束');
      expect((await audit(house)).map((one) => one.problem)).toEqual([
        expect.stringContaining('its send answer was lost'),
      ]);
      expect(call).not.toBe('');
    }));

  it('somebody whom WeCom does not reach: phones ring on, the admin is told once a day', () =>
    inHouse(MORNING, async (house) => {
      await house.faults({ unreachable: [A] });
      for (const from of [VIP, STRANGER]) {
        const call = await house.ring({ from });
        await house.pass(2);
        expect((await house.phoneState(call)).legs[0]?.state).toBe('ringing');
        await house.phone(call, 'hangup');
      }
      expect((await house.messages('admin')).map((one) => one.card?.main_title?.title)).toEqual([
        '销售经理A 收不到卡片',
      ]);
      expect(await audit(house)).toEqual([]);
    }));
});

describe('a card that is still live after 70 hours', () => {
  it('a missed card: 请在小程序处理, and nothing follows', () =>
    inHouse(MORNING, async (house) => {
      const call = await house.ring({ from: VIP });
      await house.pass(10);
      await house.phone(call, 'hangup');
      expect(await house.messages(A)).toHaveLength(2);
      house.clock.move(69 * HOUR);
      await house.running().flows.sweep.daily();
      await house.settle();
      expect(await house.caption(A)).toBeNull();
      house.clock.move(HOUR);
      for (let again = 0; again < 3; again += 1) {
        await house.running().flows.sweep.daily();
        await house.settle();
      }
      expect(await house.caption(A)).toBe('请在小程序处理');
      expect(await house.messages(A)).toHaveLength(2);
      expect(await audit(house)).toEqual([]);
    }));

  it('a pop card of a call whose end was never told', () =>
    inHouse(MORNING, async (house) => {
      const { store } = house.running().adapters;
      const call = await house.ring({ from: VIP });
      expect((await store.calls.load(call))?.ended).toBeNull();
      // The gateway is cut off: of the rest of the call nobody hears.
      await house.gateway.stop();
      house.clock.move(70 * HOUR);
      for (let again = 0; again < 3; again += 1) {
        await house.running().flows.sweep.daily();
        await house.settle();
      }
      expect(await house.caption(A)).toBe('请在小程序处理');
      expect(await house.messages(A)).toHaveLength(1);
    }));
});
