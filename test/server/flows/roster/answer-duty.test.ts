/** 谁在值班, as it is asked in chat and answered. */
import { describe, expect, it } from '@jest/globals';
import { DEFAULT_TABLES, type RoutingTables } from '../../../../server/domain/routing/tables.ts';
import { answerDuty } from '../../../../server/flows/roster/answer-duty.ts';
import { showRoster } from '../../../../server/flows/roster/show-roster.ts';
import { readBotCommand, replyToHelp } from '../../../../templates/bot.ts';
import { C, D, NOW, override, PEOPLE, span } from '../../domain/roster/stage.ts';

async function ask(line: string, changes: Partial<RoutingTables> = {}): Promise<string> {
  const tables = { ...DEFAULT_TABLES, ...changes };
  const show = showRoster({
    tables: { current: () => Promise.resolve(tables), at: () => Promise.resolve(tables) },
    swaps: { touching: () => Promise.resolve([]) },
    people: { all: () => Promise.resolve(PEOPLE) },
    statuses: { all: () => Promise.resolve(new Map()) },
    clock: { now: () => NOW },
  });
  const command = readBotCommand(line);
  if (command.kind !== 'duty') return command.kind;
  return answerDuty(show)(command.when, NOW);
}

describe('the bot', () => {
  it.each([
    ['谁在值班', '现在值班：销售经理A、销售经理B，无人接听转值班人员。'],
    ['谁值班？', '现在值班：销售经理A、销售经理B，无人接听转值班人员。'],
    ['现在是谁值班', '现在值班：销售经理A、销售经理B，无人接听转值班人员。'],
    ['谁在值班 周六 21点', '11月28日（周六）21:00 值班：值班人员，无人接听转语音留言。'],
    [
      '周六上午十点谁在值班？',
      '11月28日（周六）10:00 值班：销售经理B、销售经理C，无人接听转值班人员。',
    ],
    ['今晚谁在值班', '11月24日（周二）21:00 值班：销售经理A，无人接听转值班人员。'],
    ['谁在值班 10月1日 10点', '10月1日（周四，国庆节）10:00 值班：值班人员，无人接听转语音留言。'],
    [
      '谁在值班 2026-10-10 17:00',
      '10月10日（周六，调休上班）17:00 值班：销售经理A、销售经理B、销售经理C，无人接听转值班人员。',
    ],
    ['谁在值班 改天', '没有看懂时间，可以这样问：谁在值班 周六 21点'],
    ['状态 外出', 'status'],
    ['值班表', 'help'],
  ])('%s → %s', async (line, answer) => {
    expect(await ask(line)).toBe(answer);
  });

  it('answers for a whole day, span by span', async () => {
    expect(await ask('周六谁在值班')).toBe(
      [
        '11月28日（周六）值班：',
        '00:00–09:00 值班人员，无人接听转语音留言',
        '09:00–10:00 销售经理B，无人接听转值班人员',
        '10:00–18:00 销售经理B、销售经理C，无人接听转值班人员',
        '18:00–24:00 值班人员，无人接听转语音留言',
      ].join('\n'),
    );
  });

  it('names the holder, and says when there is nobody', async () => {
    const night = span('2026-11-28 18:00', '2026-11-29 09:00');
    const holders = [{ person: C, ownMobile: false, ...night }];
    expect(await ask('谁在值班 周六 21点', { holders })).toContain('值班：销售经理C，');
    const overrides = [override('remove', D, night, { cause: 'leave' })];
    expect(await ask('谁在值班 周六 21点', { overrides })).toBe(
      '11月28日（周六）21:00 没有人值班，来电转语音留言。',
    );
  });

  it('teaches questions that it understands', () => {
    const lines = replyToHelp()
      .split('\n')
      .filter((line) => line.startsWith('谁在值班'));
    expect(lines.map(readBotCommand)).toEqual([
      { kind: 'duty', when: '' },
      { kind: 'duty', when: '周六 21点' },
    ]);
  });
});
