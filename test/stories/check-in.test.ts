/** Check-ins: asked at six, confirmed, told to the director, let go when the roster changes. Spec §5. */
import { describe, expect, it } from '@jest/globals';
import { B, changeEmployee, DUTY, inHouse, logIn, rowOf, stored } from './acts.ts';
import {
  ADMIN,
  ask,
  BEFORE_SIX,
  DIRECTOR,
  jumpTo,
  lineOf,
  minute,
  NIGHT,
  passTo,
  replace,
  told,
} from './duty.ts';
import { buildFlows } from '../../server/build/flows.ts';

const ASKED = '今晚您值班，请确认 / live';
const CHECK_IN = `/check-ins/${encodeURIComponent('duty_person:2026-11-24T14:00:00.000Z')}/confirm`;

describe('a check-in', () => {
  it('is asked at 18:00 for tonight, once, and confirmed by 确认', () =>
    inHouse(BEFORE_SIX, async (house) => {
      await minute(house);
      expect(await told(house)).toEqual({});
      for (const at of ['18:00', '18:01', '19:00']) await passTo(house, `2026-11-24 ${at}`);
      expect(await told(house)).toEqual({ [DUTY]: [ASKED] });
      const card = await house.card(DUTY);
      expect(card.card?.sub_title_text).toContain('请在 21:00 前确认');
      expect(rowOf(card, '班次')).toBe('11-24 22:00–11-25 09:00');
      await house.press(DUTY, '确认');
      expect(await told(house)).toEqual({ [DUTY]: ['今晚您值班，请确认 / 已确认'] });
      for (const at of ['21:00', '22:00', '23:00']) await passTo(house, `2026-11-24 ${at}`);
      expect(await told(house)).toEqual({ [DUTY]: ['今晚您值班，请确认 / 已确认'] });
    }));

  it('for Saturday 18:00 is asked on Friday; the whole weekend is one', () =>
    inHouse('2026-11-27T18:00:00+08:00', async (house) => {
      await minute(house);
      const lines = await told(house);
      expect({ ...lines, [DUTY]: [...(lines[DUTY] ?? [])].sort() }).toEqual({
        [DUTY]: [ASKED, '明晚您值班，请确认 / live'].sort(),
      });
      const weekend = (await house.messages(DUTY)).find((one) => lineOf(one).startsWith('明晚'));
      expect(weekend && rowOf(weekend, '班次')).toBe('11-28 18:00–11-30 09:00');
      expect(weekend?.card?.sub_title_text).toContain('请在 11-28 17:00 前确认');
      await passTo(house, '2026-11-28 18:00');
      await passTo(house, '2026-11-29 18:00');
      expect((await told(house))[DUTY]).toHaveLength(2);
    }));

  it('unconfirmed at 21:00 is the director’s, by a new card; nobody else hears of it', () =>
    inHouse(BEFORE_SIX, async (house) => {
      await passTo(house, '2026-11-24 18:00');
      await passTo(house, '2026-11-24 20:59');
      expect(await told(house)).toEqual({ [DUTY]: [ASKED] });
      await passTo(house, '2026-11-24 21:00');
      await passTo(house, '2026-11-24 21:01');
      const silent = '今晚您值班，请确认 / 未确认';
      expect(await told(house)).toEqual({ [DUTY]: [silent], [DIRECTOR]: ['值班未确认'] });
      expect((await house.card(DUTY)).card?.sub_title_text).toBe('未确认，已通知销售总监');
      expect((await house.card(DIRECTOR)).card?.sub_title_text).toContain('值班人员尚未确认');
      // A grey card cannot be pressed; the page can, and whoever was told hears of it.
      expect(await house.finger(DUTY, '确认')).toBe(409);
      await jumpTo(house, '2026-11-24 21:20');
      const done = await ask(house, DUTY, CHECK_IN);
      expect([done.status, done.body['state']]).toEqual([200, 'confirmed']);
      expect(await told(house)).toEqual({
        [DUTY]: [silent],
        [DIRECTOR]: ['值班未确认', '值班人员已于 21:20 确认 11-24 22:00–11-25 09:00 的值班。'],
      });
    }));

  it('is confirmed on the page: the card says so, nobody is told', () =>
    inHouse(BEFORE_SIX, async (house) => {
      await passTo(house, '2026-11-24 18:00');
      expect((await ask(house, DIRECTOR, CHECK_IN)).status).toBe(403);
      expect((await ask(house, DUTY, CHECK_IN)).status).toBe(200);
      expect((await ask(house, DUTY, CHECK_IN)).status).toBe(200);
      await passTo(house, '2026-11-24 21:00');
      expect(await told(house)).toEqual({ [DUTY]: ['今晚您值班，请确认 / 已确认'] });
    }));

  it('lets go of whoever was replaced and asks the other, who has time until 15 minutes later', () =>
    inHouse(BEFORE_SIX, async (house) => {
      await passTo(house, '2026-11-24 18:00');
      await jumpTo(house, '2026-11-24 20:55');
      await replace(house, DUTY, B, NIGHT);
      await minute(house);
      const released = '今晚您值班，请确认 / 已无需值班';
      expect(await told(house)).toEqual({ [DUTY]: [released], [B]: [ASKED] });
      expect((await house.card(B)).card?.sub_title_text).toContain('请在 21:10 前确认');
      await passTo(house, '2026-11-24 21:09');
      expect((await told(house))[DIRECTOR]).toBeUndefined();
      await passTo(house, '2026-11-24 21:10');
      expect(await told(house)).toEqual({
        [DUTY]: [released],
        [B]: ['今晚您值班，请确认 / 未确认'],
        [DIRECTOR]: ['值班未确认'],
      });
      expect((await house.card(DIRECTOR)).card?.sub_title_text).toContain('销售经理B尚未确认');
    }));

  it('comes back to whoever was let go: a new card, the old one is taken back', () =>
    inHouse(BEFORE_SIX, async (house) => {
      await passTo(house, '2026-11-24 18:00');
      const id = await replace(house, DUTY, B, NIGHT);
      await passTo(house, '2026-11-24 18:10');
      const token = await logIn(house, ADMIN);
      await house.api(`/api/roster/overrides/${id}`, { method: 'DELETE', token });
      await passTo(house, '2026-11-24 18:20');
      expect(await told(house)).toEqual({
        [DUTY]: [ASKED],
        [B]: ['今晚您值班，请确认 / 已无需值班'],
      });
      await house.press(DUTY, '确认');
      await passTo(house, '2026-11-24 21:00');
      expect((await told(house))[DIRECTOR]).toBeUndefined();
    }));

  it('survives a restart between asking and telling', () =>
    inHouse(BEFORE_SIX, async (house) => {
      await passTo(house, '2026-11-24 18:00');
      await house.restart();
      await passTo(house, '2026-11-24 21:00');
      await house.restart();
      await passTo(house, '2026-11-24 21:05');
      expect(await told(house)).toEqual({
        [DUTY]: ['今晚您值班，请确认 / 未确认'],
        [DIRECTOR]: ['值班未确认'],
      });
    }));

  it('is asked and told once by two processes that look at the same moment', () =>
    inHouse(BEFORE_SIX, async (house) => {
      const other = buildFlows(house.running().adapters);
      const both = async (moment: string) => {
        await jumpTo(house, moment);
        await Promise.all([minute(house), other.minutely['look after shifts']()]);
        await other.idle();
        await house.settle();
      };
      await both('2026-11-24 18:00');
      expect(await told(house)).toEqual({ [DUTY]: [ASKED] });
      await both('2026-11-24 21:00');
      expect(await told(house)).toEqual({
        [DUTY]: ['今晚您值班，请确认 / 未确认'],
        [DIRECTOR]: ['值班未确认'],
      });
      expect(await stored(house, 'checkIns').countDocuments({})).toBe(1);
    }));

  it('is asked when the job is back, and in the shift no more', () =>
    inHouse(BEFORE_SIX, async (house) => {
      await passTo(house, '2026-11-24 21:40');
      expect(await told(house)).toEqual({ [DUTY]: [ASKED] });
      expect((await house.card(DUTY)).card?.sub_title_text).toContain('请在 21:55 前确认');
      await passTo(house, '2026-11-25 22:05');
      expect((await told(house))[DUTY]).toHaveLength(1);
    }));

  it('confirmed before the director’s card could be sent is told as it then is', () =>
    inHouse(BEFORE_SIX, async (house) => {
      await passTo(house, '2026-11-24 18:00');
      const token = await logIn(house, DUTY);
      await house.faults({ outage: 'http500' });
      await passTo(house, '2026-11-24 21:00');
      const confirm = { method: 'POST', token };
      expect((await house.api(`/api/roster${CHECK_IN}`, confirm)).status).toBe(200);
      // The line to the director is tried while WeCom is down, and again when it is back.
      await house.settle();
      await house.faults({ outage: 'none' });
      await passTo(house, '2026-11-24 21:10');
      const seen = await told(house);
      expect(seen[DUTY]).toEqual(['今晚您值班，请确认 / 已确认']);
      expect(seen[DIRECTOR]).toEqual([expect.stringMatching(/^值班人员已于 21:00 确认/)]);
    }));

  it('goes to nobody who gets no cards: the director hears of it all the same', () =>
    inHouse(BEFORE_SIX, async (house) => {
      await house.faults({ unreachable: [DUTY] });
      await passTo(house, '2026-11-24 18:00');
      await passTo(house, '2026-11-24 21:00');
      const seen = await told(house);
      expect(seen[DUTY]).toBeUndefined();
      expect(seen[DIRECTOR]).toEqual(['值班未确认']);
    }));

  it('of somebody who was disabled, with nobody in their place, is the director’s too', () =>
    inHouse(BEFORE_SIX, async (house) => {
      await passTo(house, '2026-11-24 18:00');
      await changeEmployee(house, DUTY, { active: false });
      await house.restart();
      await passTo(house, '2026-11-24 21:00');
      expect((await told(house))[DIRECTOR]).toEqual(['值班未确认']);
    }));

  it('is the admin’s where there is no director', () =>
    inHouse(BEFORE_SIX, async (house) => {
      await changeEmployee(house, DIRECTOR, { active: false });
      await passTo(house, '2026-11-24 18:00');
      await passTo(house, '2026-11-24 21:00');
      expect((await told(house))[ADMIN]).toEqual(['值班未确认']);
      expect((await house.card(DUTY)).card?.sub_title_text).toBe('未确认，已通知管理员');
    }));

  it('is the admin’s while the director is on leave', () =>
    inHouse(BEFORE_SIX, async (house) => {
      const leave = { kind: 'remove', person: DIRECTOR, cause: 'leave', ...NIGHT };
      const from = '2026-11-24T18:00:00+08:00';
      expect((await ask(house, ADMIN, '/overrides', { ...leave, from })).status).toBe(200);
      await passTo(house, '2026-11-24 18:00');
      await passTo(house, '2026-11-24 21:00');
      expect(await told(house)).toEqual({
        [DUTY]: ['今晚您值班，请确认 / 未确认'],
        [ADMIN]: ['值班未确认'],
      });
    }));
});

describe('a year without holiday data', () => {
  it('is told to the admin before it begins, once a week from 1 December on', () =>
    inHouse('2040-11-30T09:00:00+08:00', async (house) => {
      await minute(house);
      await passTo(house, '2040-12-01 08:59');
      expect((await told(house))[ADMIN]).toBeUndefined();
      await passTo(house, '2040-12-01 09:00');
      await passTo(house, '2040-12-02 10:00');
      expect((await told(house))[ADMIN]).toEqual(['节假日数据未加载']);
      expect((await house.card(ADMIN)).card?.sub_title_text).toContain('2041 年的节假日数据未加载');
      await passTo(house, '2040-12-08 09:00');
      expect((await told(house))[ADMIN]).toHaveLength(2);
      const gaps = await ask(house, ADMIN, '/gaps');
      expect(gaps.body['yearsMissing']).toContain('2041');
    }));
});
