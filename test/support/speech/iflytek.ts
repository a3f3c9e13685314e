/** A stand-in for 科大讯飞 LFASR v2. It recomputes every signature and refuses what the real one refuses. */
import { createHash, createHmac, randomUUID } from 'node:crypto';
import { divideWords, serveSpeech, wavOf } from './serving.ts';
import type { Asked, Fault, Handling, Reply, Said } from './serving.ts';

export interface IflytekOptions {
  readonly appId: string;
  readonly secretKey: string;
  /** What is said in a recording; none = nobody speaks. */
  readonly hear: (wav: Buffer) => readonly Said[];
  /** How many fetches find an order unfinished; 1 when left out. */
  readonly polls?: number;
  /** ms from the upload to the callback; null (when left out) = it never calls. */
  readonly callbackMs?: number | null;
  readonly wall?: () => Date;
}

type Verb = 'submit' | 'poll';

export interface IflytekFaults extends Partial<Record<Verb, Fault | null>> {
  /** Every order ends with status −1 and this type from now on. */
  readonly failType?: number | null;
  /** Orders are deleted. */
  readonly expired?: boolean;
}

/** An order that was accepted, and will be paid for. */
export interface IflytekOrder {
  readonly id: string;
  /** Out of the callback's path. */
  readonly attempt: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly wav: Buffer;
  fetches: number;
}

export interface IflytekStandin {
  readonly url: string;
  /** Accepted uploads by attempt, and requests by kind whatever their answer. */
  counts(): { submits: Readonly<Record<string, number>>; asked: Readonly<Record<Verb, number>> };
  faults(patch: IflytekFaults): void;
  orders(): readonly IflytekOrder[];
  /** Calls back for all orders at once; the statuses of the answers. */
  callBack(): Promise<number[]>;
  stop(): Promise<void>;
}

const MOST_FETCHES = 100;
const SIGNATURE_AGE_S = 300;

/** Listens on loopback. */
export async function startIflytekStandin(options: IflytekOptions): Promise<IflytekStandin> {
  const wall = options.wall ?? ((): Date => new Date());
  const orders = new Map<string, IflytekOrder>();
  const timers = new Set<NodeJS.Timeout>();
  const asked: Record<Verb, number> = { submit: 0, poll: 0 };
  let failType: number | null = null;
  let expired = false;

  function isSigned({ query }: Asked): boolean {
    const ts = query.get('ts') ?? '';
    const md5 = createHash('md5').update(`${options.appId}${ts}`).digest('hex');
    const signa = createHmac('sha1', options.secretKey).update(md5).digest('base64');
    const age = Math.abs(wall().getTime() / 1000 - Number(ts));
    return query.get('signa') === signa && age <= SIGNATURE_AGE_S;
  }

  function upload(request: Asked): Reply {
    const parameters = Object.fromEntries(request.query);
    const wrong = wrongUpload(request, parameters);
    if (wrong !== null) return answer(wrong, 'refused');
    const attempt = new URL(parameters.callbackUrl ?? '').pathname.split('/').at(-1) ?? '';
    const order = {
      id: `DKHJQ${randomUUID()}`,
      attempt,
      parameters,
      wav: request.body,
      fetches: 0,
    };
    orders.set(order.id, order);
    if (typeof options.callbackMs === 'number') {
      timers.add(setTimeout(() => void callBack(order).catch(() => 0), options.callbackMs));
    }
    return answer('000000', 'success', { orderId: order.id, taskEstimateTime: 28_000 });
  }

  function getResult({ query }: Asked): Reply {
    const order = orders.get(query.get('orderId') ?? '');
    if (order === undefined || expired) return answer('26602', 'no such order');
    order.fetches += 1;
    if (order.fetches > MOST_FETCHES) return answer('26604', 'fetched too often');
    const working = order.fetches <= (options.polls ?? 1);
    // Both ways of saying so are in use.
    if (working && order.fetches === 1) return answer('26605', 'task is processing');
    const said = options.hear(order.wav);
    const type = failType ?? (said.length === 0 ? 6 : 0);
    const ms = Math.round((wavOf(order.wav)?.seconds ?? 0) * 1000);
    return answer('000000', 'success', {
      orderInfo: {
        orderId: order.id,
        status: working ? 3 : type === 0 ? 4 : -1,
        failType: working ? 0 : type,
        originalDuration: ms,
        realDuration: ms,
      },
      orderResult: working || type !== 0 ? '' : orderResultOf(order, said),
    });
  }

  async function callBack({ id, parameters }: IflytekOrder): Promise<number> {
    const url = new URL(parameters.callbackUrl ?? '');
    url.searchParams.set('orderId', id);
    url.searchParams.set('status', failType === null ? '1' : '-1');
    const response = await fetch(url);
    return response.status;
  }

  const handle = (verb: Verb, run: (request: Asked) => Reply): Handling<Verb> => ({
    verb,
    work(request) {
      asked[verb] += 1;
      return isSigned(request) ? run(request) : answer('26601', 'illegal app information');
    },
  });
  const server = await serveSpeech<Verb>((method, path) => {
    if (path === '/v2/api/upload') return method === 'POST' ? handle('submit', upload) : null;
    return path === '/v2/api/getResult' ? handle('poll', getResult) : null;
  });

  return {
    url: server.url,
    counts() {
      const submits: Record<string, number> = {};
      for (const { attempt } of orders.values()) submits[attempt] = (submits[attempt] ?? 0) + 1;
      return { submits, asked: { ...asked } };
    },
    faults({ failType: type, expired: gone, ...rest }) {
      if (type !== undefined) failType = type;
      if (gone !== undefined) expired = gone;
      server.faults(rest);
    },
    orders: () => [...orders.values()],
    callBack: () => Promise.all([...orders.values()].map(callBack)),
    async stop() {
      for (const timer of timers) clearTimeout(timer);
      await server.stop();
    },
  };
}

