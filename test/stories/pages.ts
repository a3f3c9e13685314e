/** What stories of pages do: open one as somebody, act there, and read what the answer says. */
import type {
  AlertPage,
  CallList,
  CallPage,
  Inbox,
  Passport,
  Problem,
  TodoPage,
  TranscriptWindow,
} from '../../server/http/contract/answers.ts';
import type { House } from '../support/house.ts';
import { logIn } from './acts.ts';

/** A page of ours may be so long. */
const MOST_BYTES = 40_000;

export interface Answered<View> {
  readonly status: number;
  readonly body: View;
  /** Of a refusal. */
  readonly problem: Problem;
}

export interface Reader {
  get<View>(path: string): Promise<Answered<View>>;
  post<View>(path: string, body?: object, key?: string): Promise<Answered<View>>;
  readonly inbox: () => Promise<Inbox>;
  readonly alert: (id: string) => Promise<Answered<AlertPage>>;
  readonly todo: (id: string) => Promise<Answered<TodoPage>>;
  readonly calls: (query?: string) => Promise<CallList>;
  readonly call: (id: string, query?: string) => Promise<Answered<CallPage>>;
  readonly transcript: (id: string, from: number) => Promise<Answered<TranscriptWindow>>;
  readonly passport: (id: string) => Promise<Answered<Passport>>;
}

/** Somebody who is logged in once and reads page after page. */
export async function readerOf(house: House, person: string): Promise<Reader> {
  const token = await logIn(house, person);

  async function answered<View>(answer: Response): Promise<Answered<View>> {
    const text = await answer.text();
    if (text.length > MOST_BYTES) throw new Error(`a page of ${text.length} characters`);
    const body: unknown = JSON.parse(text);
    return {
      status: answer.status,
      body: body as View,
      problem: body as Problem,
    };
  }

  async function get<View>(path: string): Promise<Answered<View>> {
    return answered(await house.api(path, { token }));
  }

  async function must<View>(path: string): Promise<View> {
    const { status, body } = await get<View>(path);
    if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
    return body;
  }

  const by = encodeURIComponent;
  return {
    get,
    async post<View>(path: string, body: object = {}, key?: string) {
      const answer = await fetch(`${house.running().url}${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${token}`,
          ...(key !== undefined && { 'idempotency-key': key }),
        },
        body: JSON.stringify(body),
      });
      return answered<View>(answer);
    },
    inbox: () => must('/api/inbox'),
    alert: (id) => get(`/api/alerts/${by(id)}/page`),
    todo: (id) => get(`/api/todos/${by(id)}`),
    calls: (query = '') => must(`/api/calls${query}`),
    call: (id, query = '') => get(`/api/calls/${by(id)}${query}`),
    transcript: (id, from) => get(`/api/calls/${by(id)}/transcript?from=${from}`),
    passport: (id) => get(`/api/calls/${by(id)}/passport`),
  };
}
