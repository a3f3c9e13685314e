/** Acts: one request each, never optimistic, never twice; what became of it is read from the server. Pages §3. */
import { request } from './api';
import { currentOf, type Answer } from './failure';

/** Milliseconds until the page says that it still waits. */
const SLOW = 8_000;

/** Milliseconds: the same button again within so short a time is the same finger, however fast the answer came. */
const SAME_FINGER = 300;

/** What a final act asks before it is sent, naming its consequence. */
export interface Question {
  readonly title: string;
  readonly text: string;
  /** Word on the button that does it. */
  readonly action: string;
}

export interface Act<T> {
  /** Which row or button was pressed: it turns, all others wait. */
  readonly name: string;
  readonly path: string;
  readonly method?: 'POST' | 'DELETE';
  readonly body?: object;
  readonly ask?: Question;
  /** The truth after it. */
  readonly done: (body: T) => void;
  /** A 409: the state that is true now, null when the answer has none. Without it the page is read again. */
  readonly conflict?: (current: unknown) => void;
  /** After an answer that never came, or was a fault, and the truth was read: whether the wish has come true. */
  readonly isDone?: () => boolean;
  /** It has; without an answer there is no `done`. */
  readonly landed?: () => void;
}

/** What the page draws of it. */
export interface ActView {
  /** Name of the act on its way; '' = none. While it is not, every button is disabled. */
  readonly busy: string;
  readonly slow: boolean;
  /** One line about the last act; '' = nothing to say. */
  readonly line: string;
  readonly tone: 'plain' | 'failed';
  /** Whether 重试 stands beside the line. */
  readonly retry: boolean;
  readonly question: Question | null;
}

export const AT_REST: ActView = {
  busy: '',
  slow: false,
  line: '',
  tone: 'plain',
  retry: false,
  question: null,
};

export interface Acting {
  readonly start: <T>(act: Act<T>) => void;
  /** The question was answered with yes. */
  readonly confirm: () => void;
  readonly cancel: () => void;
  /** Sends the last act again, under its key. */
  readonly retry: () => void;
  /** A line of the page's own, such as what was copied. */
  readonly say: (line: string, tone?: 'plain' | 'failed') => void;
}

interface Needs {
  readonly draw: (view: ActView) => void;
  /** Reads the page again; false when that failed too. */
  readonly readTruth: () => Promise<boolean>;
}

interface Attempt {
  readonly act: Act<unknown>;
  readonly key: string;
}

/** The acts of one page. */
export function createActing({ draw, readTruth }: Needs): Acting {
  let asked: Attempt | null = null;
  let running: Attempt | null = null;
  let unsent: Attempt | null = null;
  let pressed = { what: '', at: 0 };

  const rest = (line: string, tone: 'plain' | 'failed', retry: Attempt | null): void => {
    running = null;
    unsent = retry;
    draw({ ...AT_REST, line, tone, retry: retry !== null });
  };

  async function run(attempt: Attempt): Promise<void> {
    const { act, key } = attempt;
    running = attempt;
    unsent = null;
    draw({ ...AT_REST, busy: act.name });
    const timer = setTimeout(() => {
      draw({ ...AT_REST, busy: act.name, slow: true, line: '仍在提交…' });
    }, SLOW);
    const answer = await request<unknown>({
      method: act.method ?? 'POST',
      path: act.path,
      // An act without particulars still is an object to the server.
      body: act.body ?? {},
      key,
    });
    clearTimeout(timer);
    await settle(attempt, answer);
  }

  async function settle(attempt: Attempt, answer: Answer<unknown>): Promise<void> {
    const { act } = attempt;
    if (answer.ok) {
      rest('', 'plain', null);
      act.done(answer.body);
    } else if (answer.code === 'gated') {
      rest('', 'plain', null);
      await readTruth();
    } else if (answer.status === 409) {
      const current = currentOf(answer);
      if (current !== null && act.conflict !== undefined) act.conflict(current);
      else await readTruth();
      rest(answer.message, 'plain', null);
    } else if (answer.status === 0 || answer.status >= 500) {
      // A fault on the way, or of the server itself, tells as little as silence does about what it has done.
      const isRead = await readTruth();
      if (isRead && act.isDone?.() === true) {
        rest('', 'plain', null);
        act.landed?.();
      } else if (answer.status !== 0) {
        rest(answer.message, 'failed', answer.retry ? attempt : null);
      } else rest(isRead ? '没有收到回复，现为最新状态' : '未提交', 'failed', attempt);
    } else {
      rest(answer.message, 'failed', answer.retry ? attempt : null);
    }
  }

  return {
    start<T>(act: Act<T>) {
      if (running !== null || asked !== null) return;
      const what = `${act.name} ${act.path}`;
      const at = Date.now();
      if (pressed.what === what && Math.abs(at - pressed.at) < SAME_FINGER) return;
      pressed = { what, at };
      // The answer's shape is the contract's word for this path, given by whoever starts the act.
      const attempt: Attempt = { act: act as Act<unknown>, key: newKey() };
      if (act.ask === undefined) {
        void run(attempt);
        return;
      }
      asked = attempt;
      draw({ ...AT_REST, question: act.ask });
    },
    confirm() {
      const attempt = asked;
      asked = null;
      if (attempt !== null) void run(attempt);
    },
    cancel() {
      asked = null;
      if (running === null) draw(AT_REST);
    },
    retry() {
      if (running === null && unsent !== null) void run(unsent);
    },
    say(line, tone = 'plain') {
      if (running === null) draw({ ...AT_REST, line, tone });
    },
  };
}

/** Long enough never to meet another; clients have no getRandomValues. */
function newKey(): string {
  const part = (): string => Math.random().toString(36).slice(2, 12);
  return `${Date.now().toString(36)}-${part()}${part()}`;
}
