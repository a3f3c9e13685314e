/** What is done on the page of a customer: a number shown for a reason, 就是他, and the name of a lead. */
import { describe, expect, it } from '@jest/globals';
import type { Changes, CustomerPage, RevealedNumber } from '../../server/http/contract/answers.ts';
import { A, C, inHouse, logIn, STRANGER, stored, VIP } from './acts.ts';
import { ADMIN, MORNING } from './alerting.ts';
import { AUX, FULL_NUMBER, ids, missed, page } from './customers.ts';
import { readerOf } from './pages.ts';

/** Its last eight digits are those of 张经理's mobile. */
const LIKE_VIP = '13900008888';

describe('a whole number', () => {
  it('is shown for a reason, which is written down once', () =>
    inHouse(MORNING, async (house) => {
      const call = await missed(house, VIP);
      const hidden = await house.ring({ from: 'anonymous' });
      await house.phone(hidden, 'hangup');
      const [a, c] = [await readerOf(house, A), await readerOf(house, C)];
      const contact = (await page(a)).body.contacts.find(({ name }) => name === '张经理')?.id;
      const ask = { contact, index: 0, reason: 'callback' };
      const path = `/api/customers/${AUX}/reveal`;
      const log = async () => {
        const rows = await stored(house, 'access-log').find({}).sort({ _id: 1 }).toArray();
        return rows.map(({ person, what, subject, reason, words, masked }) => {
          return [person, what, subject, reason, words, masked] as unknown[];
        });
      };
      expect((await c.post(path, ask, 'k')).status).toBe(403);
      expect((await a.post(path, { contact, index: 9, reason: 'check' })).status).toBe(404);
      for (const reason of ['callback', 'curious', 'other', undefined]) {
        const words = reason === 'callback' ? '不该有' : undefined;
        const wrong = await a.post(path, { contact, index: 0, reason, words });
        expect([reason, wrong.status]).toEqual([reason, 422]);
      }
      expect(await log()).toEqual([]);

      const shown = await Promise.all(
        [1, 2, 3].map(() => a.post<RevealedNumber>(path, ask, 'key-1')),
      );
      for (const { body } of shown) expect(body).toMatchObject({ number: VIP, dial: VIP });
      expect(await log()).toEqual([[A, 'number', AUX, 'callback', null, '138****8888']]);

      const of = `/api/calls/${call}/reveal`;
      const why = { reason: 'other', words: '客户要求' };
      const answer = await house.api(of, {
        method: 'POST',
        body: why,
        token: await logIn(house, A),
      });
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(await answer.json()).toMatchObject({ number: VIP, dial: VIP });
      expect((await log()).slice(1)).toEqual([
        [A, 'call-number', call, 'other', '客户要求', '138****8888'],
      ]);
      expect((await c.post(of, why)).status).toBe(403);
      const nothing = await a.post(`/api/calls/${hidden}/reveal`, { reason: 'callback' });
      expect(nothing.status).toBe(409);
      expect(nothing.problem).toMatchObject({ code: 'number_withheld' });
      expect(await log()).toHaveLength(2);
      expect(JSON.stringify(await stored(house, 'access-log').find({}).toArray())).not.toMatch(
        FULL_NUMBER,
      );
    }));
});

describe('an open candidate', () => {
  it('waits on the page until somebody says 就是他', () =>
    inHouse(MORNING, async (house) => {
      const call = await missed(house, LIKE_VIP);
      const a = await readerOf(house, A);
      const before = (await page(a)).body;
      expect(before.calls.rows).toEqual([]);
      expect(before.candidates).toMatchObject([
        {
          call,
          candidate: 0,
          title: '可能是：宁波奥克斯空调有限公司',
          contact: '张经理（采购部）',
          number: '139****8888',
          line: '2026-11-24 10:00 来电，末八位一致',
        },
      ]);
      const [{ candidate } = { candidate: -1 }] = before.candidates;
      expect((await a.post(`/api/calls/${call}/confirm`, { candidate })).status).toBe(200);
      await house.settle();
      const after = (await page(a)).body;
      expect(after.candidates).toEqual([]);
      expect(after.calls.rows.map(({ id }) => id)).toEqual([call]);
      const person = after.contacts.find(({ name }) => name === '张经理');
      expect(person?.numbers).toContainEqual({
        index: person?.numbers.findIndex(({ number }) => number === '139****8888'),
        number: '139****8888',
        note: '由「就是他」确认',
      });
    }));
});

describe('a lead', () => {
  it('is named by its sales; other customers are not, and pages hear of it', () =>
    inHouse(MORNING, async (house) => {
      const call = await house.ring({ from: STRANGER, digit: '1' });
      const maker = (await house.phoneState(call)).legs[0]?.person ?? '';
      await house.press(maker, '创建新客户档案');
      await house.phone(call, 'hangup');
      const [mine, c, admin] = [
        await readerOf(house, maker),
        await readerOf(house, C),
        await readerOf(house, ADMIN),
      ];
      const [id = ''] = await ids(mine, '0099');
      expect((await page(mine, id)).body).toMatchObject({
        name: '新客户 137****0099',
        lead: true,
        naming: { may: true, why: null },
        numbers: [{ number: '137****0099' }],
        calls: { rows: [{ id: call }] },
      });
      const since = (await mine.get<Changes>('/api/changes')).body.cursor;
      const path = `/api/customers/${id}/name`;
      const wish = { name: '甬江试样公司', contact: { name: '周经理', department: '采购部' } };
      expect((await c.post(path, wish)).status).toBe(403);
      const named = await mine.post<CustomerPage>(path, wish, 'n-1');
      expect(named.body).toMatchObject({
        name: '甬江试样公司',
        contacts: [{ title: '周经理（采购部）', numbers: [{ number: '137****0099' }] }],
        numbers: [],
      });
      expect(named.body.named.map(({ text }) => text)).toEqual([
        expect.stringMatching(/10:0\d 填写联系人：周经理$/),
        expect.stringMatching(/10:0\d 改名：新客户 137\*{4}0099 → 甬江试样公司$/),
      ]);
      const again = await mine.post<CustomerPage>(path, { ...wish, name: '不算' }, 'n-1');
      expect(again.body.name).toBe('甬江试样公司');
      expect(again.body.named).toHaveLength(2);
      expect((await mine.post(path, {})).status).toBe(422);

      const fixed = await admin.post(`/api/customers/${AUX}/name`, { name: '别的名字' });
      expect(fixed.status).toBe(409);
      expect(fixed.problem).toMatchObject({
        code: 'customer_fixed',
        message: expect.stringContaining('只有由来电新建的客户'),
        current: { id: AUX, name: '宁波奥克斯空调有限公司' },
      });

      const news = await mine.get<Changes>(`/api/changes?since=${since}`);
      expect(news.body.changed).toContainEqual({ kind: 'customer', id });
      await house.ring({ from: STRANGER });
      const { card } = await house.card(maker);
      expect(card?.main_title?.title).toBe('137****0099 甬江试样公司');
      expect(card?.main_title?.desc).toContain('周经理');
    }));
});
