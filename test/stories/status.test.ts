import { describe, expect, it } from '@jest/globals';
import {
  A,
  B,
  DUTY,
  STRANGER,
  VIP,
  inHouse,
  inboxes,
  logIn,
  readPage,
  rung,
  setStatus,
  titles,
  HOUR,
} from './acts.ts';

const MORNING = '2026-11-24T10:00:00+08:00';

describe('a status decides where the VIP rings', () => {
  it.each(['app', 'bot'] as const)(
    'in a meeting, said by %s: colleagues first, own mobile last',
    (how) =>
      inHouse(MORNING, async (house) => {
        if (how === 'app') await setStatus(house, A, { status: 'in_meeting' });
        else {
          await house.say(A, '状态　会议');
          expect((await house.messages(A)).at(-1)?.text).toBe(
            '已设为会议中，至 11:00。来电先转同事，无人接听时最后才响您的手机。',
          );
        }
        const board = await house.api('/api/sales/status', { token: await logIn(house, B) });
        expect(await board.json()).toContainEqual({
          person: A,
          status: 'in_meeting',
          since: '2026-11-24T02:00:00.000Z',
          until: '2026-11-24T03:00:00.000Z',
          source: how,
        });
        const call = await house.ring({ from: VIP });
        await house.pass(2);
        expect((await house.card(B)).card?.sub_title_text).toContain(
          '原负责销售：销售经理A（会议中）',
        );
        await house.pass(80);
        expect(await rung(house, call)).toEqual([
          `${B}:office_phone`,
          `${B}:mobile_phone`,
          `${DUTY}:mobile_phone`,
          `${A}:mobile_phone`,
        ]);
      }),
  );

  it('外出 rings the mobile only, and after an hour nothing is known any more', () =>
    inHouse(MORNING, async (house) => {
      await house.say(A, '状态 外出');
      const first = await house.ring({ from: VIP });
      await house.pass(2);
      expect(await rung(house, first)).toEqual([`${A}:mobile_phone`]);
      await house.phone(first, 'hangup');
      house.clock.move(HOUR);
      await house.settle();
      const second = await house.ring({ from: VIP });
      expect(await rung(house, second)).toEqual([`${A}:office_phone`, `${A}:mobile_phone`]);
    }));

  it('下班 and 请假 tell the assigned sales now, by a notice without buttons', () =>
    inHouse(MORNING, async (house) => {
      await setStatus(house, A, { status: 'on_leave', until: '2026-11-26T18:00:00+08:00' });
      await house.ring({ from: VIP, digit: '2' });
      await house.pass(3);
      const notice = (await house.card(A)).card;
      expect(notice?.card_type).toBe('text_notice');
      expect(notice?.main_title?.title).toBe('138****8888 宁波奥克斯空调有限公司');
      expect(notice?.sub_title_text).toContain('您负责的客户来电');
      expect(notice?.sub_title_text).toContain('请假');
      expect(notice?.button_list).toBeUndefined();
      expect(await house.messages(A)).toHaveLength(1);
    }));

  it('taken away between plan and turn: passed over at once, and the trace says why', () =>
    inHouse(MORNING, async (house) => {
      const call = await house.ring({ from: STRANGER });
      await house.pass(10);
      await setStatus(house, B, { status: 'off_duty' });
      await house.pass(16);
      // B's turn has come and is over: the duty person rings already.
      expect((await house.phoneState(call)).legs.filter((leg) => leg.state === 'ringing')).toEqual([
        expect.objectContaining({ person: DUTY }),
      ]);
      expect(await house.messages(B)).toEqual([]);
      expect((await readPage(house, call)).plan?.trace.join('\n')).toContain(
        '轮到销售经理B之前，其状态已变为下班，跳过',
      );
    }));

  it('is only one’s own to set', () =>
    inHouse(MORNING, async (house) => {
      const token = await logIn(house, B);
      const body = { status: 'off_duty', person: A };
      const answer = await house.api('/api/sales/status', { method: 'POST', body, token });
      expect(answer.status).toBe(403);
      const nobody = await house.api('/api/sales/status', { method: 'POST', body });
      expect(nobody.status).toBe(401);
    }));
});

describe('the bot', () => {
  it.each([
    ['帮助', /可以这样告诉我您的状态/],
    ['今天天气怎么样', /可以这样告诉我您的状态/],
    ['状态 睡觉', /可以这样告诉我您的状态/],
    ['状态：在办公室。', /^已设为在办公室，至 11:00。/],
    ['状态会议中', /^已设为会议中，至 11:00。/],
    ['状态 下班', /^已设为下班，至 11:00。/],
  ])('%s', (words, reply) =>
    inHouse(MORNING, async (house) => {
      await house.say(A, words);
      expect((await house.messages(A)).at(-1)?.text).toMatch(reply);
      expect(await house.messages(A)).toHaveLength(1);
    }),
  );

  it('answers one delivery once, however often WeCom repeats it', () =>
    inHouse(MORNING, async (house) => {
      await house.faults({ repeatCallbacks: 3 });
      await house.say(A, '帮助');
      expect(await house.messages(A)).toHaveLength(1);
    }));

  it('has no status for the director', () =>
    inHouse(MORNING, async (house) => {
      await house.say('sales_director', '状态 外出');
      expect((await house.messages('sales_director')).at(-1)?.text).toContain(
        '只有销售需要设置状态',
      );
    }));
});

describe('an expired status', () => {
  it('is nudged once per expiry', () =>
    inHouse(MORNING, async (house) => {
      const { flows } = house.running();
      await house.say(A, '状态 外出');
      await flows.nudge();
      expect(await house.messages(A)).toHaveLength(1);
      house.clock.move(HOUR);
      for (let again = 0; again < 3; again += 1) {
        await flows.nudge();
        house.clock.move(60_000);
        await house.settle();
      }
      const nudge = (await house.card(A)).card;
      expect(nudge?.main_title?.title).toBe('状态已过期');
      expect(nudge?.main_title?.desc).toBe('「外出」已于 11:00 到期');
      expect(await house.messages(A)).toHaveLength(2);
      // The next status has an expiry of its own.
      await house.say(A, '状态 外出');
      house.clock.move(HOUR);
      await flows.nudge();
      await house.settle();
      expect((await titles(house, A)).filter((title) => title === '状态已过期')).toHaveLength(2);
    }));

  it('is not nudged outside own hours', () =>
    inHouse('2026-11-24T21:30:00+08:00', async (house) => {
      const { flows } = house.running();
      await house.say(A, '状态 在办公室');
      // 22:30: A's hours are over; next morning at nine it is old news, but still of this night.
      house.clock.move(HOUR);
      await flows.nudge();
      await house.settle();
      expect(await house.messages(A)).toHaveLength(1);
      expect(Object.keys(await inboxes(house))).toEqual([A]);
    }));
});
