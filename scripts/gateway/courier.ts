/** Carries signed events and questions to the product: in order per call, repeated until they are taken. */
import { Agent, fetch, type Response } from 'undici';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import type { Step } from '../../server/domain/routing/types.ts';
import { signBody } from '../../server/adapters/gateway/signature.ts';
import type { EventData } from './execution.ts';

/** An event as it goes over the wire. The id stays the same over all repeats. */
export interface GatewayNews {
  readonly id: string;
  readonly type: string;
  readonly call: string;
  readonly seq: number;
  readonly at: string;
  readonly data: EventData;
}

export interface Courier {
  /** Queues behind the earlier events of the same call. */
  send(news: GatewayNews): void;
  /** "Where to?" – null when the product refuses the question or stays away. */
  ask(question: {
    readonly call: string;
    readonly from: string;
    readonly to: string;
    readonly digits?: string;
    readonly at: string;
  }): Promise<readonly Step[] | null>;
  /** Events not yet taken. */
  waiting(): number;
  stop(): Promise<void>;
}

const ANSWER_MS = 2000;
const SECOND = 1000;
/** Waits between repeats: quick ones for a product that restarts, then the long schedule, then given up. */
const EVENT_WAITS = [0.2, 0.5, 1, 2, 5, 30, 120, 600, 3600, 21_600].map((wait) => wait * SECOND);
const QUESTION_WAITS = [0.3, 0.7, 1.5, 3, 5, 5, 5].map((wait) => wait * SECOND);

const device = z.enum(['office_phone', 'mobile_phone']);
const target = z.object({
  person: z.string(),
  device,
  number: z.string(),
  seconds: z.number().min(1).max(60),
});
const route = z.object({
  call: z.string(),
  steps: z.array(
    z.union([
      z.object({ refuse: z.literal(true) }),
      z.object({ voicemail: z.literal(true), seconds: z.number() }),
      z.object({ targets: z.array(target).min(1), seconds: z.number() }),
    ]),
  ),
});

export function createCourier(need: {
  readonly productUrl: string;
  readonly secret: string;
  /** Told about each event that is lost for good. */
  readonly onLost: (news: GatewayNews, reason: string) => void;
}): Courier {
  const base = need.productUrl.replace(/\/+$/, '');
  const agent = new Agent({ connections: 64 });
  const ending = new AbortController();
  const queues = new Map<string, GatewayNews[]>();
  const runs = new Set<Promise<void>>();

  async function post(path: string, id: string, body: string): Promise<Response | null> {
    const timestamp = Math.floor(Date.now() / SECOND);
    const signature = signBody({ id, timestamp, body, secret: need.secret });
    try {
      return await fetch(`${base}${path}`, {
        method: 'POST',
        headers: { ...signature, 'content-type': 'application/json' },
        body,
        dispatcher: agent,
        redirect: 'manual',
        signal: AbortSignal.any([AbortSignal.timeout(ANSWER_MS), ending.signal]),
      });
    } catch {
      // No answer is an answer here: the caller repeats.
      return null;
    }
  }

  /** The first answer that is not "try again"; null when the waits are used up or everything ends. */
  async function insist(
    path: string,
    message: { readonly id: string; readonly body: string },
    waits: readonly number[],
  ): Promise<Response | null> {
    for (const wait of [...waits, null]) {
      const answer = await post(path, message.id, message.body);
      if (answer && !isPassing(answer.status)) return answer;
      await answer?.body?.cancel();
      if (wait === null || ending.signal.aborted) break;
      await pause(wait, ending.signal);
    }
    return null;
  }

  async function empty(queue: GatewayNews[], call: string): Promise<void> {
    for (let news = queue[0]; news; news = queue[0]) {
      const message = { id: news.id, body: JSON.stringify(news) };
      const answer = await insist('/gateway/events', message, EVENT_WAITS);
      if (ending.signal.aborted) return;
      if (answer?.ok !== true) need.onLost(news, answer ? await textOf(answer) : 'no answer');
      else await answer.body?.cancel();
      queue.shift();
    }
    queues.delete(call);
  }

  return {
    send(news) {
      const queue = queues.get(news.call);
      if (queue) {
        queue.push(news);
        return;
      }
      const fresh = [news];
      queues.set(news.call, fresh);
      const run = empty(fresh, news.call).finally(() => runs.delete(run));
      runs.add(run);
    },

    async ask(question) {
      const message = { id: `ask_${uuid()}`, body: JSON.stringify(question) };
      const answer = await insist('/gateway/route', message, QUESTION_WAITS);
      if (!answer) return null;
      const read = route.safeParse(await jsonOf(answer));
      return answer.ok && read.success ? read.data.steps : null;
    },

    waiting: () => [...queues.values()].reduce((sum, queue) => sum + queue.length, 0),

    async stop() {
      ending.abort();
      await Promise.all(runs);
      await agent.destroy();
    },
  };
}

/** Worth a repeat: the product is away, overtaxed or broken, and may not be so later. */
function isPassing(status: number): boolean {
  return status >= 500 || status === 408 || status === 429;
}

async function jsonOf(answer: Response): Promise<unknown> {
  try {
    return await answer.json();
  } catch {
    return null;
  }
}

async function textOf(answer: Response): Promise<string> {
  const text = await answer.text().catch(() => '');
  return `${answer.status} ${text.slice(0, 300)}`;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(finish, ms);
    signal.addEventListener('abort', finish, { once: true });
    function finish(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      done();
    }
  });
}
