/** What a tapped status does to a plan. Spec §4.1 rules 5–8, §4.1.1. */
import { describe, expect, it } from '@jest/globals';
import { A, B, C, D, PEOPLE, at, chain, peopleWith } from './make.ts';
import { NIGHT, TUESDAY, TUESDAY_LUNCH, WEDNESDAY, WEDNESDAY_LUNCH } from './situations.ts';
import { change, checkChains, replace } from './situations.ts';

const SUNDAY = '2026-11-29 10:00';

describe('status', () => {
  checkChains([
    [
      'in the office changes nothing',
      { when: TUESDAY, status: { [A]: 'in_office' } },
      'A o10+m25 → B o15 → B m20 → duty 20 → voicemail',
    ],
    [
      'in the office adds no office phone at lunch',
      { when: TUESDAY_LUNCH, status: { [A]: 'in_office' } },
      'A m25 → B m20 → duty 20 → voicemail',
    ],
    [
      'in the office adds none on Saturday',
      { when: '2026-11-28 10:00', status: { [B]: 'in_office' } },
      'B m20 → C m20 → duty 20 → voicemail',
    ],
    [
      'outside: mobile only, 25 s',
      { when: TUESDAY, status: { [A]: 'in_field' } },
      'A m25 → B o15 → B m20 → duty 20 → voicemail',
    ],
    [
      'outside, sequential binding',
      { when: TUESDAY, status: { [B]: 'in_field' } },
      'A o10+m25 → B m20 → duty 20 → voicemail',
    ],
    [
      'in a meeting: colleague, backup, own mobile last',
      { when: TUESDAY, status: { [A]: 'in_meeting' } },
      'B o15 → B m20 → duty 20 → A m25 → voicemail',
    ],
    [
      'in a meeting at lunch',
      { when: WEDNESDAY_LUNCH, status: { [A]: 'in_meeting' } },
      'B m20 → C m20 → duty 20 → A m25 → voicemail',
    ],
    [
      'in a meeting, no time left',
      { when: WEDNESDAY, status: { [A]: 'in_meeting' } },
      'B o15 → B m20 → C o15 → C m20 → duty 20 → voicemail',
    ],
    [
      'in a meeting and on a call: never',
      {
        when: TUESDAY,
        status: { [A]: 'in_meeting' },
        activity: { [A]: { busy: true, onCall: true } },
      },
      'B o15 → B m20 → duty 20 → voicemail',
    ],
    [
      'all in a meeting',
      { when: TUESDAY, status: { [A]: 'in_meeting', [B]: 'in_meeting' } },
      'duty 30 → A m25 → B m20 → voicemail',
    ],
    [
      'three in a meeting, as many as fit',
      { when: WEDNESDAY, status: { [A]: 'in_meeting', [B]: 'in_meeting', [C]: 'in_meeting' } },
      'duty 30 → A m25 → B m20 → voicemail',
    ],
    [
      'those in a meeting keep the order',
      {
        when: TUESDAY,
        status: { [A]: 'in_meeting', [B]: 'in_meeting' },
        match: { confidence: 1, level: 'normal', assignedSales: B },
      },
      'duty 30 → B m20 → A m25 → voicemail',
    ],
    [
      'meeting mobile of C has the default seconds',
      { when: WEDNESDAY_LUNCH, status: { [C]: 'in_meeting' } },
      'A m25 → B m20 → duty 20 → C m20 → voicemail',
    ],
    [
      'off duty: skipped, duty before voicemail',
      { when: TUESDAY, status: { [A]: 'off_duty' } },
      'B o15 → B m20 → duty 20 → voicemail',
    ],
    [
      'all off duty: duty first',
      { when: TUESDAY, status: { [A]: 'off_duty', [B]: 'off_duty' } },
      'duty 30 → voicemail',
    ],
    [
      'on leave: skipped',
      { when: TUESDAY, status: { [A]: 'on_leave' } },
      'B o15 → B m20 → duty 20 → voicemail',
    ],
    [
      'unknown: the slot default',
      { when: TUESDAY },
      'A o10+m25 → B o15 → B m20 → duty 20 → voicemail',
    ],
    [
      'off duty gives 值班人员 the last place where the backup is voicemail',
      {
        when: SUNDAY,
        tables: {
          overrides: [
            replace(D, 'nobody', { from: at('2026-11-20 00:00'), to: at('2026-11-21 00:00') }),
            change('add', A, { from: at('2026-11-29 00:00'), to: at('2026-11-30 00:00') }),
          ],
          roster: [
            { day: 'sunday', from: '00:00', to: '24:00', primary: [B], backup: 'voicemail' },
          ],
        },
        status: { [A]: 'off_duty' },
        people: peopleWith(B, { dutyDays: [7] }),
      },
      'B m20 → duty 20 → voicemail',
    ],
    [
      'on leave gives no place',
      {
        when: SUNDAY,
        tables: {
          roster: [
            { day: 'sunday', from: '00:00', to: '24:00', primary: [B, C], backup: 'voicemail' },
          ],
        },
        status: { [C]: 'on_leave' },
        people: peopleWith(B, { dutyDays: [7] }),
      },
      'B m20 → voicemail',
    ],
    [
      'a status of somebody not rostered changes nothing',
      { when: NIGHT, status: { [A]: 'off_duty' } },
      'duty 30 → voicemail',
    ],
  ]);

  it('keeps time for 值班人员 in the last place, before those in a meeting', () => {
    const binding = { mode: 'sequential' as const, officeSeconds: 15, mobileSeconds: 40 };
    const people = PEOPLE.map((person) => ({ ...person, binding }));
    const row = { day: 'every-day' as const, from: '00:00', to: '24:00', primary: [A, B, C] };
    const tables = { roster: [{ ...row, backup: 'voicemail' as const }] };
    const status = { [A]: 'off_duty', [B]: 'in_meeting', [C]: 'in_meeting' } as const;
    expect(chain({ when: WEDNESDAY, people, tables, status })).toBe('B m40 → duty 20 → voicemail');
  });

  it('counts a tap until its end, not after', () => {
    const situation = { when: '2026-11-24 10:59:59', status: {} };
    const entry = {
      person: A,
      status: 'on_leave' as const,
      since: at('2026-11-24 10:00'),
      until: at('2026-11-24 11:00'),
      source: 'app' as const,
      location: null,
      version: 1,
    };
    const statuses = new Map([[A, entry]]);
    expect(chain({ ...situation, statuses })).toMatch(/^B/);
    expect(chain({ when: '2026-11-24 11:00', statuses })).toMatch(/^A/);
    expect(chain({ when: '2026-11-24 09:59:59', statuses })).toMatch(/^A/);
  });
});
