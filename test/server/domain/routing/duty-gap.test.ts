/** The alarm when a plan asks for duty and nobody is there. */
import { describe, expect, it } from '@jest/globals';
import type { Situation } from './make.ts';
import { A, D, peopleWith, planOf } from './make.ts';
import { NIGHT, TUESDAY } from './situations.ts';

describe('gap alarm', () => {
  const cases: readonly [what: string, situation: Situation, alarm: boolean][] = [
    ['duty there', { when: NIGHT }, false],
    ['duty on leave at night', { when: NIGHT, status: { [D]: 'on_leave' } }, true],
    ['duty on leave as backup', { when: TUESDAY, status: { [D]: 'on_leave' } }, true],
    ['duty without a mobile', { when: NIGHT, people: peopleWith(D, { mobile: null }) }, true],
    ['duty disabled', { when: NIGHT, people: peopleWith(D, { active: false }) }, true],
    ['none configured', { when: NIGHT, tables: { dutyOrder: [] } }, true],
    [
      'not asked for',
      {
        when: TUESDAY,
        status: { [D]: 'on_leave' },
        tables: {
          roster: [
            { day: 'every-day', from: '00:00', to: '24:00', primary: [A], backup: 'voicemail' },
          ],
        },
      },
      false,
    ],
    [
      'asked for by somebody off duty',
      {
        when: TUESDAY,
        status: { [D]: 'on_leave', [A]: 'off_duty' },
        tables: {
          roster: [
            { day: 'every-day', from: '00:00', to: '24:00', primary: [A], backup: 'voicemail' },
          ],
        },
      },
      true,
    ],
  ];
  it.each(cases)('%s', (_what, situation, alarm) => {
    const plan = planOf(situation);
    const to = plan.notices.filter(({ kind }) => kind === 'duty-gap').map(({ person }) => person);
    expect(to).toEqual(alarm ? ['sales_director', 'admin'] : []);
    expect(plan.trace.some(({ rule }) => rule === 'duty-gap')).toBe(alarm);
  });
});
