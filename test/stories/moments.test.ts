import { describe, expect, it } from '@jest/globals';
import {
  A,
  B,
  C,
  DUTY,
  STRANGER,
  inHouse,
  inboxes,
  passUntilVoicemail,
  readPage,
  rowOf,
  rung,
} from './acts.ts';

const o = (person: string): string => `${person}:office_phone`;
const m = (person: string): string => `${person}:mobile_phone`;

/** Moment, devices in the order they ring, people who have a card before the message begins, a line of the trace. */
const MOMENTS: readonly (readonly [
  when: string,
  at: string,
  devices: readonly string[],
  trace: string,
])[] = [
  [
    'workday morning',
    '2026-11-24T10:00:00',
    [o(A), m(A), o(B), m(B), m(DUTY)],
    '2026-11-24 为工作日',
  ],
  ['lunch on a Tuesday', '2026-11-24T12:30:00', [m(A), m(B), m(DUTY)], '时段 12:00-13:30'],
  ['lunch on a Wednesday', '2026-11-25T12:30:00', [m(A), m(B), m(C), m(DUTY)], '时段 12:00-13:30'],
  ['20:30, B is off', '2026-11-24T20:30:00', [m(A), m(DUTY)], '时段 18:00-22:00'],
  ['Saturday at ten', '2026-11-28T10:00:00', [m(B), m(C), m(DUTY)], '2026-11-28 为周末'],
  ['make-up Saturday', '2026-02-14T10:00:00', [o(A), m(A), o(B), m(B), m(DUTY)], '调休上班日'],
  ['Sunday at ten', '2026-11-29T10:00:00', [m(DUTY)], '2026-11-29 为周末'],
  ['holiday at ten', '2026-10-01T10:00:00', [m(DUTY)], '假期内，按节假日处理'],
  ['two at night', '2026-11-25T02:00:00', [m(DUTY)], '时段 22:00-09:00'],
];

describe('who rings and who has a card, moment by moment', () => {
  it.each(MOMENTS)('%s', (_when, at, devices, trace) =>
    inHouse(`${at}+08:00`, async (house) => {
      const call = await house.ring({ from: STRANGER, digit: '2' });
      await house.pass(5);
      const people = [...new Set(devices.map((device) => device.split(':')[0] ?? ''))];
      expect(Object.keys(await inboxes(house))).toEqual([people[0]]);
      await passUntilVoicemail(house, call);
      expect(await rung(house, call)).toEqual(devices);
      const seen = await inboxes(house);
      expect(Object.keys(seen).sort()).toEqual([...people].sort());
      for (const person of people) {
        expect(seen[person]).toHaveLength(1);
        expect(await house.caption(person)).toBe('已转留言');
      }
      const first = await house.card(people[0] ?? '');
      expect(rowOf(first, '来电意图')).toBe('询价下单 (按2)');
      expect(rowOf(first, '紧急程度')).toBe('低 (未识别客户)');
      const page = await readPage(house, call);
      expect(page.phase.value).toBe('voicemail');
      expect(page.plan?.trace.join('\n')).toContain(trace);
    }),
  );
});
