/** A pretend transcription server on a real socket: takes the form apart and answers in one of the dialects, or fails. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DIALECTS, type DialectName, type Heard, type Reply, type SpokenLine } from './dialects.ts';

/** hang: never a word · cut: the connection torn before the answer · cut-in-body: after half of it. */
export type Trouble = Reply | 'hang' | 'cut' | 'cut-in-body';

export interface TranscriptionServer {
  /** Base address with its `/v1`. */
  readonly url: string;
  /** Every request that arrived whole, in order. */
  readonly heard: readonly Heard[];
  /** What the next requests meet instead of an answer, first come first served. */
  readonly troubles: Trouble[];
  /** How many clients went away while they waited. */
  readonly left: () => number;
  readonly stop: () => Promise<void>;
}

interface Options {
  readonly dialect: DialectName;
  /** What is said in the audio. */
  readonly lines: readonly SpokenLine[] | ((audio: Buffer) => readonly SpokenLine[]);
  /** Milliseconds until the answer begins. */
  readonly delayMs?: number;
}

export async function startTranscriptionServer(options: Options): Promise<TranscriptionServer> {
  const heard: Heard[] = [];
  const troubles: Trouble[] = [];
  const timers = new Set<NodeJS.Timeout>();
  let gone = 0;

  const server = createServer((request, response) => {
    response.on('close', () => {
      if (!response.writableEnded) gone += 1;
    });
    answer(request, response).catch((error: unknown) => {
      response.writeHead(418).end(String(error));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}/v1`,
    heard,
    troubles,
    left: () => gone,
    async stop() {
      timers.forEach(clearTimeout);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const one = await takeApart(request);
    heard.push(one);
    const trouble = troubles.shift();
    if (trouble === 'hang') return;
    if (trouble === 'cut') return void request.socket.resetAndDestroy();
    const reply = typeof trouble === 'object' ? trouble : replyTo(one);
    if (trouble === 'cut-in-body') {
      response.writeHead(200, { 'content-length': Buffer.byteLength(reply.body) });
      response.write(reply.body.slice(0, reply.body.length / 2), () => request.socket.destroy());
      return;
    }
    const timer = setTimeout(() => {
      timers.delete(timer);
      send(response, reply);
    }, options.delayMs ?? 0);
    timers.add(timer);
  }

  function replyTo(one: Heard): Reply {
    if (one.path !== '/v1/audio/transcriptions') {
      return { status: 404, type: 'text/plain', body: `File Not Found (${one.path})` };
    }
    const audio = one.file?.bytes ?? Buffer.alloc(0);
    const { lines } = options;
    const said = typeof lines === 'function' ? lines(audio) : lines;
    return DIALECTS[options.dialect](one, said, secondsOf(audio));
  }
}

function send(response: ServerResponse, { status, type, headers, body }: Reply): void {
  response.writeHead(status, { 'content-type': type ?? 'application/json', ...headers });
  response.end(body);
}

/** The form is read by a parser that did not write it. */
async function takeApart(request: IncomingMessage): Promise<Heard> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- a test's own small forms, at hand in every Node
  const form = await new Response(Buffer.concat(parts), { headers }).formData();
  const fields: [string, string][] = [];
  let file: Heard['file'] = null;
  for (const [name, value] of form.entries()) {
    if (typeof value === 'string') fields.push([name, value]);
    else if (name === 'file') {
      const bytes = Buffer.from(await value.arrayBuffer());
      file = { name: value.name, type: value.type, bytes };
    } else throw new Error(`a file nobody asked for: ${name}`);
  }
  const length = request.headers['content-length'];
  return {
    path: request.url ?? '',
    authorization: request.headers.authorization ?? null,
    contentLength: length === undefined ? null : Number(length),
    file,
    fields,
  };
}

/** A silent WAVE file, mono, 16 bit. */
export function silentWave(seconds: number, rate = 8000): Buffer {
  const data = Math.round(seconds * rate) * 2;
  const wave = Buffer.alloc(44 + data);
  wave.write('RIFF', 0);
  wave.writeUInt32LE(36 + data, 4);
  wave.write('WAVEfmt ', 8);
  wave.writeUInt32LE(16, 16);
  wave.writeUInt16LE(1, 20);
  wave.writeUInt16LE(1, 22);
  wave.writeUInt32LE(rate, 24);
  wave.writeUInt32LE(rate * 2, 28);
  wave.writeUInt16LE(2, 32);
  wave.writeUInt16LE(16, 34);
  wave.write('data', 36);
  wave.writeUInt32LE(data, 40);
  return wave;
}

/** Length of a WAVE file as `silentWave` makes it; anything else is refused. */
function secondsOf(wave: Buffer): number {
  if (wave.toString('latin1', 0, 4) !== 'RIFF') throw new Error('not a WAVE file');
  return (wave.length - 44) / wave.readUInt32LE(28);
}
