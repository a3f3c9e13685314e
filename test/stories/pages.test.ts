/** Alerts, to-dos and 待办 as the mini-program reads them, made through the doors and acted on there. */
import { describe, expect, it } from '@jest/globals';
import { callbackId } from '../../server/domain/follow-up/callback.ts';
import type { AlertActed, TodoPage } from '../../server/http/contract/answers.ts';
import { A, B, C, DUTY, inHouse, VIP } from './acts.ts';
import { hearing, leave, talk, todoOf } from './after.ts';
import {
  ADMIN,
  alarm,
  alertButtons,
  alertOf,
  CALLER,
  faces,
  MORNING,
  NIGHT,
  TAKER_BUTTONS,
} from './alerting.ts';
import { readerOf } from './pages.ts';

describe('the page of an alert', () => {
  it('plays before anything has been read of it, and says so', () =>
    inHouse(NIGHT, async (house) => {
      const call = await leave(house, 'message-urgent', CALLER);
      await house.skip(125);
      const { id } = await alertOf(house, call);
      const duty = await readerOf(house, DUTY);
      const { status, body } = await duty.alert(id);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        state: { value: 'open', text: '待处理' },
        mine: false,
        line: expect.stringMatching(/^待处理 · 须在 02:\d\d 前响应$/),
        who: { title: '新线索', number: '137****0001', level: null },
        urgency: { value: 'unknown', text: '紧急程度未知' },
        reasons: ['紧急程度未知'],
        messages: [
          {
            call,
            sound: { value: 'ready', text: '可播放' },
            transcript: { state: { value: 'none' }, sentences: [], next: null },
          },
        ],
        told: [{ who: { id: DUTY }, channel: { text: '卡片' }, outcome: { text: '已送达' } }],
        links: { call: `pages/call/detail?id=${call}`, customer: null },
      });
      expect(body.acts.map((one) => one.text)).toEqual(['我来处理', '转给']);
      expect(body.next?.text).toMatch(/^02:\d\d 通知值班人员：值班人员（卡片）$/);
      expect(body.colleagues.map((one) => one.id)).toContain(A);
      const recording = body.messages[0]?.recording ?? '';
      const ticket = await duty.post<{ url: string }>(`/api/recordings/${recording}/ticket`);
      expect(ticket.status).toBe(200);
      const sound = await fetch(`${house.running().url}${ticket.body.url}`);
      expect(sound.status).toBe(200);
      expect((await sound.arrayBuffer()).byteLength).toBeGreaterThan(1000);
    }));

  it('says why, word by word, and lets each sentence be heard', () =>
    hearing(NIGHT, async (house) => {
      const call = await alarm(house);
      const { id } = await alertOf(house, call);
      const { body } = await (await readerOf(house, DUTY)).alert(id);
      expect(body.urgency).toEqual({ value: 'high', text: '高' });
      expect(body.reasons.join()).toContain('客户说「');
      const [message] = body.messages;
      const { sentences = [], count, state } = message?.transcript ?? {};
      expect(state?.value).toBe('ready');
      expect(sentences).toHaveLength(count ?? -1);
      for (const { start, end } of sentences) expect(end).toBeGreaterThan(start);
    }));

  it('two take it at once: one has it, the other reads who and when', () =>
    hearing(MORNING, async (house) => {
      const call = await alarm(house);
      const { id } = await alertOf(house, call);
      const readers = await Promise.all([A, B].map((person) => readerOf(house, person)));
      const path = `/api/alerts/${id}/take`;
      const answers = await Promise.all(
        readers.map((reader) => reader.post<AlertActed>(path, {}, 'k')),
      );
      await house.settle();
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const won = answers.findIndex(({ status }) => status === 200);
      const [winner, name] = won === 0 ? [A, '销售经理A'] : [B, '销售经理B'];
      const { body } = answers[won] ?? {};
      expect(body).toMatchObject({ mine: true, page: { mine: true, state: { value: 'taken' } } });
      expect(body?.page.line).toMatch(/^您处理中 · 11:\d\d 前了结$/);
      expect(body?.page.acts.map((one) => one.text)).toEqual(['已解决', '转给']);
      const { problem } = answers[1 - won] ?? {};
      expect(problem).toMatchObject({
        code: 'alert_late',
        message: expect.stringMatching(new RegExp(`^${name}已于 10:\\d\\d 接手$`)),
        current: {
          id,
          mine: false,
          acts: [],
          line: expect.stringMatching(new RegExp(`^${name}已接手 10:\\d\\d$`)),
        },
      });
      expect(await alertButtons(house, winner)).toEqual(TAKER_BUTTONS);
      // Asked again under the same key, as after an answer that was lost.
      expect((await readers[won]?.post(path, {}, 'k'))?.status).toBe(200);
      const settled = await readers[1 - won]?.post(`/api/alerts/${id}/settle`);
      expect(settled?.problem.message).toMatch(new RegExp(`^${name}已于 10:\\d\\d 接手$`));
    }));

  it('is for whoever was told, and so are its call and its sound', () =>
    hearing(NIGHT, async (house) => {
      const call = await alarm(house, VIP);
      const { id } = await alertOf(house, call);
      const [duty, c] = [await readerOf(house, DUTY), await readerOf(house, C)];
      const recording = (await duty.alert(id)).body.messages[0]?.recording ?? '';
      const ticket = `/api/recordings/${recording}/ticket`;
      const refused = [await c.alert(id), await c.call(call), await c.post(ticket)];
      expect(refused.map(({ status }) => status)).toEqual([403, 403, 403]);
      expect(refused[0]?.problem).toMatchObject({
        code: 'alert_forbidden',
        message: '无权查看这条告警',
      });
      expect(JSON.stringify(refused)).not.toMatch(/奥克斯|8888/);
      expect((await c.alert('nothing')).status).toBe(404);
      expect((await c.calls()).rows).toEqual([]);

      const handed = await duty.post<AlertActed>(`/api/alerts/${id}/hand`, { to: C });
      expect(handed.body.page).toMatchObject({ state: { value: 'open' } });
      await house.settle();
      expect((await faces(house))[DUTY]).toBe('已转给销售经理C');
      const opened = [await c.alert(id), await c.call(call), await c.post(ticket)];
      expect(opened.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect((await c.alert(id)).body.from).toBe('值班人员转给您');
      expect((await c.calls()).rows.map((row) => row.id)).toEqual([call]);
    }));
});

