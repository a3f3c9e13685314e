/** When the report is filed, pictured, sent, tried again and given up. Spec §8. */
import { describe, expect, it } from '@jest/globals';
import { dayKey, formatDayAndClock } from '../../../../server/domain/time.ts';
import { at } from '../../domain/routing/make.ts';
import { openStage, type Stage } from './stage.ts';

const stateOf = (stage: Stage, day: string) => stage.filed.get(day)?.state;
const spans = (stage: Stage) =>
  stage.read.map(({ from, to }) => `${formatDayAndClock(from)} – ${formatDayAndClock(to)}`);
const isNot = (day: string) => (now: Date) => dayKey(now) !== day;

describe('the report of a day', () => {
  it('is read, filed and sent once, however often the clock looks', async () => {
    const stage = openStage();
    for (const when of ['18:29', '18:30', '18:31', '19:00', '23:00']) {
      await stage.look(`2026-11-24 ${when}`);
    }
    expect(stage.out).toEqual(['2026-11-24']);
    expect(stateOf(stage, '2026-11-24')).toBe('sent');
    expect(spans(stage)).toEqual(['2026-11-23 18:30 – 2026-11-24 18:30']);
    expect(stage.kept).toHaveLength(1);
  });

  it.each<
    [string, () => ReturnType<NonNullable<Parameters<typeof openStage>[0]>['draw'] & object>]
  >([
    ['cannot be drawn', () => Promise.reject(new Error('no font'))],
    ['is too large', () => Promise.resolve({ png: Buffer.alloc(200_001), aspectRatio: 1.78 })],
  ])('goes out without a picture that %s', async (_name, draw) => {
    const stage = openStage({ draw });
    await stage.look('2026-11-24 18:30');
    expect(stage.filed.get('2026-11-24')).toMatchObject({ state: 'sent', picture: 'none' });
    expect(stage.kept).toEqual([]);
  });

  it('keeps figures and picture of 18:30 however late it is sent', async () => {
    const stage = openStage({ takes: (now) => now >= at('2026-11-24 21:00') });
    for (const when of ['18:30', '18:31', '20:00', '21:00']) await stage.look(`2026-11-24 ${when}`);
    expect(stage.filed.get('2026-11-24')).toMatchObject({
      ...{ state: 'sent', madeAt: at('2026-11-24 18:30') },
      picture: { token: 'token-1', aspectRatio: 1.78 },
    });
    expect([stage.read.length, stage.kept.length]).toEqual([1, 1]);
  });

  it('that WeCom has not taken by 22:00 is given up, and the next one covers both', async () => {
    const stage = openStage({ takes: isNot('2026-11-24') });
    await stage.look('2026-11-23 18:30');
    for (const when of ['18:30', '21:59', '22:00']) await stage.look(`2026-11-24 ${when}`);
    // Somebody may just be sending it.
    expect(stateOf(stage, '2026-11-24')).toBe('open');
    await stage.look('2026-11-24 22:01');
    expect(stateOf(stage, '2026-11-24')).toBe('lapsed');
    await stage.look('2026-11-25 18:30');
    expect(stage.out).toEqual(['2026-11-23', '2026-11-25']);
    expect(spans(stage).at(-1)).toBe('2026-11-23 18:30 – 2026-11-25 18:30');
  });

  it('that was left open over night is settled before the next one begins', async () => {
    const stage = openStage({ takes: isNot('2026-11-24') });
    for (const day of [23, 24, 25]) await stage.look(`2026-11-${day} 18:30`);
    expect(stateOf(stage, '2026-11-24')).toBe('lapsed');
    expect(spans(stage).at(-1)).toBe('2026-11-23 18:30 – 2026-11-25 18:30');
  });

  it('waits while another process holds the one before it: whether that was sent is not known', async () => {
    const stage = openStage({ takes: () => false });
    await stage.look('2026-11-24 18:30');
    const held = stage.filed.get('2026-11-24');
    if (!held) throw new Error('no report was filed');
    stage.filed.set(held.day, { ...held, dueAt: at('2026-11-25 18:31') });
    await stage.look('2026-11-25 18:30');
    expect([...stage.filed.keys()]).toEqual(['2026-11-24']);
    await stage.look('2026-11-25 18:31');
    expect([...stage.filed.keys()]).toEqual(['2026-11-24', '2026-11-25']);
  });
});
