/** A card is a wish: one lease holder renders from the state of the moment, stores what it is about to do, does it, and repeats until shown is wanted. spec, cards §1. */
import { dropIdlePresses } from '../../domain/pushes/outcome.ts';
import { nextAct, type PushAct } from '../../domain/pushes/plan.ts';
import type { Call } from '../../domain/calls/types.ts';
import type { Push } from '../../domain/pushes/types.ts';
import type { Pushes } from '../../ports.ts';
import { createActs, PUSH_LEASE_MS, type ActNeeds, type Outcome } from './acts.ts';
import type { Render, Rendered } from './render.ts';

export interface CarryOutNeeds extends Omit<ActNeeds, 'pushes'> {
  readonly pushes: Pick<Pushes, 'begin' | 'keep' | 'finish'>;
  readonly render: Render;
  readonly newLease: () => string;
}

export interface CarryOut {
  /** Goes on until all that is wanted is shown, or it must wait. The caller holds the lease. */
  resume(push: Push, lease: string, known?: Call | null): Promise<void>;
  /** A push nobody has begun: drawn and stored in one write, then sent. False when it exists already. */
  begin(push: Push, rendered: Rendered): Promise<boolean>;
}

export function carryOut(need: CarryOutNeeds): CarryOut {
  const later = (ms: number): Date => new Date(need.clock.now().getTime() + ms);
  const acts = createActs(need);
  const leased = (lease: string) => ({ lease, until: later(PUSH_LEASE_MS) });

  async function resume(start: Push, lease: string, known: Call | null = null): Promise<void> {
    let push = start;
    for (;;) {
      // The call at hand is the state of the moment while nobody has announced a newer one.
      const current = known && known.version >= push.wanted ? known : null;
      const rendered = await need.render(push, current);
      const tidy = dropIdlePresses(push);
      const act = chooseAct(tidy, rendered, need.clock.now());
      const outcome =
        act.do === 'none'
          ? { push: tidy, wait: null }
          : await acts.perform(act, { push: tidy, rendered, lease });
      if (!outcome) return;
      const next = await finish(push, outcome, { lease, rendered });
      if (!next) return;
      push = next;
    }
  }

  async function finish(
    was: Push,
    { push, wait }: Outcome,
    about: { lease: string; rendered: Rendered },
  ): Promise<Push | null> {
    const kept = new Set(push.presses.map((press) => press.code));
    const spent = was.presses.map((press) => press.code).filter((code) => !kept.has(code));
    // Only when nothing is left to do is this version shown; one act may call for another (a recall).
    const rest = wait ? null : chooseAct(dropIdlePresses(push), about.rendered, need.clock.now());
    // What was wanted before it was rendered is shown by it, also where no version of the call stands behind the wish.
    const version = Math.max(push.shown, about.rendered.version, was.wanted);
    const settled = rest?.do === 'none' ? { ...push, shown: version } : push;
    const after = await need.pushes.finish(settled, { ...leased(about.lease), spent, wait });
    need.seam('result');
    return after?.more ? after.push : null;
  }

  return {
    resume,
    async begin(push, rendered) {
      const act = chooseAct(push, rendered, need.clock.now());
      if (!rendered.wanted) return true;
      // A final face may be the correction of a card that is out: the stored push tells.
      if (act.do !== 'send') return false;
      if (await acts.overBudget(push)) return false;
      const lease = need.newLease();
      const begun = await acts.drawNew(push, rendered, act);
      if (!(await need.pushes.begin(begun, leased(lease)))) return false;
      const outcome = await acts.dispatch(begun, act.n, rendered);
      const next = await finish(begun, outcome, { lease, rendered });
      if (next) await resume(next, lease);
      return true;
    },
  };
}

function chooseAct(push: Push, rendered: Rendered, now: Date): PushAct {
  const current = push.cards.at(-1);
  // Notices and texts are sent once; an unknown outcome of an answer is given up rather than doubled.
  if (!rendered.rewritable && current && current.state !== 'unsent') return { do: 'none' };
  const isAnswer = push.about?.kind === 'text' && push.about.answer;
  if (isAnswer && current && current.attempts > 0) return { do: 'none' };
  return nextAct(push, rendered.wanted, now);
}
