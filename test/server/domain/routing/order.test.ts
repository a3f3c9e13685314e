/** Who rings before whom. Spec §4.1 rules 5–8. */
import { describe } from '@jest/globals';
import { A, B, C, PEOPLE, at } from './make.ts';
import { NIGHT, TUESDAY, TUESDAY_LUNCH, WEDNESDAY_LUNCH, checkChains } from './situations.ts';

describe('order', () => {
  const vip = { confidence: 1, level: 'vip' as const };
  const normal = { confidence: 1, level: 'normal' as const };
  checkChains([
    [
      'assigned sales first',
      { when: TUESDAY_LUNCH, match: { ...normal, assignedSales: B } },
      'B m20 → A m25 → duty 20 → voicemail',
    ],
    [
      'assigned sales before the VIP lead',
      { when: TUESDAY_LUNCH, match: { ...vip, assignedSales: B } },
      'B m20 → A m25 → duty 20 → voicemail',
    ],
    [
      'VIP lead before fewer calls',
      { when: TUESDAY_LUNCH, match: vip, activity: { [A]: { offered: 7 } } },
      'A m25 → B m20 → duty 20 → voicemail',
    ],
    [
      'no VIP lead for others',
      { when: TUESDAY_LUNCH, match: normal, activity: { [A]: { offered: 7 } } },
      'B m20 → A m25 → duty 20 → voicemail',
    ],
    [
      'no VIP lead configured',
      {
        when: TUESDAY_LUNCH,
        match: vip,
        tables: { vipLead: null },
        activity: { [A]: { offered: 7 } },
      },
      'B m20 → A m25 → duty 20 → voicemail',
    ],
    [
      'another VIP lead',
      { when: WEDNESDAY_LUNCH, match: vip, tables: { vipLead: C } },
      'C m20 → A m25 → B m20 → duty 20 → voicemail',
    ],
    [
      'fewest offered first',
      {
        when: WEDNESDAY_LUNCH,
        activity: { [A]: { offered: 3 }, [B]: { offered: 2 }, [C]: { offered: 1 } },
      },
      'C m20 → B m20 → A m25 → duty 20 → voicemail',
    ],
    [
      'then the longest idle',
      {
        when: TUESDAY_LUNCH,
        activity: {
          [A]: { offered: 1, idleSince: at('2026-11-24 11:00') },
          [B]: { offered: 1, idleSince: at('2026-11-24 10:00') },
        },
      },
      'B m20 → A m25 → duty 20 → voicemail',
    ],
    [
      'none answered today is the longest idle',
      {
        when: TUESDAY_LUNCH,
        activity: { [A]: { offered: 1, idleSince: at('2026-11-24 09:01') }, [B]: { offered: 1 } },
      },
      'B m20 → A m25 → duty 20 → voicemail',
    ],
    [
      'yesterday counts as none today',
      {
        when: TUESDAY_LUNCH,
        activity: {
          [A]: { idleSince: at('2026-11-23 18:00') },
          [B]: { idleSince: at('2026-11-23 10:00') },
        },
      },
      'A m25 → B m20 → duty 20 → voicemail',
    ],
    [
      'then the employee id',
      { when: TUESDAY_LUNCH, people: PEOPLE.toReversed() },
      'A m25 → B m20 → duty 20 → voicemail',
    ],
    [
      'the order adds nobody: assigned is off today',
      { when: TUESDAY_LUNCH, match: { ...normal, assignedSales: C } },
      'A m25 → B m20 → duty 20 → voicemail',
    ],
    [
      'the order adds nobody: VIP lead at night',
      { when: NIGHT, match: vip },
      'duty 30 → voicemail',
    ],
    [
      'VIP with assigned A at ten',
      { when: TUESDAY, match: { ...vip, assignedSales: A }, digits: '1' },
      'A o10+m25 → B o15 → B m20 → duty 20 → voicemail',
    ],
    [
      'confidence 0.85 is trusted',
      { when: TUESDAY_LUNCH, match: { ...normal, confidence: 0.85, assignedSales: B } },
      'B m20 → A m25 → duty 20 → voicemail',
    ],
    [
      'below it the caller is unknown',
      { when: TUESDAY_LUNCH, match: { ...vip, confidence: 0.84, assignedSales: B } },
      'A m25 → B m20 → duty 20 → voicemail',
    ],
    [
      'a WeChat remark does not route',
      { when: TUESDAY_LUNCH, match: { ...vip, confidence: 0.75, assignedSales: B } },
      'A m25 → B m20 → duty 20 → voicemail',
    ],
    [
      'withheld is unknown',
      { when: TUESDAY_LUNCH, from: null, match: { ...vip, confidence: null, assignedSales: B } },
      'A m25 → B m20 → duty 20 → voicemail',
    ],
    [
      'the IVR digit changes no person',
      { when: TUESDAY_LUNCH, digits: '4' },
      'A m25 → B m20 → duty 20 → voicemail',
    ],
  ]);
});
