/** What a player gets behind a ticket: both sides of the talk as one voice, made once. Pages §3 Audio. */
import { describe, expect, it } from '@jest/globals';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { wavHead } from '../../server/domain/speech/pcm.ts';
import type { Ticket } from '../../server/http/contract/answers.ts';
import type { House } from '../support/house.ts';
import { A } from './acts.ts';
import { hearing, talk } from './after.ts';
import { MORNING } from './alerting.ts';
import { readerOf } from './pages.ts';

/** The recording of the talk as it was kept, and where it lies. */
async function keptOf(house: House, call: string) {
  const [recording] = await house.running().adapters.store.records.recordingsOf(call);
  if (!recording) throw new Error('nothing was kept');
  const bytes = await readFile(recording.file);
  const head = wavHead(bytes, bytes.length);
  if (!head) throw new Error('it is no WAVE file');
  return { ...recording, bytes, head };
}

/** Samples of both sides added and clipped, by hand. */
function sumOf({ bytes, head }: Awaited<ReturnType<typeof keptOf>>): Buffer {
  const frames = head.length / head.frame;
  const sum = Buffer.alloc(frames * 2);
  for (let i = 0; i < frames; i += 1) {
    const at = head.start + i * head.frame;
    const both = bytes.readInt16LE(at) + bytes.readInt16LE(at + 2);
    sum.writeInt16LE(Math.max(-32_768, Math.min(32_767, both)), i * 2);
  }
  return sum;
}

describe('the sound behind a ticket', () => {
  it('is one voice of both sides, whole or in part, made once for all who ask', () =>
    hearing(MORNING, async (house) => {
      const kept = await keptOf(house, await talk(house, 'inquiry'));
      expect(kept.head).toMatchObject({ channels: 2, encoding: 'pcm16', rate: 8000 });
      const a = await readerOf(house, A);
      const { body } = await a.post<Ticket>(
        `/api/recordings/${encodeURIComponent(kept.id)}/ticket`,
      );
      const address = `${house.running().url}${body.url}`;
      const get = async (range?: string) => {
        const answer = await fetch(address, range === undefined ? {} : { headers: { range } });
        return { answer, bytes: Buffer.from(await answer.arrayBuffer()) };
      };
      const [{ answer, bytes }, other] = await Promise.all([get(), get()]);
      expect([answer.status, other.answer.status]).toEqual([200, 200]);
      expect(other.bytes.equals(bytes)).toBe(true);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'audio/wav',
        'content-length': String(bytes.length),
        'accept-ranges': 'bytes',
        'cache-control': 'no-store',
      });
      expect(wavHead(bytes, bytes.length)).toMatchObject({
        ...{ channels: 1, encoding: 'pcm16', rate: 8000 },
        ...{ start: 44, length: bytes.length - 44 },
      });
      expect(bytes.readUInt16LE(34)).toBe(16);
      expect(bytes.subarray(44).equals(sumOf(kept))).toBe(true);
      // As long as the call's page says.
      expect((bytes.length - 44) / 16_000).toBeCloseTo(kept.seconds ?? 0, 0);

      const folder = join(dirname(kept.file), 'mixes', basename(kept.file, '.wav'));
      const made = await readdir(folder);
      expect(made).toHaveLength(1);
      const { ino } = await stat(join(folder, made[0] ?? ''));
      const part = await get('bytes=40-59');
      expect(part.answer.status).toBe(206);
      expect(part.answer.headers.get('content-range')).toBe(`bytes 40-59/${bytes.length}`);
      expect(part.bytes.equals(bytes.subarray(40, 60))).toBe(true);
      const behind = await get(`bytes=${bytes.length}-`);
      expect(behind.answer.status).toBe(416);
      expect(behind.answer.headers.get('content-range')).toBe(`bytes */${bytes.length}`);
      expect(await readdir(folder)).toEqual(made);
      expect((await stat(join(folder, made[0] ?? ''))).ino).toBe(ino);
      // Providers hear the sides apart, as they were kept.
      expect((await readFile(kept.file)).equals(kept.bytes)).toBe(true);
    }));
});
