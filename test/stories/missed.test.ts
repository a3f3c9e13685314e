import { describe, expect, it } from '@jest/globals';
import type { House } from '../support/house.ts';
import type { SeenCard } from '../support/scene.ts';
import {
  A,
  B,
  DUTY,
  STRANGER,
  VIP,
  audit,
  inHouse,
  inboxes,
  logIn,
  passUntilVoicemail,
  readPage,
  rowOf,
  stored,
} from './acts.ts';

const MORNING = '2026-11-24T10:00:00+08:00';

async function missedCards(house: House): Promise<Record<string, readonly SeenCard[]>> {
  const all = Object.entries(await inboxes(house)).map(
    ([person, seen]) =>
      [person, seen.filter((one) => one.card?.sub_title_text?.startsWith('未接来电'))] as const,
  );
  return Object.fromEntries(all.filter(([, seen]) => seen.length > 0));
}

/** The only missed card there is. */
async function missedCard(house: House): Promise<readonly [person: string, seen: SeenCard]> {
  const all = Object.entries(await missedCards(house)).flatMap(([person, seen]) =>
    seen.map((one) => [person, one] as const),
  );
  expect(all).toHaveLength(1);
  const [only] = all;
  if (!only) throw new Error('there is no missed card');
  return only;
}

describe('the caller hangs up', () => {
  it('after three seconds: listed only', () =>
    inHouse(MORNING, async (house) => {
      const call = await house.ring({ from: STRANGER });
      await house.pass(3);
      await house.phone(call, 'hangup');
      expect(await house.caption(A)).toBe('未接');
      expect(await missedCards(house)).toEqual({});
      expect((await readPage(house, call)).phase.value).toBe('missed');
    }));

  it('after three seconds, a VIP: called back within 15 working minutes', () =>
    inHouse(MORNING, async (house) => {
      const call = await house.ring({ from: VIP });
      await house.pass(3);
      await house.phone(call, 'hangup');
      const [person, seen] = await missedCard(house);
      expect(person).toBe(A);
      expect(seen.card?.sub_title_text).toBe(
        '未接来电 · 响铃 3秒未接 · 回电待办：请您在 10:15 前回电',
      );
      expect(rowOf(seen, '回电')).toBe('销售经理A · 10:15 前');
    }));

  it('after 20 seconds: whose customer it is calls back, though others rang too', () =>
    inHouse(MORNING, async (house) => {
      const call = await house.ring({ from: '13606741588' });
      await house.pass(20);
      await house.phone(call, 'hangup');
      const [person, seen] = await missedCard(house);
      expect(person).toBe(B);
      expect(rowOf(seen, '等待时长')).toBe('20秒');
      expect(rowOf(seen, '回电')).toBe('销售经理B · 10:30 前');
    }));

  it('after 20 seconds, nobody’s customer: the first person rung calls back', () =>
    inHouse(MORNING, async (house) => {
      const call = await house.ring({ from: STRANGER });
      await house.pass(20);
      await house.phone(call, 'hangup');
      expect((await missedCard(house))[0]).toBe(A);
    }));

  it('on the assigned sales’ day off: who was rung first calls back', () =>
    inHouse('2026-11-28T10:00:00+08:00', async (house) => {
      const call = await house.ring({ from: VIP });
      await house.pass(20);
      await house.phone(call, 'hangup');
      expect((await missedCard(house))[0]).toBe(B);
    }));

  it('at night: the deadline is in the next office hours', () =>
    inHouse('2026-11-27T23:00:00+08:00', async (house) => {
      const call = await house.ring({ from: STRANGER });
      await house.pass(10);
      await house.phone(call, 'hangup');
      const [person, seen] = await missedCard(house);
      expect(person).toBe(DUTY);
      expect(rowOf(seen, '回电')).toBe('值班人员 · 11-28 09:30 前');
    }));

  it('an answered call leaves no missed card', () =>
    inHouse(MORNING, async (house) => {
      const call = await house.ring({ from: VIP });
      await house.pass(8);
      await house.phone(call, 'answer', { person: A, device: 'office_phone' });
      await house.pass(62);
      await house.phone(call, 'hangup');
      expect(await missedCards(house)).toEqual({});
      expect(await house.caption(A)).toBe('已结束 1分02秒');
    }));
});

describe('a message is left', () => {
  it('is on the missed card, stored under its number, fetched, and heard by who may hear it', () =>
    inHouse(MORNING, async (house) => {
      const call = await house.ring({ from: VIP, digit: '2' });
      await passUntilVoicemail(house, call);
      await house.pass(11);
      await house.phone(call, 'voicemail', { seconds: 35 });
      await house.pass(36);
      await house.settle();
      const [person, seen] = await missedCard(house);
      expect(person).toBe(A);
      expect(seen.card?.sub_title_text).toContain('已留言35秒');
      expect(rowOf(seen, '留言')).toBe('已留言35秒');

      const record = await stored(house, 'voicemails').findOne({ call });
      expect(record).toMatchObject({ tenantId: 'T001', seconds: 35, callerNumber: VIP });
      expect(record?.['number']).toMatch(/^VM-20261124-[0-9A-Z]{8}$/);

      const page = await readPage(house, call, A);
      const recording = page.voicemail?.recording ?? '';
      expect(page.recordings).toContainEqual(
        expect.objectContaining({ id: recording, state: { value: 'ready', text: '可播放' } }),
      );
      const path = `/api/recordings/${encodeURIComponent(recording)}/ticket`;
      const token = await logIn(house, A);
      const ticket = await house.api(path, { method: 'POST', token });
      expect(ticket.status).toBe(200);
      const { url } = (await ticket.json()) as { url: string };
      const part = await fetch(new URL(url, house.running().url), {
        headers: { range: 'bytes=0-3' },
      });
      expect(part.status).toBe(206);
      expect(Buffer.from(await part.arrayBuffer()).toString()).toBe('RIFF');
      const whole = await fetch(new URL(url, house.running().url));
      expect((await whole.arrayBuffer()).byteLength).toBe(
        (await stored(house, 'recordings').findOne({ id: recording }))?.['size'],
      );
      const noted = await stored(house, 'access-log').find({}).toArray();
      expect(noted).toEqual([
        expect.objectContaining({ person: A, what: 'recording', subject: recording, call }),
      ]);
      expect((await house.api(path, { method: 'POST' })).status).toBe(401);
      expect(await audit(house)).toEqual([]);
    }));

  it('a silent caller leaves none', () =>
    inHouse(MORNING, async (house) => {
      const call = await house.ring({ from: STRANGER });
      await passUntilVoicemail(house, call);
      await house.pass(40);
      expect((await house.phoneState(call)).ended).toBe(true);
      const [, seen] = await missedCard(house);
      expect(seen.card?.sub_title_text).not.toContain('留言');
      expect(await stored(house, 'voicemails').countDocuments({ call })).toBe(0);
    }));
});
