/** The silhouette of everything that happens to a call: load · decide · save with consequences · carry out. */
import { advance, newCall, type Settings } from '../../domain/calls/advance.ts';
import type { CallEvent } from '../../domain/calls/events.ts';
import type { Call } from '../../domain/calls/types.ts';
import type { Row } from '../../domain/consequences.ts';
import type { Calls, Clock } from '../../ports.ts';
import type { Seam } from '../seam.ts';

export interface ApplyNeeds {
  readonly calls: Pick<Calls, 'recall' | 'save'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly settings: Settings;
  /** Carries rows out; the process that saved them has them leased. */
  readonly perform: (call: Call, rows: readonly Row[]) => void;
  readonly seam: Seam;
}

/** Facts to look up for the state just loaded: the events to join. Called again when another process was first. */
export type Prepare = (call: Call) => Promise<readonly CallEvent[]>;

export type Apply = (id: string, prepare: Prepare) => Promise<Call>;

/**
 * Two events at once are no special case: on a clash the call is loaded and decided again. What this process saved
 * itself is tried first without loading; if another was there meanwhile, the version tells.
 */
export function applyEvents(need: ApplyNeeds): Apply {
  return async (id, prepare) => {
    for (;;) {
      const now = need.clock.now();
      const call = (await need.calls.recall(id)) ?? newCall(id, now);
      const decision = advance(call, await prepare(call), { now, settings: need.settings });
      if (!decision.next) return call;
      if (!(await need.calls.save(decision.next, { version: call.version, rows: decision.rows }))) {
        continue;
      }
      need.seam('save');
      need.perform(decision.next, decision.rows);
      return decision.next;
    }
  };
}
