import { describe, expect, it } from '@jest/globals';
import type { StatusPage } from '../../server/http/contract/answers.ts';
import { A, B, DUTY, HOUR, STRANGER, askByCli, changeEmployee, inHouse } from './acts.ts';
import { alarm, DIRECTOR, NIGHT, withGroup } from './alerting.ts';
import { phoneOf, statusOf } from './phones.ts';

const MORNING = '2026-11-24T10:00:00+08:00';

interface Printed {
  readonly steps: readonly {
    readonly targets?: readonly { person: string; device: string; seconds: number }[];
  }[];
}

describe('the first screen', () => {
  it('knows a call, the daily limit, an approved leave and hours that are over', () =>
    inHouse(MORNING, async (house) => {
      await changeEmployee(house, B, { maxDailyCalls: 1 });
      const [a, b] = [await phoneOf(house, A), await phoneOf(house, B)];
      const call = await house.ring({ from: STRANGER, answer: [{ person: B, after: 3 }] });
      await house.pass(40);
      const talking = await statusOf(b);
      expect(talking.own?.notes.map(({ value }) => value)).toEqual(['on-call', 'limit-reached']);
      expect(talking.today?.text).toBe('今日已接 1/1');
      const line = (await statusOf(a)).team.find(({ person }) => person.id === B);
      expect(line).toMatchObject({ onCall: true, text: '销售经理B · 通话中 · 未设置 · 当班' });
      await house.phone(call, 'hangup');
      await house.settle();
      expect((await statusOf(b)).own).toMatchObject({
        notes: [{ value: 'limit-reached', text: '今日已接满 1 通，来电先转同事' }],
        effect: '不响您的电话（今日已接满），由销售经理A、值班人员接听',
      });
      const lead = await phoneOf(house, DIRECTOR);
      const leave = { kind: 'remove', person: A, cause: 'leave' };
      const span = { from: '2026-11-24T00:00:00+08:00', to: '2026-11-25T00:00:00+08:00' };
      expect((await lead.post('/api/roster/overrides', { ...leave, ...span })).status).toBe(200);
      expect((await statusOf(a)).own).toMatchObject({
        status: { value: 'on_leave', text: '请假' },
        untilText: '至 明天 00:00',
        source: { value: 'roster', text: '值班表请假' },
      });
      house.clock.move(12 * HOUR);
      const evening = await statusOf(b);
      expect(evening.shift).toMatchObject({ on: false, text: '下一班 明天 09:00–20:00' });
      expect(evening.own?.notes[0]?.text).toBe('现在不在您的班次，下一班 明天 09:00');
    }));

  it('of 值班人员 and director: the alert, and the numbers', () =>
    withGroup(NIGHT, async (house) => {
      const call = await alarm(house);
      const alert = await house.running().adapters.store.alerts.ofCall(call);
      const duty = await statusOf(await phoneOf(house, DUTY));
      expect(duty).toMatchObject({
        lead: 'duty',
        duty: {
          ...{ on: true, text: '您正在值班至 09:00', alerts: [{ alert: alert?.id }] },
          handOver: '交接：告警 1 条',
        },
        waiting: null,
        strip: { alert: alert?.id },
        today: null,
      });
      expect(duty.strip?.text).toMatch(/^紧急留言待处理 · 须在 02:1\d 前响应$/);
      expect(duty.rows.map(({ value }) => value)).toEqual(['on_leave']);
      const lead = await statusOf(await phoneOf(house, DIRECTOR));
      expect(lead).toMatchObject({ lead: 'director', own: null, rows: [], strip: duty.strip });
      const admin = await statusOf(await phoneOf(house, 'admin'));
      expect(admin).toMatchObject({ lead: 'none', numbers: [], strip: duty.strip });
      // Who was not told, and is neither, sees none.
      expect((await statusOf(await phoneOf(house, A))).strip).toBeNull();
      expect(lead.chain.map(({ text }) => text)).toEqual(['值班人员 手机30秒', '语音信箱']);
      expect(lead.numbers.find(({ value }) => value === 'alerts')?.count).toBe(1);
      expect(lead.waiting).toBeNull();
      const shown = async (person: string, show: string) =>
        (await (await phoneOf(house, person)).get<StatusPage>(`/api/me/status?show=${show}`)).body;
      expect((await shown(DIRECTOR, 'alerts')).waiting).toMatchObject({
        show: 'alerts',
        rows: [{ id: alert?.id, owner: null, path: `pages/alert/detail?id=${alert?.id}` }],
      });
      expect((await shown(DIRECTOR, 'overdue')).waiting).toEqual({ show: 'overdue', rows: [] });
      expect((await shown(DUTY, 'alerts')).waiting).toBeNull();
      house.clock.move(72 * HOUR);
      const late = await shown(DIRECTOR, 'overdue');
      const count = late.numbers.find(({ value }) => value === 'overdue')?.count;
      expect(late.waiting?.rows).toHaveLength(count ?? 0);
      expect(late.waiting?.rows[0]).toMatchObject({
        owner: expect.any(String),
        path: expect.stringMatching(/^pages\/todo\/detail\?id=/),
      });
      const me = await (
        await phoneOf(house, DUTY)
      ).get<{ badge: number; menu: { key: string }[] }>('/api/me');
      expect(me.body.badge).toBeGreaterThanOrEqual(1);
      expect(me.body.menu.map(({ key }) => key)).toEqual(['team', 'customers']);
    }));

  it('stays readable while Redis is away: nothing is known, and a tap says so', () =>
    inHouse(
      MORNING,
      async (house) => {
        const phone = await phoneOf(house, A);
        const page = await statusOf(phone);
        expect(page.statusKnown).toBe(false);
        expect(page.own?.notes[0]?.value).toBe('unreadable');
        expect(page.chain[0]?.text).toBe('销售经理A 座机10秒 + 手机25秒');
        const tapped = await phone.post('/api/sales/status', { status: 'in_field' });
        expect(tapped).toMatchObject({
          status: 503,
          body: { message: '状态服务暂时不可用，请稍后再试', retry: true },
        });
      },
      { REDIS_URL: 'redis://127.0.0.1:9' },
    ));
});

