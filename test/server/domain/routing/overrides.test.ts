/** What overrides and swaps do to a plan. Spec §4.4. */
import { describe } from '@jest/globals';
import { A, B, C, D, at } from './make.ts';
import { HOLIDAY, TUESDAY, TUESDAY_LUNCH, change, checkChains, replace } from './situations.ts';

describe('overrides and swaps', () => {
  const saturday = { from: at('2026-11-28 00:00'), to: at('2026-11-29 00:00') };
  const holiday = { from: at('2026-10-01 09:00'), to: at('2026-10-01 12:00') };
  checkChains([
    [
      'remove',
      { when: TUESDAY, tables: { overrides: [change('remove', A)] } },
      'B o15 → B m20 → duty 20 → voicemail',
    ],
    [
      'remove ends with its span',
      { when: '2026-11-25 09:00', tables: { overrides: [change('remove', A)] } },
      'A o10+m25 → B o15 → B m20 → duty 20 → voicemail',
    ],
    [
      'add lifts own duty days',
      { when: TUESDAY_LUNCH, tables: { overrides: [change('add', C)] } },
      'A m25 → B m20 → C m20 → duty 20 → voicemail',
    ],
    [
      'add lifts own duty hours',
      { when: '2026-11-24 21:00', tables: { overrides: [change('add', B)] } },
      'A m25 → B m20 → duty 20 → voicemail',
    ],
    [
      'add does not lift the daily limit',
      {
        when: TUESDAY_LUNCH,
        tables: { overrides: [change('add', C)] },
        activity: { [C]: { answered: 50 } },
      },
      'A m25 → B m20 → duty 20 → voicemail',
    ],
    [
      'a swap puts A on Saturday',
      { when: '2026-11-28 10:30', tables: { overrides: [replace(B, A, saturday)] } },
      'A m25 → C m20 → duty 20 → voicemail',
    ],
    [
      'a swap has no effect where the other is not named',
      { when: TUESDAY_LUNCH, tables: { overrides: [replace('nobody', C)] } },
      'A m25 → B m20 → duty 20 → voicemail',
    ],
    [
      'a swap with somebody already there names them once',
      { when: TUESDAY_LUNCH, tables: { overrides: [replace(A, B)] } },
      'B m20 → duty 20 → voicemail',
    ],
    [
      'overrides apply on holidays: a rep besides duty',
      { when: HOLIDAY, tables: { overrides: [change('add', A, holiday)] } },
      'duty 30 → A m25 → voicemail',
    ],
    [
      'on holidays a VIP still reaches the added lead first',
      {
        when: HOLIDAY,
        tables: { overrides: [change('add', A, holiday)] },
        match: { confidence: 1, level: 'vip' },
      },
      'A m25 → duty 20 → voicemail',
    ],
    [
      'the holiday override ends at noon sharp',
      { when: '2026-10-01 12:00', tables: { overrides: [change('add', A, holiday)] } },
      'duty 30 → voicemail',
    ],
    [
      'the duty person added by day rings as duty',
      { when: TUESDAY_LUNCH, tables: { overrides: [change('add', D)] } },
      'duty 30 → A m25 → B m20 → voicemail',
    ],
    [
      'a director named by an override rings on the mobile',
      { when: TUESDAY_LUNCH, tables: { overrides: [replace(A, 'sales_director')] } },
      'sales_director m30 → B m20 → duty 20 → voicemail',
    ],
    [
      'a replacement for somebody on leave comes all the same',
      { when: TUESDAY_LUNCH, tables: { overrides: [change('remove', A), replace(A, C)] } },
      'B m20 → C m20 → duty 20 → voicemail',
    ],
    [
      'leave that is entered later does not take the replacement away',
      { when: TUESDAY_LUNCH, tables: { overrides: [replace(A, C), change('remove', A)] } },
      'B m20 → C m20 → duty 20 → voicemail',
    ],
    [
      'whoever was swapped away already is not replaced once more',
      { when: TUESDAY_LUNCH, tables: { overrides: [replace(A, B), replace(A, C)] } },
      'B m20 → duty 20 → voicemail',
    ],
    [
      'the duty person on leave is replaced by day and by night',
      {
        when: '2026-11-24 23:00',
        tables: { overrides: [change('remove', D), replace(D, B)] },
      },
      'B m30 → voicemail',
    ],
    [
      'remove after add',
      { when: TUESDAY_LUNCH, tables: { overrides: [change('add', C), change('remove', C)] } },
      'A m25 → B m20 → duty 20 → voicemail',
    ],
  ]);
});
