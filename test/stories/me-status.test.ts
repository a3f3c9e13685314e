import { describe, expect, it } from '@jest/globals';
import { REP_STATUSES } from '../../server/domain/people.ts';
import type { House } from '../support/house.ts';
import { A, B, DUTY, HOUR, askByCli, inHouse, stored } from './acts.ts';
import { phoneOf, statusOf, type Phone } from './phones.ts';

const MORNING = '2026-11-24T10:00:00+08:00';

interface Printed {
  readonly steps: readonly {
    readonly targets?: readonly { person: string; device: string; seconds: number }[];
  }[];
}

/** The chain of `callpop route` at this moment for a withheld number, as person, device, seconds. */
async function routed(house: House, status: Readonly<Record<string, string>> = {}) {
  const body = { at: house.clock.now().toISOString(), from: '', status };
  const { steps } = (await askByCli(house, 'route', body)) as Printed;
  return steps
    .flatMap(({ targets = [] }) => targets)
    .map(({ person, device, seconds }) => `${person} ${device} ${seconds}`);
}

interface Set {
  readonly version: number;
  readonly until: string;
}
const tap = async (phone: Phone, body: object): Promise<Set> => {
  const set = await phone.post<Set>('/api/sales/status', body);
  expect(set.status).toBe(200);
  return set.body;
};
const undo = (phone: Phone, version: number) =>
  phone.post<Record<string, unknown> & { current?: unknown; message?: string }>(
    '/api/sales/status/undo',
    { version },
  );

describe('会议中 at ten', () => {
  it('says what it does, and board, chain and `callpop route` agree', () =>
    inHouse(MORNING, async (house) => {
      const [mine, theirs] = [await phoneOf(house, A), await phoneOf(house, B)];
      expect((await statusOf(mine)).own).toMatchObject({
        status: { value: 'unknown', text: '未设置' },
        version: 0,
        effect: '先响您的座机10秒 + 手机25秒',
        notes: [],
      });
      const set = await mine.post('/api/sales/status', { status: 'in_meeting' });
      expect(set).toEqual({
        status: 200,
        body: {
          status: 'in_meeting',
          since: '2026-11-24T02:00:00.000Z',
          until: '2026-11-24T03:00:00.000Z',
          source: 'app',
          version: 1,
        },
      });
      const page = await statusOf(mine);
      expect(page.own).toMatchObject({
        status: { value: 'in_meeting', text: '会议中' },
        untilText: '至 11:00',
        source: { value: 'app', text: '我设的' },
        version: 1,
        said: '已设为会议中，至 11:00',
        effect: '先由销售经理B、值班人员接，最后才响您的手机25秒',
        again: { text: '续 1 小时', from: '2026-11-24T02:50:00.000Z' },
      });
      const other = await statusOf(theirs);
      expect(other.team.find(({ person }) => person.id === A)).toMatchObject({
        ...{ text: '销售经理A · 会议中，至 11:00 · 当班', detail: '至 11:00' },
      });
      // Nobody expects 值班人员 to say anything.
      expect(other.team.find(({ person }) => person.id === DUTY)?.status.text).toBe('');
      expect(other.chain.map(({ text }) => text)).toEqual([
        '销售经理B 座机15秒',
        '销售经理B 手机20秒',
        '值班人员 手机20秒',
        '销售经理A 手机25秒',
        '语音信箱',
      ]);
      expect(await routed(house)).toEqual([
        `${B} office_phone 15`,
        `${B} mobile_phone 20`,
        `${DUTY} mobile_phone 20`,
        `${A} mobile_phone 25`,
      ]);
    }));

  it('names in each row what the router would do with it', () =>
    inHouse(MORNING, async (house) => {
      const { rows } = await statusOf(await phoneOf(house, A));
      expect(rows.map(({ value }) => value)).toEqual([...REP_STATUSES]);
      for (const { value, effect } of rows) {
        const own = (await routed(house, { [A]: value })).filter((one) => one.startsWith(A));
        const seconds = own.map((one) => `${one.split(' ').at(-1) ?? ''}秒`);
        expect([value, effect.match(/\d+秒/g) ?? []]).toEqual([value, seconds]);
      }
    }));

  it('is over by the clock: unknown, 已过期, and the board turns red', () =>
    inHouse(MORNING, async (house) => {
      const phone = await phoneOf(house, A);
      await tap(phone, { status: 'in_field', location: '余姚' });
      house.clock.move(HOUR - 10 * 60_000);
      const late = await statusOf(phone);
      expect(late.own).toMatchObject({
        status: { value: 'in_field' },
        location: '余姚',
        again: { status: 'in_field', text: '续 1 小时' },
      });
      house.clock.move(10 * 60_000);
      const over = await statusOf(phone);
      expect(over.own).toMatchObject({
        status: { value: 'unknown' },
        until: null,
        effect: '先响您的座机10秒 + 手机25秒',
        notes: [{ value: 'expired', text: '11:00 已过期，按默认顺序响铃' }],
        again: { status: 'in_field', text: '再设一次' },
      });
      expect(over.team[0]).toMatchObject({
        person: { id: A },
        trouble: { value: 'expired', text: '11:00 已过期' },
      });
    }));
});

