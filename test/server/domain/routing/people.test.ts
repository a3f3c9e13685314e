/** Who may ring at all, and who fits into the time. Spec §4.1 rules 5–8. */
import { describe } from '@jest/globals';
import { A, B, C, D, PEOPLE, peopleWith } from './make.ts';
import { TUESDAY, TUESDAY_LUNCH, WEDNESDAY, checkChains } from './situations.ts';

describe('eligible', () => {
  checkChains([
    [
      'below the daily limit',
      { when: TUESDAY, activity: { [A]: { answered: 49 } } },
      'A o10+m25 → B o15 → B m20 → duty 20 → voicemail',
    ],
    [
      'at the daily limit',
      { when: TUESDAY, activity: { [A]: { answered: 50 } } },
      'B o15 → B m20 → duty 20 → voicemail',
    ],
    [
      'offered calls are no answered ones',
      { when: TUESDAY_LUNCH, activity: { [A]: { offered: 99 } } },
      'B m20 → A m25 → duty 20 → voicemail',
    ],
    [
      'no limit recorded',
      {
        when: TUESDAY_LUNCH,
        people: peopleWith(A, { maxDailyCalls: null }),
        activity: { [A]: { answered: 500 } },
      },
      'A m25 → B m20 → duty 20 → voicemail',
    ],
    [
      'everybody at the limit: duty is the first person',
      {
        when: WEDNESDAY,
        activity: { [A]: { answered: 50 }, [B]: { answered: 50 }, [C]: { answered: 51 } },
      },
      'duty 30 → voicemail',
    ],
    [
      'busy with another call',
      { when: TUESDAY, activity: { [A]: { busy: true } } },
      'B o15 → B m20 → duty 20 → voicemail',
    ],
    [
      'talking',
      { when: TUESDAY, activity: { [B]: { onCall: true } } },
      'A o10+m25 → duty 20 → voicemail',
    ],
    [
      'a rep who has left',
      { when: TUESDAY, people: peopleWith(A, { active: false }) },
      'B o15 → B m20 → duty 20 → voicemail',
    ],
    [
      'a rostered rep nobody knows',
      { when: TUESDAY, people: PEOPLE.filter(({ id }) => id !== A) },
      'B o15 → B m20 → duty 20 → voicemail',
    ],
    [
      'a rep without duty days',
      { when: TUESDAY, people: peopleWith(A, { dutyDays: [] }) },
      'B o15 → B m20 → duty 20 → voicemail',
    ],
    [
      'a rep without recorded hours works all day',
      { when: '2026-11-24 21:00', people: peopleWith(B, { dutyHours: null }) },
      'A m25 → B m20 → duty 20 → voicemail',
    ],
  ]);
});

describe('a rep whose steps do not fit whole is left out, 20 s kept for the backup', () => {
  checkChains([
    [
      'A away: B and C fill 70 s',
      { when: WEDNESDAY, activity: { [A]: { busy: true } } },
      'B o15 → B m20 → C o15 → C m20 → duty 20 → voicemail',
    ],
    [
      'B away: C follows A',
      { when: WEDNESDAY, status: { [B]: 'on_leave' } },
      'A o10+m25 → C o15 → C m20 → duty 20 → voicemail',
    ],
    [
      'C outside needs only 20 of 10 s',
      { when: WEDNESDAY, status: { [C]: 'in_field' } },
      'A o10+m25 → B o15 → B m20 → duty 20 → voicemail',
    ],
    [
      'B outside leaves 25 s, C needs 35',
      { when: WEDNESDAY, status: { [B]: 'in_field' } },
      'A o10+m25 → B m20 → duty 20 → voicemail',
    ],
    [
      'somebody shorter may follow one left out',
      {
        when: WEDNESDAY,
        status: { [C]: 'in_field' },
        people: peopleWith(A, { binding: null }),
        activity: { [C]: { offered: 1 } },
      },
      'A o15 → A m20 → B o15 → B m20 → duty 20 → voicemail',
    ],
    [
      'B left out, C fits',
      {
        when: WEDNESDAY,
        status: { [C]: 'in_field' },
        people: peopleWith(B, {
          binding: { mode: 'sequential', officeSeconds: 30, mobileSeconds: 30 },
        }),
      },
      'A o10+m25 → C m20 → duty 20 → voicemail',
    ],
    [
      'no backup person, all 90 s for reps',
      { when: WEDNESDAY, status: { [D]: 'on_leave', [C]: 'in_field' } },
      'A o10+m25 → B o15 → B m20 → C m20 → voicemail',
    ],
  ]);
});
