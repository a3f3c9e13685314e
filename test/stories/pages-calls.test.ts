/** The list of calls and the live buttons of a call as the mini-program has them: same access, same card, same winner. */
import { describe, expect, it } from '@jest/globals';
import type { CallColleagues, CallPage } from '../../server/http/contract/answers.ts';
import type { House } from '../support/house.ts';
import { A, B, C, DUTY, inHouse, STRANGER, VIP } from './acts.ts';
import { hearing, talk } from './after.ts';
import { ADMIN, MORNING } from './alerting.ts';
import { readerOf, type Reader } from './pages.ts';

async function missed(house: House, from: string): Promise<string> {
  const call = await house.ring({ from });
  await house.pass(8);
  await house.phone(call, 'hangup');
  return call;
}

describe('the list of calls', () => {
  it('shows each person what they may see, found by name, number and filter', () =>
    inHouse(MORNING, async (house) => {
      const vip = await missed(house, VIP);
      await house.skip(60);
      const stranger = await missed(house, STRANGER);
      const [a, c, admin] = [
        await readerOf(house, A),
        await readerOf(house, C),
        await readerOf(house, ADMIN),
      ];
      const ids = async (reader: Reader, query = '') =>
        (await reader.calls(query)).rows.map((row) => row.id);
      const find = (reader: Reader, q: string) => ids(reader, `?q=${encodeURIComponent(q)}`);
      expect(await ids(admin)).toEqual([stranger, vip]);
      expect(await ids(a)).toEqual([stranger, vip]);
      // 奥克斯 is A's, and the call never came to C.
      expect(await ids(c)).toEqual([stranger]);
      for (const q of ['奥克斯', '张经理', '8888', '138 0000 8888']) {
        expect([q, await find(admin, q), await find(c, q)]).toEqual([q, [vip], []]);
      }
      expect(await find(admin, '888')).toEqual([]);
      expect(await find(admin, '0099')).toEqual([stranger]);
      expect(await ids(admin, '?filter=missed')).toEqual([stranger, vip]);
      expect(await ids(admin, '?filter=voicemail')).toEqual([]);
      expect(await ids(admin, '?filter=unknown')).toEqual([stranger]);
      expect(await ids(a, '?filter=mine')).toEqual([vip]);
      expect((await admin.get('/api/calls?filter=nothing')).status).toBe(422);
      const [, row] = (await admin.calls()).rows;
      expect(row).toMatchObject({
        phase: { value: 'missed', text: '未接' },
        who: { title: '宁波奥克斯空调有限公司', number: '138****8888' },
        line: expect.stringMatching(/^响铃 \d+秒，未接$/),
        handler: null,
      });
    }));

  it('tells what a talk was about, and whose it was', () =>
    hearing(MORNING, async (house) => {
      const call = await talk(house, 'inquiry');
      const { rows } = await (await readerOf(house, A)).calls('?filter=mine');
      expect(rows).toMatchObject([
        {
          id: call,
          phase: { value: 'ended' },
          handler: { id: A },
          line: expect.stringMatching(/^客户询价：PCR-ABS-757/),
        },
      ]);
      expect(rows[0]?.tags.map((tag) => tag.text)).toEqual(['紧急', '询价', '有待办']);
    }));
});

describe('the page of a call', () => {
  it('sends a long text in windows, and the whole of it to nobody at once', () =>
    hearing(MORNING, async (house) => {
      const call = await talk(house, 'inquiry');
      const a = await readerOf(house, A);
      const whole = (await a.call(call)).body.digest?.transcript;
      const part = (await a.call(call, '?sentences=3')).body.digest?.transcript;
      expect(part?.count).toBe(whole?.count);
      expect(part?.sentences).toEqual(whole?.sentences.slice(0, 3));
      const from = whole?.sentences.at(-1)?.n ?? 0;
      const end = (await a.transcript(call, from)).body;
      expect(end).toMatchObject({ count: whole?.count, next: null, previous: 0 });
      expect(end.sentences.map(({ n }) => n)).toEqual([from]);
      expect((await a.call(call)).body.sound.value).toBe('ready');
      const { start = 0 } = whole?.sentences.at(-1) ?? {};
      const around = (await a.call(call, `?sentences=50&at=${start}`)).body.digest?.transcript;
      expect(around?.sentences.map(({ n }) => n)).toContain(from);
      expect(around?.next).toBeNull();
      const passport = (await a.passport(call)).body;
      expect(passport.legs.map((leg) => leg.person.id)).toContain(A);
      expect(passport.whyMe).toContain('销售经理A');
      expect(passport.cards.map((card) => card.kind.text)).toContain('来电卡片');
      const c = await readerOf(house, C);
      const closed = [await c.transcript(call, 0), await c.passport(call)];
      expect(closed.map(({ status }) => status)).toEqual([403, 403]);
    }));
});

