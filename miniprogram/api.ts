/** Asks the server with the person's session: 401 is answered by one silent login, then by the gate. Pages §3. */
import { failureOf, type Answer, type Failure } from './failure';
import { gateFor, gateNow, gateOf, shutGate, type Gate } from './gate';
import { enter, enterAgain, type Entry } from './login';
import { noteNow } from './time';
import { send, type Ask, type Wired } from './wire';

/**
 * One request. `T` is the type of the answer in server/http/contract. Never rejects: what went wrong is a value.
 * While the gate is shut nothing is sent.
 */
export async function request<T>(ask: Ask): Promise<Answer<T>> {
  const shut = gateNow();
  if (shut !== null) return gated(shut);
  const entry = await enter();
  if ('gate' in entry) return refuse(entry.gate);
  let answer = await send(ask, entry.token);
  if (answer.status === 401) {
    const again: Entry = await enterAgain(entry.token);
    if ('gate' in again) return refuse(again.gate);
    answer = await send(ask, again.token);
    if (answer.status === 401) return refuse(gateOf('login-away'));
  }
  return read<T>(answer);
}

/** What a page shows at first: one GET. */
export function get<T>(path: string): Promise<Answer<T>> {
  return request<T>({ path });
}

function read<T>(answer: Wired): Answer<T> {
  if (answer.status >= 200 && answer.status < 300 && 'data' in answer) {
    noteTime(answer.data);
    return { ok: true, body: answer.data as T };
  }
  const failure = failureOf(answer);
  const gate = gateFor(failure);
  return gate === null ? failure : refuse(gate);
}

function noteTime(data: unknown): void {
  if (typeof data !== 'object' || data === null || !('now' in data)) return;
  if (typeof data.now === 'string') noteNow(data.now);
}

function refuse(gate: Gate): Failure {
  shutGate(gate);
  return gated(gate);
}

function gated({ title: message, retry, requestId }: Gate): Failure {
  return { ok: false, code: 'gated', message, retry, requestId, status: 0, body: null };
}
