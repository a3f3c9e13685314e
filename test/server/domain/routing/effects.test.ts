import { describe, expect, it } from '@jest/globals';
import { REP_STATUSES } from '../../../../server/domain/people.ts';
import type { RepStatus } from '../../../../server/domain/people.ts';
import { effectOf, planNormalCall, withStatus } from '../../../../server/domain/routing/effects.ts';
import type { NormalCall } from '../../../../server/domain/routing/effects.ts';
import { devicesText } from '../../../../server/flows/me/chain.ts';
import { effectSentence } from '../../../../templates/me-words.ts';
import { A, B, C, D, chain, chainOf, inputOf } from './make.ts';
import type { Situation } from './make.ts';

function callAt(situation: Situation): NormalCall {
  return inputOf(situation);
}

/** One moment of each row of the spec's table of chains. */
const MOMENTS = {
  'workday morning, Tuesday': '2026-11-24 10:00',
  'workday morning, C eligible': '2026-11-25 10:30',
  'workday afternoon': '2026-11-24 14:00',
  'lunch, Tuesday': '2026-11-24 12:30',
  'lunch, Wednesday': '2026-11-25 12:30',
  'workday 18–20': '2026-11-24 19:00',
  'workday 20–22': '2026-11-24 20:30',
  'Saturday 09–10': '2026-11-28 09:30',
  'Saturday 10–18': '2026-11-28 11:00',
  night: '2026-11-25 02:00',
  'weekend evening': '2026-11-28 19:00',
  Sunday: '2026-11-29 10:00',
  holiday: '2026-10-01 10:00',
} as const;

describe('what a status would do', () => {
  const trials = Object.entries(MOMENTS).flatMap(([name, when]) =>
    [A, B, C, D].flatMap((person) =>
      REP_STATUSES.map((status) => ({ name, when, person, status })),
    ),
  );

  it.each(trials)('$name, $person $status: is the router’s answer', ({ when, person, status }) => {
    const effect = effectOf(withStatus(callAt({ when }), person, status), person);
    // The router itself, asked with the status put in.
    const plan = planNormalCall(callAt({ when, status: { [person]: status } }));
    const own = plan.steps.flatMap((step) => ('targets' in step ? step.targets : []));
    const order = [...new Set(own.map((target) => target.person))];
    expect(effect.steps.flatMap(({ targets }) => targets)).toEqual(
      own.filter((target) => target.person === person),
    );
    const at = order.indexOf(person);
    expect([...effect.before, ...effect.after]).toEqual(order.filter((id) => id !== person));
    if (at >= 0) expect(effect.before).toEqual(order.slice(0, at));
    expect(chainOf(plan)).toBe(chain({ when, from: null, status: { [person]: status } }));
    // Who does not ring is told why; who rings in the first pass has no reason.
    if (at < 0) expect(effect.reason).not.toBeNull();
    if (effect.reason === null) expect(at).toBeGreaterThanOrEqual(0);
  });
});

const NAMES: Readonly<Record<string, string>> = { [A]: 'A', [B]: 'B', [C]: 'C', [D]: '值班人员' };

function sentence(situation: Situation, person: string, status: RepStatus | null): string {
  const effect = effectOf(withStatus(callAt(situation), person, status), person);
  const nameOf = (id: string): string => NAMES[id] ?? id;
  return effectSentence({
    ...effect,
    rings: effect.steps.map(devicesText),
    before: effect.before.map(nameOf),
    after: effect.after.map(nameOf),
  });
}

describe('in words', () => {
  const morning = { when: MOMENTS['workday morning, Tuesday'] };

  it.each<[Situation, string, RepStatus | null, string]>([
    [morning, A, null, '先响您的座机10秒 + 手机25秒'],
    [morning, A, 'in_office', '先响您的座机10秒 + 手机25秒'],
    [morning, A, 'in_field', '先响您的手机25秒'],
    [morning, A, 'in_meeting', '先由B、值班人员接，最后才响您的手机25秒'],
    [morning, A, 'off_duty', '不响您的电话，由B、值班人员接听'],
    [morning, A, 'on_leave', '不响您的电话，由B、值班人员接听'],
    [morning, B, 'in_office', 'A之后响您的座机15秒 → 手机20秒'],
    [{ when: MOMENTS['lunch, Tuesday'] }, A, 'in_office', '先响您的手机25秒'],
    [
      { when: MOMENTS['workday morning, C eligible'] },
      C,
      'in_office',
      '不响您的电话（轮到您时振铃时间已满），由A、B、值班人员接听',
    ],
    [morning, C, 'in_office', '不响您的电话（今日不当班），由A、B、值班人员接听'],
    [
      { when: MOMENTS['Saturday 09–10'] },
      C,
      null,
      '不响您的电话（未到上班时间），由B、值班人员接听',
    ],
    [
      { when: MOMENTS['workday 20–22'] },
      B,
      null,
      '不响您的电话（已过上班时间），由A、值班人员接听',
    ],
    [{ when: MOMENTS.night }, A, 'in_office', '不响您的电话（未到上班时间），由值班人员接听'],
    [{ when: MOMENTS.night }, D, null, '先响您的手机30秒'],
    [{ when: MOMENTS.night }, D, 'on_leave', '不响您的电话，来电直接留言，并提醒管理员'],
    [morning, D, null, 'A、B之后响您的手机20秒'],
    [
      { ...morning, activity: { [A]: { busy: true, onCall: true } } },
      A,
      'in_office',
      '不响您的电话（通话中），由B、值班人员接听',
    ],
    [
      { ...morning, activity: { [A]: { answered: 50 } } },
      A,
      'in_field',
      '不响您的电话（今日已接满），由B、值班人员接听',
    ],
    [
      {
        ...morning,
        tables: {
          overrides: [
            {
              kind: 'remove',
              person: A,
              cause: 'leave',
              from: new Date('2026-11-23T16:00:00Z'),
              to: new Date('2026-11-24T16:00:00Z'),
            },
          ],
        },
      },
      A,
      'in_office',
      '不响您的电话，由B、值班人员接听',
    ],
  ])('%j, %s %s: %s', (situation, person, status, words) => {
    expect(sentence(situation, person, status)).toBe(words);
  });
});
