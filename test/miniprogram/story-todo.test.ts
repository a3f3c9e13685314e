/** The page of one to-do on the phone: ticked, moved, given away, done. Pages §1, §3. */
import { describe, expect, it, jest } from '@jest/globals';
import { A, B, C, VIP } from '../stories/acts.ts';
import { talk, todoOf } from '../stories/after.ts';
import { MORNING } from '../stories/alerting.ts';
import { layoutAt, PHONE } from './support/browser.ts';
import { inMiniHouse } from './support/house.ts';
import { agree, HEARING, INBOX, keepsRules, miss, todoAddress } from './support/waiting.ts';

jest.setTimeout(120_000);

describe('a to-do', () => {
  it('is ticked, moved, given away and done from its page', () =>
    inMiniHouse(
      MORNING,
      async ({ house, phone, settled }) => {
        const call = await talk(house, 'inquiry');
        const a = await phone(A, { open: todoAddress(call) });
        await settled(a);
        expect(await a.texts()).toMatch(/待完成 · 请在 11-27 18:00 前完成/);
        await keepsRules(a);
        await a.picture('todo-open');

        const item = a.page.getByRole('checkbox', { name: /^月底前要到货/ });
        await item.click();
        await settled(a);
        expect(await item.getAttribute('aria-checked')).toBe('true');

        await a.tap('延期');
        expect(await a.texts()).toMatch(/期限改为 2026-11-30 18:00/);
        await agree(a, '延期');
        await settled(a);
        expect(await a.texts()).toMatch(/请在 11-30 18:00 前完成/);
        expect(await a.texts()).toContain('销售经理A改期至 11-30 18:00');

        await a.tap('改期限');
        await a.callPage('onDay', { detail: { value: '2026-11-26' } });
        await a.callPage('onClock', { detail: { value: '09:30' } });
        await a.idle();
        await a.picture('todo-due');
        expect(await layoutAt(a, PHONE)).toEqual([]);
        await a.tap('保存期限');
        await settled(a);
        expect(await a.texts()).toMatch(/2026-11-26 09:30 手工设定/);
        expect((await todoOf(house, call))?.due.toISOString()).toBe('2026-11-26T01:30:00.000Z');

        await a.tap('改派');
        await a.tap('销售经理C');
        expect(await a.texts()).toContain('待办将由所选同事负责，并向其发送卡片。');
        await agree(a, '改派');
        await settled(a);
        expect(await a.texts()).toMatch(/负责人\n销售经理C/);

        // Somebody is first: the other reads who, without touching anything.
        const c = await phone(C, { open: todoAddress(call) });
        await settled(c);
        expect(await c.texts()).not.toContain('查看通话');
        await c.tap('完成');
        await agree(c, '完成');
        await settled(a, c);
        expect(await c.texts()).toMatch(/^.*已完成 10:\d\d/m);
        expect(await a.texts()).toMatch(/销售经理C已完成 10:\d\d/);
        expect(await a.texts()).not.toContain('延期');
        await a.picture('todo-done');
        expect((await todoOf(house, call))?.state).toBe('done');
      },
      HEARING,
    ));

  it('of a call-back that is late says so in red, and is nothing for others', () =>
    inMiniHouse(MORNING, async ({ house, phone, settled }) => {
      const call = await miss(house, VIP);
      await house.skip(45 * 60);
      const id = `callback:${call}`;
      const a = await phone(A, { open: todoAddress(id) });
      await settled(a);
      expect(await a.texts()).toMatch(/已逾期 · 应在 10:\d\d 前回电/);
      await a.picture('todo-late');
      const b = await phone(C, { open: todoAddress(id) });
      expect(await b.texts()).toMatch(/无权查看/);
      const gone = await phone(B, { open: todoAddress('nothing') });
      expect(await gone.texts()).toContain('它可能已被删除或合并。');
      const large = await phone(A, { open: todoAddress(id), size: { ...PHONE, font: 22 } });
      expect(await layoutAt(large, PHONE)).toEqual([]);
      const list = await phone(A, { open: INBOX, size: { ...PHONE, font: 22 } });
      expect(await layoutAt(list, PHONE)).toEqual([]);
      await list.picture('inbox-large');
    }));
});
