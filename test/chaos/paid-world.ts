/** Both providers that bill, as stand-ins that count, before the real queue; and time that is moved by hand. */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAliyunSpeech } from '../../server/adapters/speech/aliyun/client.ts';
import { createIflytekSpeech } from '../../server/adapters/speech/iflytek/client.ts';
import { parseCallback } from '../../server/adapters/speech/iflytek/parse.ts';
import type { StoreContext } from '../../server/adapters/store/collection.ts';
import { createSpeechJobs } from '../../server/adapters/store/speech-jobs.ts';
import type { SpeechJob } from '../../server/domain/digest/job.types.ts';
import type { QueuedSpeech } from '../../server/ports.ts';
import { startDashscopeStandin, type DashscopeStandin } from '../support/speech/dashscope.ts';
import { startIflytekStandin, type IflytekStandin } from '../support/speech/iflytek.ts';
import { hearRecording, openRecordings } from '../support/speech/recordings.ts';
import { startWorker, type Doom, type MortalWorker, type Surroundings } from './mortal-worker.ts';

/** Of every recording here. */
export const SECONDS = 8;
/** Longer than a lease that nobody renews. */
const LEASES_LAPSED_MS = 35_000;
const LOOK_EVERY_MS = 5000;

export type Paid =
  | { readonly name: 'aliyun'; readonly standin: DashscopeStandin }
  | { readonly name: 'iflytek'; readonly standin: IflytekStandin };

export interface PaidWorld {
  readonly paid: Paid;
  readonly around: Surroundings;
  /** Files jobs of these names, each a call of its own. */
  file(names: readonly string[]): Promise<void>;
  job(name: string): Promise<SpeechJob>;
  /** What the provider took, and bills, for one job. */
  accepted(name: string): Promise<number>;
  /** The same for all that was ever sent, remembered here or not. */
  acceptedInAll(): number;
  /** Lives until it dies, or until so many seconds of business have passed. False: it died. */
  live(doom: Doom | null, seconds: number): Promise<boolean>;
  /** Time passes while nobody works. */
  wait(seconds: number): void;
  close(): Promise<void>;
}

export async function openPaidWorld(
  name: Paid['name'],
  context: StoreContext,
  more: { readonly dailySeconds?: number; readonly polls?: number } = {},
): Promise<PaidWorld> {
  let time = Date.parse('2026-11-24T10:00:00+08:00');
  const wall = (): Date => new Date(time);
  const jobs = createSpeechJobs(context);
  const recordings = await openRecordings();
  const callbacks = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://callbacks.test');
    const told = parseCallback(Object.fromEntries(url.searchParams));
    const attempt = url.pathname.slice(1);
    const taken = told ? jobs.nameTask(attempt, told.order, wall()) : Promise.resolve(false);
    void taken.then((ok) => response.writeHead(ok ? 200 : 404).end());
  });
  await new Promise<void>((resolve) => callbacks.listen(0, '127.0.0.1', resolve));
  const callbackUrl = `http://127.0.0.1:${(callbacks.address() as AddressInfo).port}`;
  const { paid, speech } = await openProvider(name, wall, more.polls ?? 1);
  const around: Surroundings = {
    jobs,
    speech,
    links: {
      recording: (_recording, attempt) => recordings.link('two-sided', attempt),
      callback: (attempt) => `${callbackUrl}/${attempt}`,
    },
    file: recordings.file('two-sided'),
    dailySeconds: more.dailySeconds ?? null,
    clock: { now: wall, wall },
    newId: () => randomUUID(),
    told: new Map(),
    parked: new Map(),
  };

  async function job(id: string): Promise<SpeechJob> {
    const [found] = await jobs.ofRound(id, 1);
    if (!found) throw new Error(`there is no job ${id}`);
    return found;
  }

  async function passOn(worker: MortalWorker, seconds: number): Promise<boolean> {
    const end = time + seconds * 1000;
    for (;;) {
      await worker.pass();
      if (worker.isDead() || time >= end) return !worker.isDead();
      time += LOOK_EVERY_MS;
    }
  }

  return {
    paid,
    around,
    file: (names) => jobs.file(names.map((one) => jobOf(one, name, wall()))),
    job,
    async accepted(id) {
      const { submits } = paid.standin.counts();
      return (await job(id)).submits.reduce((sum, one) => sum + (submits[one.id] ?? 0), 0);
    },
    acceptedInAll: () =>
      Object.values(paid.standin.counts().submits).reduce((sum, times) => sum + times, 0),
    async live(doom, seconds) {
      const alive = await passOn(startWorker(around, doom), seconds);
      if (!alive) time += LEASES_LAPSED_MS;
      return alive;
    },
    wait(seconds) {
      time += seconds * 1000;
    },
    async close() {
      await paid.standin.stop();
      await recordings.close();
      callbacks.closeAllConnections();
      await new Promise((resolve) => callbacks.close(resolve));
    },
  };
}

async function openProvider(
  name: Paid['name'],
  wall: () => Date,
  polls: number,
): Promise<{ readonly paid: Paid; readonly speech: QueuedSpeech }> {
  const hear = hearRecording;
  if (name === 'aliyun') {
    const apiKey = 'sk-story';
    const model = 'paraformer-8k-v2';
    const standin = await startDashscopeStandin({ apiKey, model, hear, wall, polls });
    const speech = createAliyunSpeech({ baseUrl: standin.url, apiKey, model, wall });
    return { paid: { name, standin }, speech };
  }
  const account = { appId: 'app-story', secretKey: 'secret-story' };
  const standin = await startIflytekStandin({ ...account, hear, wall, polls });
  const speech = createIflytekSpeech({ baseUrl: standin.url, ...account, wall });
  return { paid: { name, standin }, speech };
}

function jobOf(id: string, provider: Paid['name'], at: Date): SpeechJob {
  return {
    id: `${id}:1:0`,
    digest: id,
    round: 1,
    n: 0,
    provider,
    track: `${id}-talk`,
    recording: `${id}-talk`,
    channel: null,
    cut: null,
    seconds: SECONDS,
    priority: 2,
    createdAt: at,
    state: 'waiting',
    dueAt: at,
    attempts: 0,
    submits: [],
    allowed: 0,
    hearing: null,
    problem: null,
  };
}
