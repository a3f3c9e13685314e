import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createRobot } from '../../../../server/adapters/wecom/robot.ts';
import type { RobotClient } from '../../../../server/adapters/wecom/robot.ts';
import { keptLog, startScriptedWecom } from './scripted-wecom.ts';
import type { Answer, ScriptedWecom } from './scripted-wecom.ts';

const KEY = '693a91f6-7aoc-4bc4-97a0-0ec2sifa5aaa';
let wecom: ScriptedWecom;
let robot: RobotClient;
const { log, lines } = keptLog();

beforeEach(async () => {
  wecom = await startScriptedWecom();
  lines.length = 0;
  const url = `${wecom.url}/cgi-bin/webhook/send?key=${KEY}`;
  robot = createRobot({ url, log, timeoutMs: 300, connectMs: 100 });
});
afterEach(async () => {
  await robot.close();
  await wecom.stop();
});

/** The scripted WeCom wants a token of everybody; a robot has none. */
function answer(said: Answer): void {
  wecom.good.add('');
  wecom.on.set('webhook/send', () => said);
}

describe('the group robot', () => {
  it('says it in the group, with the key alone', async () => {
    answer({ errcode: 0, errmsg: 'ok' });
    expect(await robot.send('**21:20** 尚无人接手')).toEqual({ ok: true, value: null });
    const [asked] = wecom.asked;
    expect(asked?.method).toBe('POST');
    expect([...(asked?.query.keys() ?? [])]).toEqual(['key']);
    expect(JSON.parse(asked?.body ?? '')).toEqual({
      msgtype: 'markdown',
      markdown: { content: '**21:20** 尚无人接手' },
    });
  });

  it.each<[string, Answer, object]>([
    ['too often', { errcode: 45009, errmsg: '' }, { kind: 'retry', after: 60_000, code: 45009 }],
    ['busy', { errcode: -1, errmsg: '' }, { kind: 'retry', after: 1000, code: -1 }],
    ['robot removed', { errcode: 93000, errmsg: '' }, { kind: 'config', code: 93000 }],
    ['robot stopped', { errcode: 93004, errmsg: '' }, { kind: 'config', code: 93004 }],
    ['not in the group', { errcode: 93008, errmsg: '' }, { kind: 'config', code: 93008 }],
    ['too long', { errcode: 45002, errmsg: '' }, { kind: 'never', code: 45002 }],
    ['an outage', { status: 500, text: 'oops' }, { kind: 'unknown', text: 'HTTP 500' }],
    ['an answer cut short', { status: 200, text: '{"errc' }, { kind: 'unknown' }],
    ['a cut connection', 'cut', { kind: 'unknown' }],
    ['silence', 'hang', { kind: 'unknown' }],
  ])('%s', async (_name, said, failure) => {
    answer(said);
    expect(await robot.send('一')).toMatchObject({ ok: false, failure });
  });

  it('repeats its key to nobody', async () => {
    answer({ errcode: 93000, errmsg: `invalid webhook url ${KEY}, hint: [1], from ip` });
    const sent = await robot.send('一');
    expect(sent).toMatchObject({ failure: { text: expect.stringContaining('[removed]') } });
    expect(JSON.stringify(sent) + lines.join('\n')).not.toContain(KEY);
    expect(lines.join('\n')).toContain('"errcode":93000');
  });

  it('is not connected when nobody is there', async () => {
    await wecom.stop();
    expect(await robot.send('一')).toMatchObject({
      ok: false,
      failure: { kind: 'retry', text: 'not connected: ECONNREFUSED' },
    });
  });
});
