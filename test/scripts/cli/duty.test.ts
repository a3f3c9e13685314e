/** `callpop duty` and `callpop ladder` on the seed company: what is printed, for programs and for eyes. */
import { describe, expect, it } from '@jest/globals';
import { describeDuty, dutyCommand, seedDuty } from '../../../scripts/cli/duty.ts';
import { describeLadder, ladderCommand, seedLadder } from '../../../scripts/cli/ladder.ts';
import { dutySchema, ladderSchema } from '../../../server/http/schemas/duty.ts';

const A = 'sales_manager_a';
const B = 'sales_manager_b';
const C = 'sales_manager_c';

describe('callpop duty', () => {
  it.each([
    ['2026-11-24T10:00:00+08:00', [A, B], 'duty_person'],
    ['2026-11-25T03:00:00+08:00', ['duty_person'], 'voicemail'],
    ['2026-11-28T12:00:00+08:00', [B, C], 'duty_person'],
  ])('%s', (at, primary, backup) => {
    const duty = seedDuty(new Date(at));
    expect(duty).toEqual({ primary, backup, gaps: [] });
    expect(dutySchema.parse(duty)).toEqual(duty);
  });

  it('prints lines for eyes', () => {
    const gap = { from: '2026-11-24T02:00:00+08:00', to: '2026-11-24T03:00:00+08:00' };
    expect(describeDuty({ primary: [], backup: 'voicemail', gaps: [gap] })).toBe(
      [
        'primary  nobody',
        'backup   voicemail',
        'gap      2026-11-24T02:00:00+08:00 to 2026-11-24T03:00:00+08:00',
        '',
      ].join('\n'),
    );
  });
});

describe('callpop ladder', () => {
  it('prints seconds, rung, people and channels of each step', () => {
    const steps = seedLadder(new Date('2026-11-24T10:00:00+08:00'));
    expect(ladderSchema.parse(steps)).toEqual(steps);
    expect(steps.slice(0, 5)).toEqual([
      { after: 0, rung: 'reps', people: [A, B], channels: ['card'] },
      { after: 300, rung: 'reps', people: [A, B], channels: ['card'] },
      { after: 600, rung: 'reps', people: [A, B], channels: ['phone'] },
      { after: 900, rung: 'duty', people: ['duty_person'], channels: ['card', 'phone'] },
      { after: 1500, rung: 'director', people: ['sales_director'], channels: ['card', 'phone'] },
    ]);
    expect(steps.at(-1)).toEqual({ after: 10_500, rung: 'robot', people: [], channels: ['robot'] });
  });

  it('looks people up at each step: C begins at ten, B ends at eight', () => {
    const people = (at: string): (readonly string[])[] =>
      seedLadder(new Date(at))
        .slice(0, 3)
        .map((step) => step.people);
    expect(people('2026-11-25T09:55:00+08:00')).toEqual([
      [A, B],
      [A, B, C],
      [A, B, C],
    ]);
    expect(people('2026-11-24T19:55:00+08:00')).toEqual([[A, B], [A], [A]]);
  });

  it('prints a table for eyes', () => {
    const lines = describeLadder(seedLadder(new Date('2026-11-28T12:00:00+08:00'))).split('\n');
    expect(lines[1]).toBe(`+1:40   reps     card          ${B}, ${C}`);
    expect(lines[9]).toBe('+165:00 robot    robot');
  });
});

it.each([dutyCommand(), ladderCommand()])('says what it does and takes', (command) => {
  expect(command.description()).not.toBe('');
  const options = command.options.map(({ long }) => long);
  expect(options).toEqual(['--at', '--seed', '--json']);
});