function answer(code: string, descInfo: string, content: object = {}): Reply {
  return { status: 200, json: { code, descInfo, content } };
}

/** The code of the refusal, null for an upload as it should be. */
function wrongUpload(
  { headers, body }: Asked,
  parameters: Readonly<Record<string, string | undefined>>,
): string | null {
  if (headers['content-type'] !== 'application/octet-stream') return '26600';
  const { fileName = '', fileSize, duration, language, trackMode, roleType, hotWord } = parameters;
  if (!/^[\w-]+\.wav$/.test(fileName) || !/^\d+$/.test(duration ?? '')) return '26610';
  if (Number(fileSize) !== body.length || headers['content-length'] !== fileSize) return '26635';
  if (language !== 'cn') return '26607';
  const sound = wavOf(body);
  if (sound === null) return '26623';
  if (trackMode === '2' && (sound.channels !== 2 || roleType !== undefined)) return '26610';
  const words = hotWord?.split('|') ?? [];
  if (words.length > 200 || words.some((word) => word.length < 2 || word.length > 16))
    return '26610';
  return URL.canParse(parameters.callbackUrl ?? '') ? null : '26610';
}

/** Sentences alternately with `json_1best` as text and as an object, as both are met. */
function orderResultOf({ parameters }: IflytekOrder, said: readonly Said[]): string {
  const isTracked = parameters.trackMode === '2';
  const lattice = said.map((one, n) => {
    const st = {
      bg: String(Math.round(one.start * 1000)),
      ed: String(Math.round(one.end * 1000)),
      rl: isTracked ? String((one.channel ?? 0) + 1) : String((one.speaker ?? 0) + 1),
      rt: [{ ws: divideWords(one).flatMap((word) => framesOf(word, one.start)) }],
    };
    return { json_1best: n % 2 === 0 ? JSON.stringify({ st }) : { st } };
  });
  const rl_track = ['L', 'R'].map((track, n) => ({ rl: String(n + 1), track }));
  return JSON.stringify({ lattice, ...(isTracked ? { label: { rl_track } } : {}) });
}

/** A word and its punctuation in frames of 10 ms, then a paragraph mark without text. */
function framesOf(word: ReturnType<typeof divideWords>[number], origin: number): object[] {
  const frame = (seconds: number): number => Math.round((seconds - origin) * 100);
  const [wb, we] = [frame(word.start), frame(word.end)];
  const wp = /[嗯啊]/.test(word.text) ? 's' : 'n';
  return [
    { wb, we, cw: [{ w: word.text, wp, wc: '0.9' }] },
    ...(word.after === '' ? [] : [{ wb: we, we, cw: [{ w: word.after, wp: 'p', wc: '0' }] }]),
    { wb: we, we, cw: [{ w: '', wp: 'g', wc: '0' }] },
  ];
}
