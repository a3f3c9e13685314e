/** A person's chat as WeCom keeps it, and one process after another that carries a push out on it. */
import {
  beginSend,
  beginUpdate,
  cannotRecall,
  codeUsed,
  dropIdlePresses,
  failed,
  notSent,
  notUpdated,
  refused,
  retired,
  sent,
  tryAgain,
  updated,
} from '../../../../server/domain/pushes/outcome.ts';
import { nextAct, type PushAct, type WantedFace } from '../../../../server/domain/pushes/plan.ts';
import type { Push } from '../../../../server/domain/pushes/types.ts';

/** What becomes of one call to WeCom. never: refused for good; dies-before, dies-after: the process is killed around it. */
export const FATES = ['ok', 'busy', 'lost', 'never', 'dies-before', 'dies-after'] as const;
export type Fate = (typeof FATES)[number];

export interface Message {
  readonly n: number;
  readonly msgid: string;
  readonly body: string;
  readonly at: number;
  shows: WantedFace;
  /** False once recalled. */
  visible: boolean;
}

export interface World {
  push: Push;
  wanted: WantedFace | null;
  now: number;
  /** Fates of the next calls; calm when used up. */
  fates: Fate[];
  readonly chat: Message[];
  /** Codes that still work, and what they rewrite. */
  readonly codes: Map<string, { readonly message: Message; readonly until: number }>;
  /** Calls a code was used in and answered: never again. */
  readonly settled: Set<string>;
  pressed: number;
  /** A press spends the card's send code as well. */
  readonly sendCodeDies: boolean;
  /** What broke the law. */
  readonly broken: string[];
}

const HOUR = 3_600_000;
export const SUPERSEDED: WantedFace = { key: 'superseded', final: true, grey: false };

export function newWorld(): World {
  return {
    push: {
      id: 'p',
      kind: 'pop',
      person: 'a',
      call: 'c',
      wanted: 1,
      shown: 0,
      cards: [],
      presses: [],
      createdAt: new Date(0),
      about: null,
      failures: 0,
    },
    wanted: null,
    now: 0,
    fates: [],
    chat: [],
    codes: new Map(),
    settled: new Set(),
    pressed: 0,
    sendCodeDies: false,
    broken: [],
  };
}

const MOST_ACTS = 60;

/** Acts until nothing is left to do, or a process dies. A failed call is tried again by the next act. */
export function run(world: World): void {
  for (let acts = 0; acts < MOST_ACTS; acts += 1) {
    world.push = dropIdlePresses(world.push);
    const act = nextAct(world.push, world.wanted, new Date(world.now));
    if (act.do === 'none') return;
    if (!perform(world, act)) return;
  }
  world.broken.push('does not come to rest');
}

/** The person presses a button of the newest card they see; false when none lives. */
export function press(world: World): boolean {
  const card = world.chat.findLast((one) => one.visible);
  if (!card || card.shows.final || card.shows.grey) return false;
  world.pressed += 1;
  const code = `P${world.pressed}-${card.msgid}`;
  world.codes.set(code, { message: card, until: world.now + 72 * HOUR });
  if (world.sendCodeDies) world.codes.delete(`S-${card.msgid}`);
  const pressed = { code, card: card.n, at: new Date(world.now) };
  world.push = { ...world.push, presses: [...world.push.presses, pressed] };
  return true;
}

/** False when the process died. */
function perform(world: World, act: Exclude<PushAct, { do: 'none' }>): boolean {
  if (act.do === 'abandon') {
    world.push = retired(world.push, act.n, true);
    return true;
  }
  const fate = world.fates.shift() ?? 'ok';
  switch (act.do) {
    case 'send':
    case 'send-again':
      return send(world, act, fate);
    case 'update':
      return update(world, act, fate);
    case 'recall':
      return recall(world, act.n, fate);
    case 'grey':
      return grey(world, act, fate);
  }
}

type Send = Extract<PushAct, { do: 'send' | 'send-again' }>;

