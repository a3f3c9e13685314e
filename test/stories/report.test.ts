/** The daily report: what a day was, at 18:30, to the director alone, with a picture that lives three days. Spec §8. */
import { describe, expect, it } from '@jest/globals';
import { entryForMark } from '../../server/domain/matching/entries.ts';
import { readNumber } from '../../server/domain/numbers/read.ts';
import type { House } from '../support/house.ts';
import { A, B, C, HOUR, VIP, audit, changeEmployee, inHouse, logIn, setStatus } from './acts.ts';
import { digestOf, hearing, leave } from './after.ts';
import { alertOf, opened, press } from './alerting.ts';
import {
  DIRECTOR,
  MORNING,
  figuresOf,
  linesOf,
  passTo,
  pictureOf,
  reportsOf,
  spansOf,
} from './reporting.ts';

/** Whoever rings first takes it after so many seconds, and talks for half a minute. */
async function answered(house: House, from: string, after: number, talk?: string): Promise<string> {
  const call = await house.ring({
    from,
    answer: [A, B].map((person) => ({ person, after })),
    ...(talk === undefined ? { hangupAfter: after + 30 } : { talk }),
  });
  await house.pass(after + 35);
  expect((await house.phoneState(call)).ended).toBe(true);
  return call;
}

/** Given up after so many seconds of ringing. */
async function givenUp(house: House, from: string, after: number): Promise<void> {
  const call = await house.ring({ from });
  await house.pass(after);
  await house.phone(call, 'hangup');
  await house.pass(1);
}

async function block(house: House, from: string): Promise<void> {
  const mark = { kind: 'blocked', reason: '骚扰', until: null, by: 'admin' } as const;
  const entry = entryForMark({ ...mark, at: house.clock.now() }, readNumber(from));
  await house.running().adapters.store.book.file('block-1', entry ? [entry] : []);
}

describe('Tuesday, 18:30', () => {
  it('tells the director, and nobody else, what became of every call', () =>
    hearing(MORNING, async (house) => {
      await block(house, '13712340009');
      await answered(house, '13712340001', 4);
      await answered(house, '13712340002', 9);
      await answered(house, VIP, 6);
      // None of these is the hotline's business: a wrong number, a colleague, somebody who is turned away.
      const wrong = await answered(
        house,
        '13712340006',
        4,
        '喂，你好，请问是不是张记饭店？哦，不好意思，我打错电话了，再见。',
      );
      expect((await digestOf(house, wrong))?.insights.at(-1)?.insight.remark).toBe('wrong-number');
      await answered(house, '13800000002', 4);
      await house.ring({ from: '13712340009' });
      await givenUp(house, '13712340003', 10);
      await givenUp(house, '13712340004', 3);
      await givenUp(house, VIP, 3);
      const message = await leave(house, 'message-urgent', '13712340005');
      await opened(house, message);
      const { openedAt } = await alertOf(house, message);
      house.clock.move(openedAt.getTime() + 95_000 - house.clock.now().getTime());
      await press(house, A, '我来处理');
      await press(house, A, '已解决');

      await passTo(house, '2026-11-24 18:29');
      expect(await spansOf(house)).toEqual({});
      await passTo(house, '2026-11-24 18:30');
      expect(await spansOf(house)).toEqual({ [DIRECTOR]: ['统计 11-23 18:30–11-24 18:30'] });
      const [seen] = await reportsOf(house);
      if (!seen) throw new Error('the director has no report');
      expect(seen.card?.main_title?.title).toBe('热线日报 2026-11-24 星期二');
      expect(figuresOf(seen)).toEqual([
        ...['7 通', '3 通（43%）', '2 通 · 留言 1 条', '中位 6秒', '中位 1分35秒', '3 项'],
      ]);
      const lines = linesOf(seen);
      expect(lines['各人']).toBe(
        '销售经理A 接听 2、未接 1、逾期 1；销售经理B 接听 1、未接 1、逾期 2',
      );
      // Two call-backs that nobody made, and what the message asks for.
      expect(lines['逾期跟进']?.replaceAll(/:\d\d）/g, '')).toBe(
        '宁波奥克斯空调有限公司（销售经理A，11-24 10；137****0003（销售经理B，11-24 10；137****0005（销售经理B，11-24 12',
      );
      expect(JSON.stringify(seen)).not.toMatch(/1371234|13800008888/);
      expect(await audit(house)).toEqual([]);

      const path = '/api/reports?from=2026-11-24&to=2026-11-24';
      const asked = await house.api(path, { token: await logIn(house, DIRECTOR) });
      expect(await asked.json()).toMatchObject({
        total: {
          ...{ calls: 7, answered: 3, missed: 2, voicemail: 1 },
          answer: { seconds: 6, text: '6秒' },
        },
        byPerson: [
          { value: A, text: '销售经理A', calls: 3, answered: 2, missed: 1 },
          { value: B, text: '销售经理B', calls: 2, answered: 1, missed: 1 },
        ],
        byLevel: [{ calls: 2, answered: 1, missed: 1 }, { calls: 0 }, { calls: 0 }, { calls: 5 }],
      });
      expect((await house.api(path, { token: await logIn(house, A) })).status).toBe(403);
    }));

  it('without data claims nothing, with a picture all the same, which anybody may fetch for 72 hours', () =>
    inHouse(MORNING, async (house) => {
      await passTo(house, '2026-11-24 18:30');
      const [seen] = await reportsOf(house);
      if (!seen) throw new Error('the director has no report');
      const none = ['0 通', '0 通', '0 通 · 留言 0 条', '–', '–', '0 项'];
      expect(figuresOf(seen)).toEqual(none);
      expect(linesOf(seen)).toEqual({});
      const url = pictureOf(seen);
      const picture = await fetch(url);
      expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
      const png = Buffer.from(await picture.arrayBuffer());
      expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1000, 562]);
      expect(png.length).toBeLessThan(200_000);
      house.clock.move(72 * HOUR - 2000);
      expect((await fetch(url)).status).toBe(200);
      house.clock.move(2000);
      expect((await fetch(url)).status).toBe(404);
    }));

  it('reaches a director on leave, and each other director; where there is none, the admin', () =>
    inHouse(MORNING, async (house) => {
      const until = '2026-11-30T09:00:00+08:00';
      await changeEmployee(house, C, { roles: ['rep', 'director'] });
      await setStatus(house, C, { status: 'on_leave', until });
      await passTo(house, '2026-11-24 18:30');
      const span = ['统计 11-23 18:30–11-24 18:30'];
      expect(await spansOf(house)).toEqual({ [DIRECTOR]: span, [C]: span });
      await changeEmployee(house, C, { roles: ['rep'] });
      await changeEmployee(house, DIRECTOR, { active: false });
      await house.restart();
      await passTo(house, '2026-11-25 18:30');
      expect((await spansOf(house))['admin']).toEqual(['统计 11-24 18:30–11-25 18:30']);
      expect((await spansOf(house))[C]).toEqual(span);
    }));
});
