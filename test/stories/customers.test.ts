/** Customers as the mini-program has them: found by words and numbers, opened by whoever may. */
import { describe, expect, it } from '@jest/globals';
import type { CustomerCalls, CustomerList } from '../../server/http/contract/answers.ts';
import { A, B, C, DUTY, inHouse, VIP } from './acts.ts';
import { hearing, talk } from './after.ts';
import { ADMIN, MORNING } from './alerting.ts';
import { AUX, found, FULL_NUMBER, ids, page } from './customers.ts';
import { readerOf, type Answered } from './pages.ts';

describe('the list of customers', () => {
  it('shows each person theirs and nobody’s, found by company, contact and number, a page at a time', () =>
    inHouse(MORNING, async (house) => {
      const [a, c, duty, admin] = [
        await readerOf(house, A),
        await readerOf(house, C),
        await readerOf(house, DUTY),
        await readerOf(house, ADMIN),
      ];
      for (const q of ['奥克斯', '张经理', '8888', '138 0000 8888']) {
        expect([
          q,
          await ids(admin, q),
          await ids(a, q),
          await ids(c, q),
          await ids(duty, q),
        ]).toEqual([q, [AUX], [AUX], [], []]);
      }
      const [row] = (await found(a, '奥克斯')).rows;
      expect(row).toMatchObject({
        name: '宁波奥克斯空调有限公司',
        level: { value: 'vip', text: 'VIP金牌客户' },
        sales: { id: A, name: '销售经理A' },
        salesText: '负责销售：销售经理A',
        lastContact: expect.stringMatching(/^最近联系 \d{4}-\d\d-\d\d \(\d+天前\)$/),
        numbers: { text: expect.stringMatching(/^\d+ 个号码$/) },
        path: `pages/customer/detail?id=${AUX}`,
      });
      const whole: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const answer: Answered<CustomerList> = await admin.get<CustomerList>(
          `/api/customers?cursor=${encodeURIComponent(cursor)}`,
        );
        expect(answer.body.rows.length).toBeLessThanOrEqual(30);
        expect(JSON.stringify(answer.body)).not.toMatch(FULL_NUMBER);
        whole.push(...answer.body.rows.map((one) => one.id));
        cursor = answer.body.cursor;
      }
      expect(whole.length).toBeGreaterThan(30);
      expect(new Set(whole).size).toBe(whole.length);
      const mine = await ids(a);
      const sales = (await found(a)).rows.map((one) => one.sales?.id ?? null);
      expect(mine.length).toBeGreaterThan(3);
      expect([...new Set(sales)].sort()).toEqual([null, A].sort());
    }));
});

describe('the page of a customer', () => {
  it('tells all of it to whoever may see it, and nothing to others', () =>
    hearing(MORNING, async (house) => {
      const call = await talk(house, 'inquiry');
      const [a, c, admin] = [
        await readerOf(house, A),
        await readerOf(house, C),
        await readerOf(house, ADMIN),
      ];
      const { body } = await page(a);
      expect(body).toMatchObject({
        name: '宁波奥克斯空调有限公司',
        lead: false,
        turnover: { label: '年成交额', value: '¥580万 · 12笔' },
        lastContact: '最近联系 2026-11-24 (今天)',
        naming: { may: false, why: expect.stringContaining('只有由来电新建的客户') },
        reasons: [{ text: '回拨' }, { text: '核对资料' }, { text: '其他' }],
        todos: [{ id: call, assignee: { id: A }, overdue: false }],
        candidates: [],
      });
      const person = body.contacts.find(({ name }) => name === '张经理');
      expect(person?.title).toBe('张经理（采购部）');
      expect(person?.numbers[0]).toMatchObject({ index: 0, number: '138****8888', note: null });
      expect(body.calls.rows).toMatchObject([
        {
          id: call,
          type: { text: '来电' },
          phase: { value: 'ended' },
          contact: '张经理（采购部）',
          handler: { id: A },
          line: expect.stringMatching(/^客户询价/),
          path: `pages/call/detail?id=${call}`,
        },
      ]);
      expect(JSON.stringify(body)).not.toMatch(FULL_NUMBER);
      const rest = await a.get<CustomerCalls>(`/api/customers/${AUX}/calls`);
      expect(rest.body.rows).toEqual(body.calls.rows);

      for (const closed of [await page(c), await c.get(`/api/customers/${AUX}/calls`)]) {
        expect(closed.status).toBe(403);
        expect(closed.problem).toMatchObject({ code: 'customer_forbidden' });
        expect(JSON.stringify(closed.problem)).not.toMatch(/奥克斯|C001/);
      }
      expect((await page(admin, 'gone')).status).toBe(404);
      // Nobody calls from a number that stands in two books: no candidate is open.
      expect((await page(admin)).status).toBe(200);
    }));

  it('opens to whoever a call of the customer came to', () =>
    inHouse(MORNING, async (house) => {
      const b = await readerOf(house, B);
      expect((await page(b)).status).toBe(403);
      const call = await house.ring({ from: VIP });
      await house.pass(26);
      await house.phone(call, 'hangup');
      expect((await page(b)).body.calls.rows).toMatchObject([
        { id: call, phase: { value: 'missed' }, path: expect.stringContaining(call) },
      ]);
      expect(await ids(b, '奥克斯')).toEqual([]);
    }));
});
