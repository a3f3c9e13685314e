/** A transcription server with room for 15 MB and one request at a time: it notes what it is sent, and can be held up. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { wavOf } from '../support/speech/serving.ts';

const MOST_BYTES = 15_000_000;
/** Digits as they are spoken: what it hears of a piece is the piece's own name. */
const SYLLABLES = '天地人你我他大小上下前后左右东西';

export interface SentPiece {
  readonly name: string;
  readonly seconds: number;
  readonly bytes: number;
  /** False: whoever sent it left before the answer. */
  answered: boolean;
}

export interface SmallEar {
  readonly url: string;
  /** In the order of arrival. */
  readonly pieces: readonly SentPiece[];
  /** Refused because another was being heard, or for its size. */
  readonly refused: number;
  /** True while a request waits for its answer. */
  isBusy(): boolean;
  /** From the nth request on nothing is answered. */
  holdFrom(n: number): void;
  release(): void;
  close(): Promise<void>;
}

export async function openSmallEar(): Promise<SmallEar> {
  const pieces: SentPiece[] = [];
  let refused = 0;
  let busy = false;
  let from = Number.POSITIVE_INFINITY;
  let go: () => void = () => undefined;
  let held: Promise<void> = Promise.resolve();

  async function hear(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    if (busy || body.length > MOST_BYTES) {
      refused += 1;
      response.writeHead(busy ? 503 : 413).end();
      return;
    }
    busy = true;
    const gone = once(response, 'close');
    try {
      const piece = pieceIn(body);
      pieces.push(piece);
      if (pieces.length >= from) await Promise.race([held, gone]);
      if (response.destroyed) return;
      const { name: text, seconds } = piece;
      const segment = { id: 0, start: 0.2, end: seconds - 0.2, text };
      const answer = { task: 'transcribe', duration: seconds, text, segments: [segment] };
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer));
      piece.answered = true;
    } finally {
      busy = false;
    }
  }

  const server = createServer((request, response) => {
    hear(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    pieces,
    get refused() {
      return refused;
    },
    isBusy: () => busy,
    holdFrom(n) {
      from = n;
      held = new Promise((resolve) => (go = resolve));
    },
    release() {
      from = Number.POSITIVE_INFINITY;
      go();
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The WAVE file in a form. */
function pieceIn(body: Buffer): SentPiece {
  const start = body.indexOf('RIFF');
  const wav = body.subarray(start, start + 8 + body.readUInt32LE(start + 4));
  const hash = createHash('sha256').update(wav).digest('hex').slice(0, 16);
  const name = Array.from(hash, (digit) => SYLLABLES[parseInt(digit, 16)]).join('');
  return { name, seconds: wavOf(wav)?.seconds ?? 0, bytes: body.length, answered: false };
}
