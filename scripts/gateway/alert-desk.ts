/** All alert calls of the simulated gateway: carries out their orders, keeps their time, and remembers what was said. */
import { v7 as uuid } from 'uuid';
import {
  advanceAlertCall,
  type AlertInput,
  type AlertLine,
  type AlertNews,
  type AlertPhase,
  beginAlertCall,
} from './alert-call.ts';
import type { Courier } from './courier.ts';
import { type Answer, DONE } from './orders.ts';
import type { Timeline } from './timeline.ts';

/** An alert call as the telephone page sees it. `at` is business time. */
export interface AlertCallView {
  readonly id: string;
  readonly to: string;
  readonly alerts: readonly string[];
  readonly phase: AlertPhase;
  readonly ended: boolean;
  /** How it ended: no_answer, busy, rejected, no_key, hangup. */
  readonly cause: string | null;
  /** What was heard, and the keys pressed. */
  readonly transcript: readonly {
    readonly at: string;
    readonly by: 'gateway' | 'person';
    readonly text: string;
  }[];
}

export interface AlertDesk {
  /** Rings; the same id again rings nobody twice. */
  start(order: Pick<AlertLine, 'id' | 'to' | 'alerts' | 'say'>): Answer;
  /** Null for a call that is not known. */
  feed(id: string, input: AlertInput): Answer | null;
  view(id: string): AlertCallView | null;
  /** Newest first. */
  list(): readonly AlertCallView[];
  stop(): void;
}

interface Kept {
  line: AlertLine;
  seq: number;
  forgetTimer: () => void;
}

const KEPT_CALLS = 200;

export function createAlertDesk(need: {
  readonly courier: Pick<Courier, 'send'>;
  readonly timeline: Timeline;
  /** Business time. */
  readonly now: () => Date;
  /** The telephone talks or rings on a call of the hotline. */
  readonly isBusy: (number: string) => boolean;
}): AlertDesk {
  const calls = new Map<string, Kept>();
  let stopped = false;

  /** Business time of a moment of the timeline. */
  function clockOf(moment: number): string {
    const offset = need.now().getTime() - Math.floor(need.timeline.now());
    return new Date(offset + Math.floor(moment)).toISOString();
  }

  function settle(kept: Kept, next: AlertLine, news: readonly AlertNews[]): void {
    kept.line = next;
    for (const { at, type, data } of news) {
      kept.seq += 1;
      const id = `evt_${uuid()}`;
      need.courier.send({ id, type, call: next.id, seq: kept.seq, at: clockOf(at), data });
    }
    kept.forgetTimer();
    if (next.until === null || stopped) return;
    kept.forgetTimer = need.timeline.after(next.until - need.timeline.now(), () => {
      feed(kept, { type: 'tick' });
    });
  }

  function feed(kept: Kept, input: AlertInput): Answer {
    const { next, news, answer } = advanceAlertCall(kept.line, input, need.timeline.now());
    settle(kept, next, news);
    return answer;
  }

  function isEngaged(number: string): boolean {
    const ringing = [...calls.values()].some(
      ({ line }) => line.to === number && line.phase !== 'ended',
    );
    return ringing || need.isBusy(number);
  }

  function viewOf({ line }: Kept): AlertCallView {
    const { id, to, alerts, phase, cause, said } = line;
    const transcript = said.map(({ at, by, text }) => ({ at: clockOf(at), by, text }));
    return { id, to, alerts, phase, ended: phase === 'ended', cause, transcript };
  }

  return {
    start(order) {
      if (calls.has(order.id)) return DONE;
      const now = need.timeline.now();
      const { next, news } = beginAlertCall(order, { now, busy: isEngaged(order.to) });
      const kept: Kept = { line: next, seq: 0, forgetTimer: () => undefined };
      calls.set(order.id, kept);
      settle(kept, next, news);
      for (const [id, { line }] of calls) {
        if (calls.size <= KEPT_CALLS) break;
        if (line.phase === 'ended') calls.delete(id);
      }
      return DONE;
    },

    feed(id, input) {
      const kept = calls.get(id);
      return kept ? feed(kept, input) : null;
    },

    view(id) {
      const kept = calls.get(id);
      return kept ? viewOf(kept) : null;
    },

    list: () => [...calls.values()].reverse().map(viewOf),

    stop() {
      stopped = true;
      for (const { forgetTimer } of calls.values()) forgetTimer();
    },
  };
}