function send(world: World, act: Send, fate: Fate): boolean {
  const { n } = act;
  const wanted = world.wanted ?? SUPERSEDED;
  if (act.do === 'send') {
    const closing = wanted.final || wanted.grey;
    if (closing && world.chat.length === 0) world.broken.push('sent a closing card to nobody');
    if (closing !== act.fresh) world.broken.push('a closing card was sent with its buttons');
    const body = JSON.stringify([n, wanted]);
    world.push = beginSend(world.push, { n, taskId: `p@${n}`, body, key: wanted.key });
  } else {
    world.push = tryAgain(world.push, n);
  }
  const stored = world.push.cards.find((card) => card.n === n)?.body ?? '';
  if (fate === 'dies-before') return false;
  if (fate === 'busy') {
    world.push = notSent(world.push, n);
    return true;
  }
  const known = world.chat.some((one) => one.body === stored);
  if (fate === 'never' && !known) {
    world.push = refused(world.push, n);
    return true;
  }
  const message = known ? null : deliver(world, n, stored);
  if (fate === 'dies-after') return false;
  if (fate === 'lost') {
    world.push = failed(world.push);
    return true;
  }
  world.push = sent(world.push, {
    n,
    msgid: message?.msgid ?? null,
    code: message ? `S-${message.msgid}` : null,
    at: new Date(world.now),
    final: wanted.final,
  });
  return true;
}

function deliver(world: World, n: number, body: string): Message {
  const [, shows] = JSON.parse(body) as [number, WantedFace];
  const msgid = `m${world.chat.length}`;
  const message: Message = { n, msgid, body, at: world.now, shows, visible: true };
  world.chat.push(message);
  world.codes.set(`S-${msgid}`, { message, until: world.now + 72 * HOUR });
  return message;
}

/** True when the code was still good: the card now shows the face. */
function spend(world: World, code: string, face: WantedFace): boolean {
  if (world.settled.has(code)) world.broken.push(`${code} was spent again`);
  if (code.startsWith('S') && !face.final) world.broken.push(`${code} was spent too early`);
  const found = world.codes.get(code);
  world.codes.delete(code);
  if (!found || found.until <= world.now) return false;
  // The very same end again is seen by nobody; anything else would follow the end.
  if (found.message.shows.final && found.message.shows.key !== face.key)
    world.broken.push(`${found.message.msgid} was rewritten after its end`);
  found.message.shows = face;
  return true;
}

function update(world: World, act: Extract<PushAct, { do: 'update' }>, fate: Fate): boolean {
  const wanted = world.wanted ?? SUPERSEDED;
  const { key, final } = wanted;
  world.push = beginUpdate(world.push, act.n, { code: act.code, key, final });
  if (fate === 'dies-before') return false;
  if (fate === 'busy') {
    world.push = act.again ? failed(world.push) : notUpdated(world.push, act.n);
    return true;
  }
  if (fate === 'never' && world.codes.has(act.code)) {
    world.codes.delete(act.code);
    world.push = codeUsed(world.push, act.n, false);
    return true;
  }
  const done = spend(world, act.code, wanted);
  if (fate === 'dies-after') return false;
  if (fate === 'lost') {
    world.push = failed(world.push);
    return true;
  }
  world.settled.add(act.code);
  world.push = done ? updated(world.push, act.n, wanted) : codeUsed(world.push, act.n, act.again);
  return true;
}

function recall(world: World, n: number, fate: Fate): boolean {
  const newer = world.chat.some((one) => one.n > n && one.visible);
  if (!newer) world.broken.push(`card ${n} was recalled before a newer one was out`);
  if (fate === 'dies-before') return false;
  if (fate === 'busy') return true;
  const msgid = world.push.cards.find((card) => card.n === n)?.msgid;
  const message = world.chat.find((one) => one.msgid === msgid);
  const done = message !== undefined && fate !== 'never' && world.now - message.at < 24 * HOUR;
  if (message && done) message.visible = false;
  if (fate === 'dies-after') return false;
  if (fate === 'lost') return true;
  world.push = done ? retired(world.push, n, false) : cannotRecall(world.push, n);
  return true;
}

function grey(world: World, act: Extract<PushAct, { do: 'grey' }>, fate: Fate): boolean {
  if (fate === 'dies-before') return false;
  if (fate === 'busy') return true;
  const done = fate !== 'never' && spend(world, act.code, SUPERSEDED);
  if (fate === 'dies-after') return false;
  if (fate === 'lost') return true;
  world.settled.add(act.code);
  world.push = retired(world.push, act.n, !done);
  return true;
}
