/** 失败任务: steps that were given up, with whose call it was and the words of the step. For the admin's page. */
import { STEP_WORDS } from '../../../templates/follow-up-words.ts';
import { DIGEST_WORDS } from '../../../templates/page-words.ts';
import type { Calls, Clock } from '../../ports.ts';
import { sayWhen } from '../me/when.ts';
import { maskedOf } from '../pushes/follow-up-views.ts';
import type { Stuck, StuckStep } from './stuck.ts';

export interface StuckLine extends StuckStep {
  /** 转写 */
  readonly text: string;
  /** 138****8888 · 昨天 10:05 */
  readonly about: string;
  /** 已试 3 次 */
  readonly tried: string;
  readonly path: string;
}

export interface StuckPage {
  readonly now: Date;
  readonly total: number;
  readonly steps: readonly StuckLine[];
}

/** A list of a page has room for these. Pages §6. */
const MOST = 50;

export function showStuck(need: {
  readonly list: Stuck['list'];
  readonly calls: Pick<Calls, 'load'>;
  readonly clock: Pick<Clock, 'now'>;
}): () => Promise<StuckPage> {
  return async () => {
    const now = need.clock.now();
    const all = await need.list();
    const steps = await Promise.all(
      all.slice(0, MOST).map(async (step) => {
        const call = await need.calls.load(step.call);
        const about = call
          ? [maskedOf(call), call.startedAt ? sayWhen(call.startedAt, now) : '']
          : [];
        return {
          ...step,
          text: STEP_WORDS[step.step],
          about: about.filter((part) => part !== '').join(' · '),
          tried: DIGEST_WORDS.tried(step.attempts),
          path: `pages/call/detail?id=${encodeURIComponent(step.call)}`,
        };
      }),
    );
    return { now, total: all.length, steps };
  };
}
