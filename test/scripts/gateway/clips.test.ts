import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { DIALOGUES } from '../../../scripts/speech/dialogues.ts';
import { hear } from '../../../scripts/speech/hearing.ts';
import { utteranceFolder } from '../../../scripts/speech/clips.ts';
import { levelOf, readSamples, type Samples } from '../../../scripts/speech/samples.ts';
import { createUtterances } from '../../../scripts/speech/utterances.ts';
import { toneWav } from '../../../scripts/gateway/wav.ts';
import { mixTalk } from '../../../scripts/gateway/mix.ts';
import { ring, voicemail } from './trial.ts';
import { call, control, folder, orders, product, taken, time } from './stage.ts';

jest.setTimeout(60_000);

interface Clip {
  readonly name: string;
  readonly title: string;
  readonly kind: string;
  readonly seconds: number;
}

const talked = { answer: [{ person: 'a', after: 2 }] };

async function listClips(): Promise<readonly Clip[]> {
  return (await control('/sim/clips')).json as readonly Clip[];
}

/** The recording of the only call, fetched by its link, and what its event says. */
async function recorded(): Promise<{ data: Record<string, unknown>; sound: Samples }> {
  await taken('recording.ready');
  const ready = product.taken.find((news) => news.type === 'recording.ready');
  const parts: Uint8Array[] = [];
  const got = await orders.fetchRecording(String(ready?.data['url']), (part) => {
    parts.push(part);
    return Promise.resolve();
  });
  if (!got.ok) throw new Error(got.reason);
  const sound = readSamples(Buffer.concat(parts));
  if (!sound) throw new Error('no sound');
  return { data: { ...ready?.data }, sound };
}

async function textsOf(channel: Float32Array | undefined): Promise<string[]> {
  const sound = { rate: 8000, channels: [channel ?? new Float32Array()] };
  const parts = await hear(sound, createUtterances(utteranceFolder(folder)).find);
  return parts.map((part) => part.text);
}

function linesOf(name: string, speaker: string): string[] {
  const { lines } = DIALOGUES.find((one) => one.name === name) ?? { lines: [] };
  return lines.filter((line) => line.speaker === speaker).map((line) => line.text);
}

