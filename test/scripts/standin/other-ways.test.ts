import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ROBOT_KEY } from '../../../scripts/standin/robot.ts';
import { closeWorlds, makeWorld } from './support.ts';
import type { World } from './support.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(closeWorlds);

const markdown = (content: string) => ({ msgtype: 'markdown', markdown: { content } });

describe('the group robot', () => {
  /** Without a token: the key is the only credential. */
  async function say(body: unknown, key = ROBOT_KEY): Promise<number> {
    const response = await fetch(`${world.standin.url}/cgi-bin/webhook/send?key=${key}`, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return ((await response.json()) as { errcode: number }).errcode;
  }
  const group = async () => (await world.inspect('robot')).body;

  it('shows what was said, oldest first', async () => {
    expect(await say(markdown('**21:20** 尚无人接手'))).toBe(0);
    world.pass(60_000);
    expect(await say({ msgtype: 'text', text: { content: '收到' } })).toBe(0);
    expect(await group()).toEqual([
      { at: '2026-11-24T02:00:00.000Z', msgtype: 'markdown', text: '**21:20** 尚无人接手' },
      { at: '2026-11-24T02:01:00.000Z', msgtype: 'text', text: '收到' },
    ]);
  });

  it.each<[string, unknown, string, number]>([
    ['a foreign key', markdown('一'), 'stolen', 93000],
    ['no content', markdown(''), ROBOT_KEY, 44004],
    ['an unknown type', { msgtype: 'voice' }, ROBOT_KEY, 40008],
    ['no JSON', '{', ROBOT_KEY, 40035],
    ['4097 bytes', markdown(`${'中'.repeat(1365)}ab`), ROBOT_KEY, 45002],
    [
      '2049 bytes of text',
      { msgtype: 'text', text: { content: 'a'.repeat(2049) } },
      ROBOT_KEY,
      45002,
    ],
  ])('refuses %s', async (_name, body, key, errcode) => {
    expect(await say(body, key)).toBe(errcode);
    expect(await group()).toEqual([]);
  });

  it('takes 4096 bytes, and twenty messages a minute', async () => {
    expect(await say(markdown('a'.repeat(4096)))).toBe(0);
    for (let n = 1; n < 20; n += 1) expect(await say(markdown('一'))).toBe(0);
    expect(await say(markdown('一'))).toBe(45009);
    world.pass(60_000);
    expect(await say(markdown('一'))).toBe(0);
  });

  it('forgets', async () => {
    await say(markdown('一'));
    await world.inspect('reset', {});
    expect(await group()).toEqual([]);
  });
});

describe('calls by WeCom itself', () => {
  const USER = 'sales_manager_a';

  async function ring(userid = USER): Promise<{ code: number; callid?: string }> {
    const answer = await world.api('pstncc/call', { callee_userid: [userid] });
    const [state] = answer['states'] as { code: number; callid?: string }[];
    if (!state) throw new Error(`no state in ${JSON.stringify(answer)}`);
    return state;
  }
  const stateOf = (callid: string | undefined, userid = USER) =>
    world.api('pstncc/getstates', { callee_userid: userid, callid });

  it.each([
    ['answers', [0, 1], [8, 3, 1], [20, 0, 1]],
    ['rings_out', [0, 1], [8, 1, 0], [45, 12, 0]],
    ['rejects', [0, 1], [8, 7, 0], [60, 7, 0]],
  ] as const)('%s', async (staffPhone, atOnce, then, atLast) => {
    await world.inspect('faults', { staffPhone });
    const { callid } = await ring();
    expect(await stateOf(callid)).toMatchObject({ reason: atOnce[1], istalked: 0, talktime: 0 });
    let passed = 0;
    for (const [seconds, reason, istalked] of [then, atLast]) {
      world.pass((seconds - passed) * 1000);
      passed = seconds;
      expect(await stateOf(callid)).toMatchObject({ errcode: 0, reason, istalked });
    }
    expect((await world.inspect('staff-calls')).body).toEqual([
      { callid, userid: USER, at: '2026-11-24T02:00:00.000Z', answer: staffPhone },
    ]);
  });

  it('rings nobody where the corp has not switched it on', async () => {
    await world.inspect('faults', { staffPhone: 'off' });
    expect(await world.api('pstncc/call', { callee_userid: [USER] })).toMatchObject({
      errcode: 301050,
    });
    expect((await world.inspect('staff-calls')).body).toEqual([]);
  });

  it('tells members from strangers, without regard to case', async () => {
    const answer = await world.api('pstncc/call', { callee_userid: ['SALES_MANAGER_A', 'nobody'] });
    expect(answer).toMatchObject({
      errcode: 0,
      states: [
        { code: 0, userid: USER, callid: expect.any(String) },
        { code: 60111, userid: 'nobody' },
      ],
    });
  });

  it('rings one person three times in eight minutes', async () => {
    for (let n = 0; n < 3; n += 1) await ring();
    const fourth = await ring();
    expect(await stateOf(fourth.callid)).toMatchObject({ reason: 13, istalked: 0 });
    expect(await stateOf((await ring('sales_manager_b')).callid, 'sales_manager_b')).toMatchObject({
      reason: 1,
    });
    world.pass(4 * 60_000);
    // What did not ring does not count.
    for (let n = 0; n < 3; n += 1) await ring();
    world.pass(4 * 60_000);
    expect(await stateOf((await ring()).callid)).toMatchObject({ reason: 1 });
  });

  it('knows no call of somebody else, and none older than a week', async () => {
    const { callid } = await ring();
    expect(await stateOf(callid, 'sales_manager_b')).toMatchObject({ errcode: 40058 });
    expect(await stateOf('made-up')).toMatchObject({ errcode: 40058 });
    world.pass(7 * 24 * 3_600_000 + 1);
    expect(await stateOf(callid)).toMatchObject({ errcode: 40058 });
  });

  it('wants a token', async () => {
    const response = await fetch(`${world.standin.url}/cgi-bin/pstncc/call?access_token=wrong`, {
      method: 'POST',
      body: JSON.stringify({ callee_userid: [USER] }),
    });
    expect(await response.json()).toMatchObject({ errcode: 40014 });
  });
});
