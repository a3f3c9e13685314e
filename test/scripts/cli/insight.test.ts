/** `callpop insight` and `callpop deadline` as people run them: no services, exit 0 or 2. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readConversation } from '../../../scripts/cli/insight-file.ts';
import { CommandError } from '../../../scripts/cli/run-file.ts';
import { callpop } from './run-cli.ts';

const AT = '2026-11-24T10:00:00+08:00';
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'insight-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function write(name: string, content: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}

describe('callpop insight', () => {
  it('reads JSON and prints what was found, with evidence', async () => {
    const segments = [
      { speaker: 'agent', start: 0, end: 2, text: '您好' },
      { speaker: 'customer', start: 2, end: 6, text: '757多少钱一吨，我要五吨，等米下锅' },
      { speaker: 'agent', start: 6, end: 12, text: '一万一千八百五一吨，合同明天下午发您' },
    ];
    const file = await write('call.json', JSON.stringify({ at: AT, segments }));
    const { code, stdout } = await callpop(['insight', file, '--json']);
    expect(code).toBe(0);
    const printed = JSON.parse(stdout) as Record<string, unknown>;
    expect(printed).toMatchObject({
      by: 'rules',
      intent: '询价',
      intentEvidence: [1],
      sentiment: 'neutral',
      sentimentEvidence: [],
      urgency: 'high',
      products: [{ model: 'PCR-ABS-757', evidence: [1] }],
      quantities: [{ amount: 5, unit: '吨', evidence: [1] }],
      prices: [{ amount: 11850, currency: 'CNY', per: '吨', by: 'agent', evidence: [2] }],
      followUps: [{ owner: 'agent', due: '2026-11-25T18:00:00+08:00', evidence: [2] }],
      nextContact: { at: '2026-11-25T18:00:00+08:00', evidence: [2] },
    });
    expect(Object.keys(printed)).toEqual(
      expect.arrayContaining(['summary', 'needs', 'urgencyReasons']),
    );
  });

  it('reads plain lines, with the options for what they do not say', async () => {
    const file = await write('call.txt', '客户：你好\n\n销售：您好\n客户: 757多少钱\n');
    const words = ['insight', file, '--at', AT, '--level', 'vip', '--json'];
    const { code, stdout } = await callpop(words);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      intent: '询价',
      urgency: 'high',
      products: [{ model: 'PCR-ABS-757', evidence: [2] }],
    });
  });

  it('prints a table for eyes', async () => {
    const file = await write('eyes.txt', '客户：757多少钱一吨\n销售：一万二一吨');
    const { code, stdout } = await callpop(['insight', file, '--at', AT]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^intent +询价 {2}\[0\]$/m);
    expect(stdout).toMatch(/^price +12000元\/吨 {2}\[1\]$/m);
  });

  it('finds nothing in nothing', async () => {
    const file = await write('none.json', JSON.stringify({ at: AT, segments: [] }));
    const { code, stdout } = await callpop(['insight', file, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ intent: '其他', needs: [], followUps: [] });
  });

  it('says what is wrong and ends with 2', async () => {
    const file = await write('no-time.txt', '客户：你好');
    const { code, stdout, stderr } = await callpop(['insight', file, '--json']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('--at');
  });
});

describe('a file of a conversation', () => {
  const at = new Date(AT);
  const segment = { speaker: 'agent', start: 0, end: 1, text: '您好' };

  it.each([
    ['broken.json', '{"at": ', /is no JSON/],
    ['empty.json', '', /is no JSON/],
    ['shape.json', '{"segments": 5}', /segments/],
    ['list.json', '[]', /the file/],
    ['at.json', '{"at": "gestern", "segments": []}', /with its zone/],
    [
      'speaker.json',
      JSON.stringify({ segments: [{ ...segment, speaker: 'x' }] }),
      /segments\.0\.speaker/,
    ],
    ['end.json', JSON.stringify({ segments: [{ ...segment, start: 2 }] }), /end lies before start/],
    ['level.json', '{"customerLevel": "gold", "segments": []}', /customerLevel/],
    ['side.txt', '客户：你好\n经理：好', /line 2/],
  ])('is refused: %s', async (name, content, words) => {
    const file = await write(name, content);
    const refused = readConversation(file, { at });
    await expect(refused).rejects.toThrow(words);
    await expect(refused).rejects.toBeInstanceOf(CommandError);
    await expect(refused).rejects.toMatchObject({ code: 2 });
  });

  it('is refused when it is not there', async () => {
    await expect(readConversation(join(folder, 'nowhere'), { at })).rejects.toMatchObject({
      code: 2,
    });
  });

  it('gives lines one after the other the time they take to say', async () => {
    const file = await write('times.txt', '\uFEFF客户：一二三四五六七八\r\n销售：好');
    expect(await readConversation(file, { at })).toEqual({
      at,
      kind: 'call',
      customerLevel: 'potential',
      segments: [
        { speaker: 'customer', start: 0, end: 2, text: '一二三四五六七八' },
        { speaker: 'agent', start: 2, end: 3, text: '好' },
      ],
    });
  });

  it('comes before the options', async () => {
    const content = { at: AT, customerLevel: 'vip', kind: 'voicemail', segments: [] };
    const file = await write('known.json', JSON.stringify(content));
    const other = new Date('2026-01-01T00:00:00Z');
    expect(await readConversation(file, { at: other, level: 'normal', kind: 'call' })).toEqual({
      at,
      kind: 'voicemail',
      customerLevel: 'vip',
      segments: [],
    });
  });
});

describe('callpop deadline', () => {
  it.each([
    ['投诉', 'vip', '2026-11-25T17:30:00+08:00', '2026-11-26T10:30:00+08:00'],
    ['询价', 'potential', '2026-11-28T14:00:00+08:00', '2026-11-30T18:00:00+08:00'],
  ])('%s of a %s at %s', async (intent, level, moment, due) => {
    const words = ['deadline', '--intent', intent, '--level', level, '--at', moment, '--json'];
    expect(await callpop(words)).toMatchObject({ code: 0, stdout: `${JSON.stringify({ due })}\n` });
  });

  it.each([
    [['--at', AT]],
    [['--intent', '询价']],
    [['--intent', '闲聊', '--at', AT]],
    [['--intent', '询价', '--at', 'today']],
  ])('refuses %p', async (words) => {
    expect((await callpop(['deadline', ...words])).code).toBe(2);
  });
});
