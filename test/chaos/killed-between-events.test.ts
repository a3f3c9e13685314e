import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ProductProcess } from './processes.ts';
import { openStage, type Stage } from './stage.ts';
import { readRecorded } from './telephone.ts';
import { until } from './until.ts';

// Processes are started and killed.
jest.setTimeout(180_000);

describe('a recorded call, the server killed between its events', () => {
  let stage: Stage;
  let server: ProductProcess;
  /** Cards that the audit lists since earlier cases. */
  let listed = 0;
  beforeAll(async () => {
    stage = await openStage();
    server = await stage.start();
  });
  afterAll(() => stage.close());

  async function restart(): Promise<void> {
    await server.kill();
    server = await stage.start();
  }

  /** Grey captions of each person's cards of the call, alerts apart; null where buttons live. */
  async function captions(call: string): Promise<Record<string, (string | null)[]>> {
    const shown = Object.entries(await stage.cards(call)).map(([person, mine]) => {
      const others = mine.filter(
        ({ card }) => !card?.button_list?.some(({ text }) => text === '我来处理'),
      );
      return [person, others.map(({ card }) => card?.replace_text ?? null)] as const;
    });
    return Object.fromEntries(shown.filter(([, mine]) => mine.length > 0));
  }

  it.each<[string, number[], Record<string, (string | null)[]>]>([
    ['vip-call', [1, 2, 3, 4, 5, 6], { sales_manager_a: ['已结束 6分02秒'] }],
    ['missed-call', [7], { sales_manager_a: ['未接', null] }],
    ['voicemail', [9], { sales_manager_a: ['已转留言', null] }],
  ])('%s, killed after events %j: everybody sees how it ended', async (recorded, gaps, truth) => {
    const call = `recorded-${recorded}`;
    for (const [index, event] of (await readRecorded(recorded, call)).entries()) {
      await stage.tell(event);
      await until(`rest after ${event.type}`, () => stage.isAtRest());
      if (gaps.includes(index + 1)) await restart();
    }
    expect(await captions(call)).toEqual(truth);
    expect(await stage.audit()).toEqual([]);
  });

  it.each([3, 5, 6])('killed while event %i is worked on: no card lies unlisted', async (gap) => {
    const call = `in-flight-${gap}`;
    for (const [index, event] of (await readRecorded('vip-call', call)).entries()) {
      await stage.tell(event);
      if (index + 1 === gap) await restart();
    }
    await until('rest', () => stage.isAtRest());
    const broken = await stage.audit();
    // A card that was just leaving may have no known answer; nothing else may be broken.
    expect(broken.filter(({ problem }) => !problem.includes('send answer was lost'))).toEqual([]);
    const { sales_manager_a: mine = [], ...others } = await stage.cards(call);
    expect(others).toEqual({});
    // One that is sent final has no grey caption: its line says how the call ended.
    const lies = mine.filter(
      ({ card }) =>
        card?.replace_text !== '已结束 6分02秒' &&
        !card?.sub_title_text?.includes('通话已结束，共 6分02秒'),
    );
    expect(lies.length).toBeLessThanOrEqual(broken.length - listed);
    expect(mine.length - lies.length).toBeLessThanOrEqual(1);
    expect(mine.length + broken.length - listed).toBeGreaterThan(0);
    listed = broken.length;
  });
});
