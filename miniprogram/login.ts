/** The session: taken from storage, or made by a login code of WeCom. One login at a time serves all who wait. */
import type { Session } from '../server/http/contract/answers';
import { failureOf } from './failure';
import { gateFor, gateOf, type Gate } from './gate';
import { wecomCalls } from './host';
import { keepToken, readToken } from './storage';
import { send } from './wire';

export type Entry = { readonly token: string } | { readonly gate: Gate };

/** Milliseconds in which WeCom says a word, or is taken for silent. */
const WECOM_PATIENCE = 8_000;

/** Clients word it in their own ways. */
const NOT_VISIBLE = /可见范围|visible|no permission|no privilege|60011/i;

/** Kept only when WeCom still knows who this is, or has just said it: nobody asks with one that is being looked at. */
let token: string | null = null;
let pending: Promise<Entry> | null = null;

/** The session to ask with. At the first time WeCom is asked whether its own still holds. */
export function enter(): Promise<Entry> {
  if (token !== null) return Promise.resolve({ token });
  return once(async () => {
    const kept = readToken();
    if (kept === null || !(await isWecomSessionAlive())) return logIn();
    token = kept;
    return { token: kept };
  });
}

/** `refused` was answered by 401: another session, which somebody may have got already. */
export function enterAgain(refused: string): Promise<Entry> {
  if (token !== null && token !== refused) return Promise.resolve({ token });
  return once(logIn);
}

/** Whoever comes while somebody is at the door waits for the same answer. */
function once(open: () => Promise<Entry>): Promise<Entry> {
  if (pending === null) {
    const over = (entry: Entry): Entry => {
      pending = null;
      return entry;
    };
    pending = open().then(over);
  }
  return pending;
}

function isWecomSessionAlive(): Promise<boolean> {
  const calls = wecomCalls();
  if (calls === null) return Promise.resolve(false);
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve(false);
    }, WECOM_PATIENCE);
    const say = (isAlive: boolean) => (): void => {
      clearTimeout(timer);
      resolve(isAlive);
    };
    calls.checkSession({ success: say(true), fail: say(false) });
  });
}

async function logIn(): Promise<Entry> {
  keep(null);
  const code = await askCode();
  if (typeof code !== 'string') return { gate: code };
  const answer = await send({ method: 'POST', path: '/api/session', body: { code } }, null);
  if (answer.status === 200 && 'data' in answer) {
    const session = answer.data as Session;
    keep(session.token);
    return { token: session.token };
  }
  const failure = failureOf(answer);
  const gate = gateFor(failure);
  if (gate !== null) return { gate };
  const isAway = failure.status === 0 || failure.code === 'bad_answer' || isOurs(failure.code);
  return { gate: gateOf(isAway ? 'server-away' : 'login-away', failure) };
}

/** Faults of our own server, as against WeCom's. */
function isOurs(code: string): boolean {
  return ['internal', 'store_unavailable', 'redis_unavailable', 'stopping'].includes(code);
}

function askCode(): Promise<string | Gate> {
  const calls = wecomCalls();
  if (calls === null) return Promise.resolve(gateOf('outside'));
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve(gateOf('login-away'));
    }, WECOM_PATIENCE);
    calls.login({
      success: ({ code }) => {
        clearTimeout(timer);
        resolve(code);
      },
      fail: ({ errMsg }) => {
        clearTimeout(timer);
        resolve(gateOf(NOT_VISIBLE.test(errMsg) ? 'invisible' : 'login-away'));
      },
    });
  });
}

function keep(next: string | null): void {
  token = next;
  keepToken(next);
}
