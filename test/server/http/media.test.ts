import { readFile, stat } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoors, strictNeeds } from './doors.ts';
import type { House } from './doors.ts';
import { AUDIO } from './sample.ts';

const TICKET = 'a-ticket-of-twenty-or-more';
let house: House;
let bytes: Buffer;
beforeAll(async () => {
  bytes = await readFile(AUDIO);
  const { size } = await stat(AUDIO);
  house = await openDoors(
    strictNeeds({
      openTicket: (ticket) =>
        Promise.resolve(ticket === TICKET ? { path: AUDIO, size, type: 'audio/wav' } : null),
    }),
  );
});
afterAll(() => house.close());

describe('GET /media/:ticket', () => {
  it('gives the whole file, never cached', async () => {
    const response = await house.fetch(`/media/${TICKET}.wav`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('audio/wav');
    expect(response.headers.get('accept-ranges')).toBe('bytes');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it.each([
    ['bytes=0-9', 0, 9],
    ['bytes=10-10', 10, 10],
    ['bytes=100-', 100, Infinity],
    ['bytes=-7', -7, Infinity],
    ['bytes=5-99999999', 5, Infinity],
  ])('%s gives that part', async (range, from, to) => {
    const response = await house.fetch(`/media/${TICKET}`, { headers: { range } });
    const first = from < 0 ? bytes.length + from : from;
    const last = Math.min(to, bytes.length - 1);
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe(`bytes ${first}-${last}/${bytes.length}`);
    const part = Buffer.from(await response.arrayBuffer());
    expect(part.equals(bytes.subarray(first, last + 1))).toBe(true);
  });

  it.each(['bytes=', 'bytes=-', 'bytes=9-1', 'bytes=0-1,4-5', 'seconds=1-2'])(
    '%s is answered whole',
    async (range) => {
      const response = await house.fetch(`/media/${TICKET}`, { headers: { range } });
      expect(response.status).toBe(200);
      expect((await response.arrayBuffer()).byteLength).toBe(bytes.length);
    },
  );

  it.each(['bytes=99999999-', 'bytes=-0'])('%s lies behind the end', async (range) => {
    const response = await house.fetch(`/media/${TICKET}`, { headers: { range } });
    expect(response.status).toBe(416);
    expect(response.headers.get('content-range')).toBe(`bytes */${bytes.length}`);
  });

  it('knows nothing of another ticket, and does not log one', async () => {
    const response = await house.fetch('/media/another-ticket-of-twenty.wav');
    expect(response.status).toBe(404);
    expect(house.logged.join('')).not.toContain('another-ticket');
    expect(house.logged.join('')).toContain('/media/:ticket');
  });

  it('answers HEAD with the length', async () => {
    const response = await house.fetch(`/media/${TICKET}`, { method: 'HEAD' });
    expect(response.headers.get('content-length')).toBe(String(bytes.length));
  });
});
