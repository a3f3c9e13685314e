/** The group robot (WeCom path/99110): one address whose key is the only credential. Neither is ever logged or repeated. */
import type { Log } from '../../log.ts';
import type { Robot } from '../../ports/alerts.ts';
import { attempt } from './attempt.ts';
import { WecomCallError, failureOf } from './errors.ts';
import { createHttp } from './http.ts';

export interface RobotOptions {
  /** The whole webhook address with its key, as the group's settings show it. */
  readonly url: string;
  readonly log: Log;
  /** Deadline of a message, ms. */
  readonly timeoutMs?: number;
  readonly connectMs?: number;
}

/** `close` breaks off what is under way. */
export interface RobotClient extends Robot {
  close(): Promise<void>;
}

const TIMEOUT_MS = 5000;
const CONNECT_MS = 1000;

/** WeCom counts 20 messages a minute and robot (45009). Longer than 4096 bytes is refused for good (45002). */
export function createRobot(options: RobotOptions): RobotClient {
  const { url, log } = options;
  const http = createHttp(options.connectMs ?? CONNECT_MS);
  const key = new URL(url).searchParams.get('key') ?? '';

  return {
    send: (text) =>
      attempt(async () => {
        const answer = await http.ask(url, {
          method: 'POST',
          body: JSON.stringify({ msgtype: 'markdown', markdown: { content: text } }),
          deadline: AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS),
        });
        log.debug('the group robot answered', { errcode: answer.errcode });
        if (answer.errcode === 0) return null;
        const words = key === '' ? answer.errmsg : answer.errmsg.replaceAll(key, '[removed]');
        throw new WecomCallError(failureOf(answer.errcode, `webhook: ${words}`));
      }),
    close: () => http.close(),
  };
}