describe('the recordings of a trial', () => {
  it('are listed with their titles and lengths', async () => {
    const clips = await listClips();
    expect(clips.map((clip) => clip.name)).toEqual(DIALOGUES.map((one) => one.name));
    for (const { title, kind, seconds } of clips) {
      expect(title).toMatch(/\p{Script=Han}/u);
      expect(['talk', 'voicemail']).toContain(kind);
      expect(seconds).toBeGreaterThan(7);
      expect(seconds).toBeLessThan(48);
    }
  });

  it('are the talk of a scripted call: two sides, as long as the talk', async () => {
    const [short] = (await listClips()).filter((clip) => clip.name === 'short');
    await call({ ...talked, talk: 'clip:short' });
    time.pass(2 + (short?.seconds ?? 0) + 0.01);
    const { data, sound } = await recorded();
    expect(data).toMatchObject({
      kind: 'stereo',
      who: 'a',
      seconds: Math.round(short?.seconds ?? 0),
    });
    expect(await textsOf(sound.channels[0])).toEqual(linesOf('short', 'agent'));
    expect(await textsOf(sound.channels[1])).toEqual(linesOf('short', 'customer'));
    const started = product.taken.find((news) => news.type === 'recording.started');
    expect(started?.data['kind']).toBe('stereo');
  });

  it('chosen during a talk begin there, and end with the talk or in silence', async () => {
    const id = await call(talked);
    time.pass(5);
    expect((await control(`/sim/calls/${id}/talk`, { clip: 'inquiry' })).status).toBe(200);
    expect((await control(`/sim/calls/${id}`)).json).toMatchObject({
      phase: 'talking',
      playing: { title: '询价：十吨，周五报价', left: 37 },
      log: expect.arrayContaining([
        expect.objectContaining({ text: '播放对话「询价：十吨，周五报价」' }),
      ]),
    });
    time.pass(6);
    await control(`/sim/calls/${id}/talk`, { clip: 'wrong-number' });
    time.pass(40);
    expect((await control(`/sim/calls/${id}`)).json).toMatchObject({ playing: { left: 0 } });
    await control(`/sim/calls/${id}/hangup`, {});
    const { data, sound } = await recorded();
    expect(data).toMatchObject({ kind: 'stereo', seconds: 49 });
    const [agent, customer] = sound.channels;
    expect(agent?.length).toBe(49 * 8000);
    expect(levelOf(agent ?? new Float32Array(), 0, 3 * 8000)).toBeLessThan(0.001);
    expect(levelOf(agent ?? new Float32Array(), 30 * 8000, 49 * 8000)).toBeLessThan(0.001);
    const [hello = ''] = linesOf('inquiry', 'agent');
    expect(await textsOf(agent)).toEqual([hello, ...linesOf('wrong-number', 'agent')]);
    const heard = await textsOf(customer);
    expect(linesOf('inquiry', 'customer')[0]?.startsWith(heard[0] ?? '-')).toBe(true);
    expect(heard.slice(1)).toEqual(linesOf('wrong-number', 'customer'));
  });

  it('chosen at the very beginning are followed by silence when the talk is longer', async () => {
    const id = await call(talked);
    time.pass(2);
    await control(`/sim/calls/${id}/talk`, { clip: 'short' });
    time.pass(30);
    await control(`/sim/calls/${id}/hangup`, {});
    const { data, sound } = await recorded();
    expect(data).toMatchObject({ kind: 'stereo', seconds: 30 });
    expect(sound.channels[0]?.length).toBe(30 * 8000);
    expect(await textsOf(sound.channels[1])).toEqual(linesOf('short', 'customer'));
  });

  it('are recorded only as far as the talk went', async () => {
    const id = await call({ ...talked, talk: 'clip:complaint' });
    time.pass(2 + 8.25);
    await control(`/sim/calls/${id}/hangup`, {});
    const { sound } = await recorded();
    expect(sound.channels[1]?.length).toBe(8.25 * 8000);
    const [text = '', ...rest] = await textsOf(sound.channels[1]);
    const [line = ''] = linesOf('complaint', 'customer');
    expect(rest).toEqual([]);
    expect(line.startsWith(text)).toBe(true);
    expect(text.length).toBeLessThan(line.length);
  });

  it('stay one recording of two sides when the talk is handed over', async () => {
    product.steps = [ring('a:o10'), voicemail];
    const id = await call({ ...talked, answer: [...talked.answer, { person: 'b', after: 1 }] });
    time.pass(3);
    await control(`/sim/calls/${id}/talk`, { clip: 'support' });
    const order = { do: 'transfer', person: 'b', device: 'office_phone', number: '8002' } as const;
    await orders.order({ id: 'o1', call: id, order, notAfter: new Date('2027-01-01') });
    time.pass(20);
    await control(`/sim/calls/${id}/hangup`, {});
    const { data } = await recorded();
    expect(data).toMatchObject({ kind: 'stereo', who: 'b', seconds: 21 });
  });

  it('can be left as a voicemail; typed words are said as typed; so many seconds are silence', async () => {
    product.steps = [voicemail];
    const messages: readonly [object, readonly string[]][] = [
      [{ clip: 'message-urgent' }, linesOf('message-urgent', 'customer')],
      [{ text: '请老王回电话，谢谢。' }, ['请老王回电话，谢谢。']],
      [{ seconds: 6 }, []],
    ];
    for (const [message, texts] of messages) {
      product.taken.length = 0;
      const id = await call();
      time.pass(11);
      expect((await control(`/sim/calls/${id}/voicemail`, message)).status).toBe(200);
      time.pass(20);
      const { data, sound } = await recorded();
      expect(data).toMatchObject({ kind: 'voicemail' });
      expect(await textsOf(sound.channels[0])).toEqual(texts);
    }
  });

  it('a text as the talk is spoken by the customer alone', async () => {
    await call({ ...talked, talk: '你好，757料还有吗？' });
    time.pass(30);
    const { data, sound } = await recorded();
    expect(data['kind']).toBe('stereo');
    expect(await textsOf(sound.channels[0])).toEqual([]);
    expect(await textsOf(sound.channels[1])).toEqual(['你好，757料还有吗？']);
  });

  it.each([
    ['an unknown clip', '/sim/calls', { from: '138', talk: 'clip:nobody' }, 422],
    ['a message as a talk', '/sim/calls', { from: '138', talk: 'clip:message-urgent' }, 422],
    ['a talk as a message', '/sim/calls', { from: '138', say: 'clip:inquiry' }, 422],
  ])('refuse %s by naming those there are', async (_name, path, body, status) => {
    const answer = await control(path, body);
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.json)).toMatch(/there are (inquiry|message-urgent), /);
  });

  it('cannot be chosen while nobody talks', async () => {
    const id = await call();
    const answer = await control(`/sim/calls/${id}/talk`, { clip: 'short' });
    expect(answer).toEqual({ status: 409, json: { reason: 'not-talking' } });
  });
});

describe('mixTalk', () => {
  it('brings other rates and single channels in, and cuts what is longer than the talk', async () => {
    const file = join(folder, 'mono.wav');
    await writeFile(file, toneWav(4, 420));
    const sound = { seconds: 4, file };
    const bytes = await mixTalk([{ after: 1, sound }], 3, (path) => readFile(path));
    const mixed = readSamples(bytes);
    expect(mixed?.channels.map((channel) => channel.length)).toEqual([24_000, 24_000]);
    for (const channel of mixed?.channels ?? []) {
      expect(levelOf(channel, 0, 7900)).toBeLessThan(0.001);
      expect(levelOf(channel, 8000, 24_000)).toBeGreaterThan(0.02);
    }
  });

  it('leaves silence for what is no 16-bit sound, and for what began after the end', async () => {
    const broken = { seconds: 4, file: 'x' };
    const plays = [
      { after: 0, sound: broken },
      { after: 9, sound: broken },
    ];
    for (const content of [Buffer.from('ID3'), toneWav(4, 420)]) {
      const mixed = readSamples(
        await mixTalk(plays.slice(content.length > 99 ? 1 : 0), 3, () => Promise.resolve(content)),
      );
      expect(levelOf(mixed?.channels[0] ?? new Float32Array(1).fill(1), 0, 24_000)).toBeLessThan(
        0.001,
      );
    }
  });
});
