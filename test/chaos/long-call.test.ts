import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { jobsOf } from './listening.ts';
import { writeLongSound, type LongSound } from './long-sound.ts';
import { openSmallEar, type SmallEar } from './small-ear.ts';
import { openStage, type Stage } from './stage.ts';
import { until } from './until.ts';

jest.setTimeout(300_000);

const A = 'sales_manager_a';
const VIP = '13800008888';
const STRANGER = '13712340099';
const HOUR_S = 3600;
const MB = 1024 * 1024;
const PATIENCE_MS = 180_000;
/** Elsewhere memory is not looked at. */
const HAS_PROC = process.platform === 'linux';
/** A process that listens may need this much more than one that does nothing. */
const MOST_GROWTH_MB = 150;

/** From now on the most is counted anew, without what the start needed. */
async function forgetPeak(pid: number): Promise<void> {
  if (!HAS_PROC) return;
  await writeFile(`/proc/${pid}/clear_refs`, '5');
}

/** Memory of a process in MB: now, and the most since its peak was forgotten. */
async function memoryOf(pid: number): Promise<{ readonly now: number; readonly most: number }> {
  if (!HAS_PROC) return { now: 0, most: 0 };
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const kb = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]);
  return { now: kb('VmRSS') / 1024, most: kb('VmHWM') / 1024 };
}

describe('an hour of talk on a small server, killed half-way, and messages that arrive meanwhile', () => {
  let stage: Stage;
  let ear: SmallEar;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'callpop-long-'));
    ear = await openSmallEar();
    stage = await openStage();
  });
  afterAll(async () => {
    await stage.close();
    await ear.close();
    await rm(folder, { recursive: true, force: true });
  });

  type Told = readonly (readonly [type: string, second: number, data: object])[];
  async function tell(call: string, told: Told): Promise<void> {
    const began = Date.parse(stage.at());
    for (const [n, [type, second, data]] of told.entries()) {
      const at = new Date(began + second * 1000).toISOString();
      await stage.tell({ id: `${call}-${n}`, type, call, seq: n + 1, at, data });
    }
  }

  /** What an event says of a file that can be fetched now. */
  function serve(name: string, sound: LongSound, kind: 'stereo' | 'voicemail', seconds: number) {
    stage.telephone.recordings.set(name, sound.file);
    const url = `${stage.telephone.url}/recordings/${name}.wav`;
    return { recording: name, kind, seconds, sha256: sound.sha256, url };
  }

  async function talkForAnHour(call: string): Promise<void> {
    const file = join(folder, 'talk.wav');
    const sound = await writeLongSound(file, { seconds: HOUR_S, channels: 2, seed: 1 });
    expect(sound.bytes).toBeGreaterThan(100 * MB);
    const leg = { leg: `${call}-leg`, target: `${A}:office_phone` };
    await tell(call, [
      ['call.started', 0, { from: VIP, to: '4008320160' }],
      ['call.ringing', 1, leg],
      ['call.connected', 4, leg],
      ['call.ended', 4 + HOUR_S, { by: 'caller', talk_seconds: HOUR_S }],
      ['recording.ready', 5 + HOUR_S, serve(`${call}-talk`, sound, 'stereo', HOUR_S)],
    ]);
  }

  async function leaveMessage(call: string, from: string, seed: number): Promise<void> {
    const seconds = 9;
    const file = join(folder, `${call}.wav`);
    const sound = await writeLongSound(file, { seconds, channels: 1, seed });
    const recording = `${call}-message`;
    await tell(call, [
      ['call.started', 0, { from, to: '4008320160' }],
      ['voicemail.started', 30, { recording }],
      ['voicemail.left', 40, { recording, seconds }],
      ['call.ended', 40, { by: 'caller', talk_seconds: 0 }],
      ['recording.ready', 41, serve(recording, sound, 'voicemail', seconds)],
    ]);
    await until(`the pieces of ${call}`, async () => (await jobsOf(stage, call)).length > 0);
  }

  async function heardOf(call: string): Promise<string> {
    const record = await stage.stored('communications').findOne({ sourceRecord: call });
    return (record?.['transcript'] as string | null) ?? '';
  }

  it('only the piece in flight is sent again, messages go first, memory stays small', async () => {
    const settings = { WHISPER_BASE_URL: ear.url };
    const first = await stage.start(settings);
    await until('rest', () => stage.isAtRest());
    const idle = await memoryOf(first.pid);
    await forgetPeak(first.pid);

    ear.holdFrom(1);
    await talkForAnHour('long');
    await until('the first piece', () => ear.isBusy());
    const all = (await jobsOf(stage, 'long')).length;
    expect(all).toBeGreaterThan(200);
    const half = Math.floor(all / 2);
    ear.release();
    ear.holdFrom(half);
    await until('half of the pieces', () => ear.pieces.length >= half && ear.isBusy(), PATIENCE_MS);
    const grown = (await memoryOf(first.pid)).most - idle.now;
    await first.kill();
    await until('the ear is free', () => !ear.isBusy());

    const second = await stage.start(settings);
    await until('the next piece', () => ear.isBusy());
    await forgetPeak(second.pid);
    await leaveMessage('message', STRANGER, 50);
    await leaveMessage('vip-message', VIP, 60);
    const before = ear.pieces.length;
    ear.release();
    await until('all is heard', async () => (await heardOf('long')) !== '', PATIENCE_MS);
    await until('rest', () => stage.isAtRest());
    const grownAgain = (await memoryOf(second.pid)).most - idle.now;

    // The messages were the next that were sent, the customer of rank before the stranger.
    const next = ear.pieces.slice(before, before + 2).map(({ name }) => name);
    expect(await heardOf('vip-message')).toContain(next[0]);
    expect(await heardOf('message')).toContain(next[1]);

    const times = new Map<string, number>();
    for (const { name } of ear.pieces) times.set(name, (times.get(name) ?? 0) + 1);
    const again = ear.pieces.filter(({ answered }) => !answered);
    expect(again).toHaveLength(1);
    expect([...times].filter(([, count]) => count > 1)).toEqual([[again[0]?.name, 2]]);
    expect(times.size).toBe(all + 2);
    expect(ear.refused).toBe(0);
    expect(Math.max(...ear.pieces.map(({ seconds }) => seconds))).toBeLessThanOrEqual(28);

    // Every piece is in the text once.
    const words = await heardOf('long');
    const said = [...times.keys()].filter((name) => !next.includes(name));
    expect(said.filter((name) => words.split(name).length !== 2)).toEqual([]);
    expect(await stage.audit()).toEqual([]);

    expect(grown).toBeLessThanOrEqual(MOST_GROWTH_MB);
    expect(grownAgain).toBeLessThanOrEqual(MOST_GROWTH_MB);
  });
});
