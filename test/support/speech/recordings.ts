/** Recordings for cloud speech: small WAVE files on the disk, links to them, and what is said in them. */
import { createServer } from 'node:http';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Said } from './serving.ts';

export type Kind = 'two-sided' | 'mono' | 'silent';

/** Voice 0 and channel 0 are the customer's. */
export const SAID: readonly Said[] = [
  { start: 0.4, end: 1.9, text: '喂，你好！', channel: 0, speaker: 0 },
  { start: 2.02, end: 3.46, text: '嗯，您好。', channel: 1, speaker: 1 },
  { start: 3.5, end: 6.14, text: '七五七多少钱一吨？', channel: 0, speaker: 0 },
];

const RATE = 8000;
const SECONDS = 8;
const HEADER_BYTES = 44;

/** 16-bit PCM of 8 kHz, with a tone in it unless it is silent. */
export function makeWav({ channels, silent }: { channels: 1 | 2; silent?: boolean }): Buffer {
  const size = RATE * SECONDS * channels * 2;
  const wav = Buffer.alloc(HEADER_BYTES + size);
  wav.write('RIFF', 0, 'latin1');
  wav.writeUInt32LE(36 + size, 4);
  wav.write('WAVEfmt ', 8, 'latin1');
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(channels, 22);
  wav.writeUInt32LE(RATE, 24);
  wav.writeUInt32LE(RATE * channels * 2, 28);
  wav.writeUInt16LE(channels * 2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36, 'latin1');
  wav.writeUInt32LE(size, 40);
  if (silent === true) return wav;
  for (let at = HEADER_BYTES; at < wav.length; at += 2) {
    wav.writeInt16LE(Math.round(8000 * Math.sin(at / 12)), at);
  }
  return wav;
}

const wavs: Record<Kind, Buffer> = {
  'two-sided': makeWav({ channels: 2 }),
  mono: makeWav({ channels: 1 }),
  silent: makeWav({ channels: 1, silent: true }),
};

/** A recogniser of these recordings: the dialogue, in one channel when there is one; nothing for silence. */
export function hearRecording(wav: Buffer): readonly Said[] {
  if (wav.equals(wavs.silent)) return [];
  const isMono = wav.readUInt16LE(22) === 1;
  return SAID.map((said) => (isMono ? { ...said, channel: 0 } : said));
}

/** A folder with one file of each kind, and a door that serves them under any name. */
export async function openRecordings(): Promise<{
  file(kind: Kind): string;
  bytes(kind: Kind): number;
  /** A signed-looking link; `kind` `dead` has expired. */
  link(kind: Kind | 'dead', attempt: string): string;
  close(): Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'callpop-speech-'));
  const file = (kind: Kind): string => join(folder, `${kind}.wav`);
  await Promise.all((Object.keys(wavs) as Kind[]).map((kind) => writeFile(file(kind), wavs[kind])));
  const server = createServer((request, response) => {
    const kind = /^\/audio\/([^/]+)\//.exec(request.url ?? '')?.[1] ?? '';
    readFile(file(kind as Kind)).then(
      (wav) => response.end(wav),
      () => response.writeHead(403).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    file,
    bytes: (kind) => wavs[kind].length,
    link: (kind, attempt) =>
      `http://127.0.0.1:${port}/audio/${kind}/${attempt}.wav?until=1&signature=link-secret`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true });
    },
  };
}