describe('试算', () => {
  it('for last Saturday 21:00 is what `callpop route` prints, without a whole mobile', () =>
    inHouse(MORNING, async (house) => {
      const body = { at: '2026-11-21T21:00:00+08:00', from: STRANGER };
      const printed = (await askByCli(house, 'route', body)) as Printed & { trace: object };
      const lead = await phoneOf(house, DIRECTOR);
      const tried = await lead.post<Printed & { trace: object; chain: { text: string }[] }>(
        '/api/try-route',
        body,
      );
      const bare = ({ steps }: Printed) =>
        steps.map(({ targets = [], ...step }) => ({
          ...step,
          targets: targets.map(({ person, device, seconds }) => ({ person, device, seconds })),
        }));
      expect(bare(tried.body)).toEqual(bare(printed));
      expect(tried.body.trace).toEqual(printed.trace);
      expect(tried.body).toMatchObject({
        dayKind: { value: 'weekend', text: '周末' },
        summary: '周末 · 18:00-09:00 · 直接响铃',
        chain: [{ text: '值班人员 手机30秒' }, { text: '语音信箱' }],
      });
      expect(JSON.stringify(tried.body)).not.toMatch(/(?<!\d)1\d{10}(?!\d)/);
      expect((await (await phoneOf(house, A)).post('/api/try-route', body)).status).toBe(403);
      // Without a moment it is the server's own.
      expect((await lead.post('/api/try-route', {})).body).toMatchObject({
        ...{ now: '2026-11-24T02:00:00.000Z', at: '2026-11-24T02:00:00.000Z' },
        summary: '工作日 · 09:00-12:00 · 依次响铃',
      });
    }));
});

describe('a client too old', () => {
  it('is told to start anew, and counted; a header of another form is nothing', () =>
    inHouse(
      MORNING,
      async (house) => {
        const { token } = await phoneOf(house, A);
        const ask = (client: string) =>
          fetch(`${house.running().url}/api/me`, {
            headers: { authorization: `Bearer ${token}`, 'x-client': client },
          });
        const old = await ask('1.9.9/iOS/2.25.1');
        expect(old.status).toBe(426);
        expect(await old.json()).toMatchObject({
          code: 'client_outdated',
          message: '请关闭小程序后重新打开',
          retry: false,
        });
        expect((await ask('1.10.0/android/2.25.1')).status).toBe(200);
        expect((await ask('1.10.0/my own phone/2')).status).toBe(200);
        expect((await ask('2.0.0/Harmony/3.0')).status).toBe(200);
        const figures = await (await fetch(`${house.running().url}/metrics`)).text();
        expect(figures.match(/^callpop_clients_total.*/gm)?.sort()).toEqual([
          'callpop_clients_total{platform="android",outdated="false"} 1',
          'callpop_clients_total{platform="ios",outdated="true"} 1',
          'callpop_clients_total{platform="other",outdated="false"} 1',
        ]);
      },
      { CLIENT_MINIMUM: '1.10.0' },
    ));
});
