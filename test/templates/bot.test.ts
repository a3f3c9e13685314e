import { describe, expect, it } from '@jest/globals';
import { readBotCommand, replyToHelp, replyToStatus } from '../../templates/bot.ts';

describe('what a chat line means', () => {
  it.each([
    ['状态 在办公室', 'in_office'],
    ['状态 外出', 'in_field'],
    ['状态 会议', 'in_meeting'],
    ['状态 会议中', 'in_meeting'],
    ['状态 下班', 'off_duty'],
    ['状态 请假', 'on_leave'],
    ['状态外出', 'in_field'],
    ['  状态   会议中  ', 'in_meeting'],
    ['状态　在办公室', 'in_office'],
    ['状态：下班', 'off_duty'],
    ['状态:请假。', 'on_leave'],
    ['状 态 外 出', 'in_field'],
    ['状态\t外出\n', 'in_field'],
    ['状态\u200b外出', 'in_field'],
  ])('%p sets %s', (line, status) => {
    expect(readBotCommand(line)).toEqual({ kind: 'status', status });
  });

  it.each([
    '帮助',
    'ＨＥＬＰ',
    'help',
    '',
    '状态',
    '状态 吃饭',
    '状态 外出 下班',
    '外出',
    '我在外出',
    '状态 constructor',
    '你好',
  ])('%p asks for help', (line) => {
    expect(readBotCommand(line)).toEqual({ kind: 'help' });
  });
});

describe('what the bot answers', () => {
  it('confirms a status with its end and its effect', () => {
    const done = { status: 'in_meeting', word: '会议中', until: '15:04' } as const;
    expect(replyToStatus(done)).toBe(
      '已设为会议中，至 15:04。来电先转同事，无人接听时最后才响您的手机。',
    );
  });

  it('teaches commands that it understands', () => {
    const commands = replyToHelp()
      .split('\n')
      .filter((line) => line.startsWith('状态 '));
    expect(commands).toHaveLength(5);
    const meant = commands.map(readBotCommand);
    expect(new Set(meant.map((one) => (one.kind === 'status' ? one.status : 'help')))).toEqual(
      new Set(['in_office', 'in_field', 'in_meeting', 'off_duty', 'on_leave']),
    );
  });
});