describe('撤销', () => {
  it('restores the earlier status with its remaining time', () =>
    inHouse(MORNING, async (house) => {
      const phone = await phoneOf(house, A);
      const field = await tap(phone, { status: 'in_field' });
      house.clock.move(20 * 60_000);
      const { version } = await tap(phone, { status: 'in_meeting' });
      house.clock.move(8_000);
      const undone = await undo(phone, version);
      expect(undone).toEqual({
        status: 200,
        body: {
          status: 'in_field',
          since: '2026-11-24T02:00:00.000Z',
          until: field.until,
          source: 'app',
          version: version + 1,
        },
      });
      // The answer was lost: asked again, the same.
      expect(await undo(phone, version)).toEqual(undone);
      expect((await statusOf(phone)).own?.until).toBe(field.until);
      house.clock.move(40 * 60_000);
      expect((await statusOf(phone)).own?.status.value).toBe('unknown');
    }));

  it('of a tap that was sent twice brings back what was before both', () =>
    inHouse(MORNING, async (house) => {
      const phone = await phoneOf(house, A);
      await tap(phone, { status: 'in_field' });
      const first = await phone.post<Set>('/api/sales/status', { status: 'in_meeting' }, 'key-1');
      house.clock.move(2_000);
      const again = await phone.post<Set>('/api/sales/status', { status: 'in_meeting' }, 'key-1');
      expect(again).toEqual(first);
      expect((await undo(phone, first.body.version)).body['status']).toBe('in_field');
    }));

  it('of the first tap leaves nothing said, and nobody is nudged for it', () =>
    inHouse(MORNING, async (house) => {
      const phone = await phoneOf(house, A);
      const { version } = await tap(phone, { status: 'off_duty' });
      expect((await undo(phone, version)).body).toEqual({
        ...{ status: 'unknown', since: null, until: null, source: null },
        version: version + 1,
      });
      house.clock.move(2 * HOUR);
      await house.running().flows.nudge();
      await house.settle();
      expect(await house.messages(A)).toHaveLength(0);
      expect((await statusOf(phone)).own?.notes).toEqual([]);
    }));

  it('gives way to a second device: 409 with the state as it is', () =>
    inHouse(MORNING, async (house) => {
      const [first, second] = [await phoneOf(house, A), await phoneOf(house, A)];
      const { version } = await tap(first, { status: 'in_meeting' });
      await tap(second, { status: 'in_field' });
      const { status, body } = await undo(first, version);
      expect(status).toBe(409);
      expect(body.message).toBe('内容已被他人修改，请查看最新状态');
      expect(body.current).toMatchObject({ status: 'in_field', version: version + 1 });
      expect((await statusOf(first)).own?.status.value).toBe('in_field');
    }));

  it('brings a leave with an end of its own back, where a lost Redis cannot forget it', () =>
    inHouse(MORNING, async (house) => {
      const phone = await phoneOf(house, A);
      const until = '2026-11-26T10:00:00.000Z';
      await tap(phone, { status: 'on_leave', until });
      const { version } = await tap(phone, { status: 'in_office' });
      expect(await stored(house, 'longStatuses').countDocuments({ person: A })).toBe(0);
      expect((await undo(phone, version)).body).toMatchObject({ status: 'on_leave', until });
      const kept = await stored(house, 'longStatuses').findOne({ person: A });
      expect(kept).toMatchObject({ status: 'on_leave', until: new Date(until) });
    }));
});