describe('待办', () => {
  it('is empty, then an alert, then a promise, and what remains is the to-do', () =>
    hearing(MORNING, async (house) => {
      const [a, admin] = [await readerOf(house, A), await readerOf(house, ADMIN)];
      expect(await a.inbox()).toMatchObject({ rows: [], badge: 0, total: 0, cursor: null });
      const call = await alarm(house);
      const { id } = await alertOf(house, call);
      const alert = (await a.inbox()).rows[0];
      expect(alert).toMatchObject({
        id,
        kind: { value: 'alert' },
        urgency: { value: 'high', text: '高' },
        who: { title: '新线索', number: '137****0001' },
        deadline: expect.stringMatching(/^须在 10:\d\d 前响应$/),
        act: { key: 'take', text: '我来处理', confirm: null },
        path: `pages/alert/detail?id=${id}`,
        fold: false,
      });
      expect(alert?.why).toContain('客户说「');
      await a.post(`/api/alerts/${id}/take`);
      expect((await a.inbox()).rows[0]).toMatchObject({
        kind: { value: 'promise' },
        act: { key: 'settle', text: '已解决', confirm: expect.stringContaining('了结') },
      });
      await a.post(`/api/alerts/${id}/settle`);
      const todo = await todoOf(house, call);
      const left = await (await readerOf(house, todo?.assignee ?? '')).inbox();
      expect(left.rows.find((row) => row.kind.value === 'todo')).toMatchObject({
        id: todo?.id,
        act: { key: 'complete', text: '完成' },
      });
      expect((await admin.inbox()).rows).toEqual([]);
    }));

  it('has a missed caller to call back, and 已回电 ends it', () =>
    inHouse(MORNING, async (house) => {
      const call = await house.ring({ from: VIP });
      await house.pass(12);
      await house.phone(call, 'hangup');
      const [a, c] = [await readerOf(house, A), await readerOf(house, C)];
      const inbox = await a.inbox();
      const id = callbackId(call);
      expect(inbox).toMatchObject({ badge: 1, total: 1, folded: 0 });
      expect(inbox.rows).toMatchObject([
        {
          id,
          kind: { value: 'callback', text: '待回电' },
          who: { title: '宁波奥克斯空调有限公司', level: { value: 'vip' } },
          why: expect.stringMatching(/^未接来电，响铃 \d+秒$/),
          deadline: expect.stringMatching(/^10:\d\d 前回电$/),
          act: { key: 'complete', text: '已回电' },
        },
      ]);
      const page = await a.todo(id);
      expect(page.body).toMatchObject({
        kind: { value: 'callback' },
        mine: true,
        call: `pages/call/detail?id=${call}`,
      });
      expect(page.body.acts.map((one) => one.text)).toEqual(['已回电', '延期', '改期限', '改派']);
      const path = `/api/todos/${encodeURIComponent(id)}/complete`;
      // Neither theirs nor of a call they may see.
      expect([(await c.todo(id)).status, (await c.post(path)).status]).toEqual([403, 403]);
      const done = await a.post<TodoPage>(path, {}, 'once');
      expect(done.body).toMatchObject({ state: { value: 'done' }, acts: [] });
      expect((await a.post(path, {}, 'once')).status).toBe(200);
      expect((await a.post(path, {}, 'twice')).problem).toMatchObject({
        code: 'todo_closed',
        message: expect.stringMatching(/^待办已于 10:\d\d 结束$/),
        current: { id, state: { value: 'done' } },
      });
      expect((await a.inbox()).rows).toEqual([]);
    }));

  it('a to-do is handed to a colleague, who finds it there', () =>
    hearing(MORNING, async (house) => {
      const call = await talk(house, 'inquiry');
      const [a, c] = [await readerOf(house, A), await readerOf(house, C)];
      const before = (await a.todo(call)).body;
      expect(before).toMatchObject({
        line: expect.stringContaining('前完成'),
        intent: { value: '询价' },
        assignee: { id: A },
        dueFrom: { value: 'spoken' },
      });
      expect(before.acts.map((one) => one.text)).toEqual(['完成', '延期', '改期限', '改派']);
      expect(before.items.length).toBeGreaterThan(0);
      expect(before.colleagues.map((one) => one.id)).toEqual(expect.arrayContaining([B, C]));
      const moved = await a.post<TodoPage>(`/api/todos/${call}/reassign`, { to: C });
      expect(moved.body).toMatchObject({ assignee: { id: C }, mine: false });
      expect(moved.body.history.at(-1)?.text).toBe('销售经理A改派：销售经理A → 销售经理C');
      const row = (await c.inbox()).rows.find((one) => one.id === call);
      expect(row?.act.key).toBe('complete');
      expect((await c.todo(call)).body).toMatchObject({ mine: true, call: null });
      expect((await c.post<TodoPage>(`/api/todos/${call}/complete`)).status).toBe(200);
      expect((await a.post(`/api/todos/${call}/complete`)).problem).toMatchObject({
        message: expect.stringMatching(/^销售经理C已于 10:\d\d 完成$/),
      });
    }));
});