describe('a fact', () => {
  it('says what a person may put in for it, and that is what its door takes', () =>
    hearing(MORNING, async (house) => {
      const call = await talk(house, 'inquiry');
      const a = await readerOf(house, A);
      const path = `/api/calls/${call}/facts?sentences=2`;
      const facts = (await a.call(call)).body.digest?.insight?.facts ?? [];
      expect(new Set(facts.map(({ field }) => field)).size).toBeGreaterThan(6);
      for (const { field, id: fact, edit, value } of facts) {
        const parts = edit.map((one) => {
          const written = one.kind === 'number' ? Number(one.value) : one.value;
          return [one.name, written] as const;
        });
        const sent = parts[0]?.[0] === '' ? parts[0][1] : Object.fromEntries(parts);
        const answer = await a.post<CallPage>(path, { field, fact, value: sent });
        expect([field, answer.status]).toEqual([field, 200]);
        expect(answer.body.digest?.transcript.sentences).toHaveLength(2);
        const after = answer.body.digest?.insight?.facts.find(
          (one) => one.field === field && one.id === fact,
        );
        // What a person said again is the same, and theirs.
        expect([field, after?.value, after?.correction?.by.id]).toEqual([field, value, A]);
      }
      const intent = facts.find(({ field }) => field === 'intent');
      expect(intent?.edit[0]?.choices).toContainEqual({ value: '投诉', text: '投诉' });
    }));
});

describe('live buttons', () => {
  it('are those of the card, and a press on the page changes the card', () =>
    inHouse(MORNING, async (house) => {
      const call = await house.ring({ from: VIP });
      await house.pass(26);
      const [a, b, c] = [
        await readerOf(house, A),
        await readerOf(house, B),
        await readerOf(house, C),
      ];
      const texts = async (reader: Reader) =>
        (await reader.call(call)).body.press?.acts.map((one) => one.text) ?? null;
      const onCard = async (person: string) =>
        (await house.buttons(person)).filter((text) => text !== '查看详情');
      expect(await texts(a)).toEqual(['接听', '转接', '留言', '挂断']);
      expect(await texts(a)).toEqual(await onCard(A));
      expect(await texts(b)).toEqual(await onCard(B));
      const path = `/api/calls/${call}/press`;
      expect((await c.post(path, { action: 'answer' })).status).toBe(403);

      const pressed = await Promise.all(
        [a, b].map((reader) => reader.post<CallPage>(path, { action: 'answer', key: 'k' })),
      );
      await house.settle();
      expect(pressed.map(({ status }) => status).sort()).toEqual([200, 409]);
      const won = pressed.findIndex(({ status }) => status === 200);
      const [winner, loser] = won === 0 ? [A, B] : [B, A];
      const [winning, losing] = won === 0 ? [a, b] : [b, a];
      const name = won === 0 ? '销售经理A' : '销售经理B';
      expect(pressed[won]?.body.press?.state).toMatchObject({ value: 'mine' });
      expect(pressed[1 - won]?.problem).toMatchObject({
        code: 'press_refused',
        message: `${name}正在处理`,
        current: { press: { state: { text: `${name}正在接听` } } },
      });
      expect(await house.buttons(winner)).toEqual(['转接', '挂断', '查看详情']);
      // Asked again under the same key: nothing new, and the same answers.
      expect((await winning.post(path, { action: 'answer', key: 'k' })).status).toBe(200);

      await house.phone(call, 'answer', { person: winner });
      expect(await house.caption(loser)).toBe(`${name}已接`);
      expect((await losing.call(call)).body.press?.acts).toEqual([]);
      const late = await losing.post(path, { action: 'hangup' });
      expect(late.problem).toMatchObject({ code: 'press_refused', message: `${name}已接` });

      const colleagues = `/api/calls/${call}/colleagues`;
      const found = (await winning.get<CallColleagues>(colleagues)).body.colleagues;
      expect(found.map((one) => one.id)).toEqual(expect.arrayContaining([loser, DUTY]));
      expect(found.map((one) => one.id)).not.toContain(winner);
      const looked = await winning.get<CallColleagues>(`${colleagues}?q=${loser.slice(-1)}`);
      expect(looked.body.colleagues.map((one) => one.id)).toContain(loser);
      const nobody = await winning.post(path, { action: 'transfer' });
      expect(nobody.problem.message).toBe('请先选择同事');
      const handed = await winning.post<CallPage>(path, { action: 'transfer', target: loser });
      expect(handed.body.press?.state.value).toBe('transferred');
      await house.settle();
      expect(await onCard(loser)).toEqual(['接听', '挂断']);
      await house.phone(call, 'answer', { person: loser });
      const end = (await losing.call(call)).body.press?.acts.find((one) => one.key === 'hangup');
      expect(end?.confirm).toBe('通话将立即结束。');
      expect((await losing.post(path, { action: 'hangup' })).status).toBe(200);
      await house.settle();
      expect((await house.phoneState(call)).ended).toBe(true);
      expect((await a.call(call)).body).toMatchObject({ phase: { value: 'ended' } });
    }));
});
