/** Commands that need nothing running. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import type { PrintedRoute } from '../../../server/domain/routing/print.ts';
import { cardsCommand } from '../../../scripts/cli/cards.ts';
import { clockCommand } from '../../../scripts/cli/clock.ts';
import { doctorCommand } from '../../../scripts/cli/doctor.ts';
import { grantCommand } from '../../../scripts/cli/grant.ts';
import { matchCommand } from '../../../scripts/cli/match.ts';
import { normaliseCommand } from '../../../scripts/cli/normalise.ts';
import { ringCommand } from '../../../scripts/cli/ring.ts';
import { routeCommand } from '../../../scripts/cli/route.ts';
import { signCommand } from '../../../scripts/cli/sign.ts';
import { chainOf } from '../../server/domain/routing/make.ts';
import { callpop } from './run-cli.ts';

// Each case starts Node, which takes its time on a busy machine.
jest.setTimeout(60_000);

const COMMANDS = [
  ringCommand(),
  signCommand(),
  normaliseCommand(),
  matchCommand(),
  routeCommand(),
  cardsCommand(),
  clockCommand(),
  grantCommand(),
  doctorCommand(),
];

describe('match --seed', () => {
  it('prints the example customer whole', async () => {
    const { code, stdout } = await callpop(['match', '13800008888', '--seed', '--json']);
    expect(code).toBe(0);
    const customer = { id: 'C001', name: '宁波奥克斯空调有限公司', level: 'vip' };
    const contact = { id: 'C001-1', name: '张经理', department: '采购部' };
    expect(JSON.parse(stdout)).toEqual({
      class: 'exact',
      confidence: 1,
      customer,
      contact,
      candidates: [{ class: 'exact', confidence: 1, customer, contact }],
      why: [expect.stringContaining('张经理')],
    });
  });

  it('says nothing about a withheld number', async () => {
    const { stdout } = await callpop(['match', '', '--seed', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      class: 'withheld',
      confidence: null,
      customer: null,
      contact: null,
      candidates: [],
    });
  });

  it('prints a line per thing without --json', async () => {
    const { stdout } = await callpop(['match', '13606741588', '--seed']);
    expect(stdout).toMatch(/^class {7}exact 1\.00$/m);
    expect(stdout).toMatch(/^candidates {2}2$/m);
  });
});

describe('route --seed', () => {
  it.each([
    ['2026-11-24T10:00:00+08:00', 'A o10+m25 → B o15 → B m20 → duty 20 → voicemail'],
    ['2026-11-25T04:30:00Z', 'A m25 → B m20 → C m20 → duty 20 → voicemail'],
    ['2026-10-01T10:00:00+08:00', 'duty 30 → voicemail'],
  ])('at %s an unknown caller rings %s', async (at, chain) => {
    const words = ['route', '--seed', '--at', at, '--from', '13911112222', '--json'];
    const { code, stdout } = await callpop(words);
    expect(code).toBe(0);
    const route = JSON.parse(stdout) as PrintedRoute;
    expect(chainOf(route)).toBe(chain);
    expect(Object.keys(route)).toEqual(['dayKind', 'slot', 'strategy', 'steps', 'trace']);
    const rules = route.trace.map(({ rule }) => rule);
    expect(rules).toEqual(expect.arrayContaining(['day-kind', 'slot', 'people']));
  });

  it('takes statuses and counters that are supposed', async () => {
    const { stdout } = await callpop([
      ...['route', '--seed', '--json', '--at', '2026-11-24T12:30:00+08:00', '--from', '1'],
      ...['--status', 'sales_manager_a=in_meeting', '--calls', 'sales_manager_b=50'],
    ]);
    expect(chainOf(JSON.parse(stdout) as PrintedRoute)).toBe('duty 30 → A m25 → voicemail');
  });
});

describe('wrong use', () => {
  const at = ['--at', '2026-11-24T10:00:00+08:00'];
  it.each([
    ['no command', [], /Usage: callpop/],
    ['an unknown command', ['rign'], /unknown command 'rign'/],
    ['a missing number', ['match', '--seed'], /missing required argument 'number'/],
    ['no moment', ['route', '--at', 'noon', '--from', '1'], /such as 2026-11-24T10:00:00\+08:00/],
    [
      'an unknown person',
      ['route', '--seed', ...at, '--from', '1', '--status', 'bob=in_office'],
      /nobody here is called bob; write one of sales_manager_a/,
    ],
    ['a step back', ['clock', '--', '-15m'], /Write a step forward/],
    ['an unknown role', ['grant', 'zhang', 'boss'], /rep, duty, director, admin/],
  ])('%s ends with 2 and says what to write', async (_name, words, sentence) => {
    const { code, stdout, stderr } = await callpop(words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(sentence);
  });
});

describe('--help', () => {
  it('of the program names every command', async () => {
    const { code, stdout } = await callpop(['--help']);
    expect(code).toBe(0);
    for (const command of COMMANDS) expect(stdout).toContain(`\n  ${command.name()} `);
  });

  it('of a command goes to stdout and ends with 0', async () => {
    const { code, stdout } = await callpop(['route', '--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/--calls <person=n>/);
  });

  it.each(COMMANDS.map((command) => [command.name(), command] as const))(
    'of %s says what it does and takes',
    (_name, command) => {
      expect(command.description()).not.toBe('');
      const options = command.options.map(({ long }) => long);
      expect(options).toContain('--json');
      const text = command.helpInformation();
      for (const option of options) expect(text).toContain(String(option));
    },
  );
});

describe('cards', () => {
  it('writes the page and prints where it is', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'callpop-cards-'));
    try {
      const { code, stdout } = await callpop(['cards', '--json'], { env: { DATA_DIR: folder } });
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toEqual({ file: join(folder, 'cards.html') });
      expect(await readFile(join(folder, 'cards.html'), 'utf8')).toContain('来电弹屏');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
