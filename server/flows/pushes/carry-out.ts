/** A card is a wish: one lease holder renders from the state of the moment, stores what it is about to do, does it, and repeats until shown is wanted. cards.md §1, style: a card is a wish. */
import { taskIdOf } from '../../../cards/press.ts';
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
} from '../../domain/pushes/outcome.ts';
import { nextAct, type PushAct } from '../../domain/pushes/plan.ts';
import type { Push } from '../../domain/pushes/types.ts';
import type { Log } from '../../log.ts';
import type { Budget, Clock, Pushes, Wecom, WecomFailure } from '../../ports.ts';
import type { Seam } from '../seam.ts';
import { drawGone, toMessage } from './message.ts';
import { BUDGET, type Render, type Rendered } from './render.ts';

/** A card being sent or rewritten is leased this long; the call itself has a deadline below it. */
export const PUSH_LEASE_MS = 3000;
const BACK_OFF_MS = [300, 1000, 2000, 5000, 10_000, 30_000];
const CONFIG_PAUSE_MS = 30_000;

export interface CarryOutNeeds {
  readonly pushes: Pick<Pushes, 'begin' | 'keep' | 'finish'>;
  readonly wecom: Pick<Wecom, 'send' | 'updateCard' | 'recall'>;
  readonly budget: Budget;
  readonly render: Render;
  readonly clock: Pick<Clock, 'now'>;
  readonly agentId: number;
  /** WeCom userid of an employee. */
  readonly useridOf: (person: string) => Promise<string>;
  /** WeCom will not deliver to them: tell the admin. */
  readonly tellUnreachable: (person: string, reason: string) => Promise<void>;
  /** The budget of the person is full: say so in the call's trace. */
  readonly tellHeld: (push: Push) => Promise<void>;
  readonly newLease: () => string;
  readonly log: Log;
  readonly seam: Seam;
}

/** What one act made of the push; `wait` = not now. */
interface Outcome {
  readonly push: Push;
  readonly wait: Date | null;
}

export interface CarryOut {
  /** Goes on until all that is wanted is shown, or it must wait. The caller holds the lease. */
  resume(push: Push, lease: string): Promise<void>;
  /** A push nobody has begun: drawn and stored in one write, then sent. False when it exists already. */
  begin(push: Push, rendered: Rendered): Promise<boolean>;
}

export function carryOut(need: CarryOutNeeds): CarryOut {
  const later = (ms: number): Date => new Date(need.clock.now().getTime() + ms);
  const leased = (lease: string) => ({ lease, until: later(PUSH_LEASE_MS) });

  async function resume(start: Push, lease: string): Promise<void> {
    let push = start;
    for (;;) {
      const rendered = await need.render(push, null);
      const tidy = dropIdlePresses(push);
      const act = chooseAct(tidy, rendered, need.clock.now());
      const outcome =
        act.do === 'none'
          ? { push: tidy, wait: null }
          : await perform(act, { push: tidy, rendered, lease });
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
    const settled =
      rest?.do === 'none' ? { ...push, shown: Math.max(push.shown, about.rendered.version) } : push;
    const after = await need.pushes.finish(settled, { ...leased(about.lease), spent, wait });
    need.seam('result');
    return after?.more ? after.push : null;
  }

  async function perform(
    act: Exclude<PushAct, { do: 'none' }>,
    scene: Scene,
  ): Promise<Outcome | null> {
    switch (act.do) {
      case 'send':
      case 'send-again':
        return send(act, scene);
      case 'update':
        return update(act, scene);
      case 'recall':
        return recall(act.n, scene.push);
      case 'grey':
        return grey(act, scene);
      case 'abandon':
        return { push: retired(scene.push, act.n, true), wait: null };
    }
  }

  async function send(
    act: Extract<PushAct, { do: 'send' | 'send-again' }>,
    { push, rendered, lease }: Scene,
  ): Promise<Outcome | null> {
    const retryAt = await overBudget(push);
    if (retryAt) return { push, wait: retryAt };
    const begun = act.do === 'send' ? await drawNew(push, rendered, act) : tryAgain(push, act.n);
    if (!(await need.pushes.keep(begun, leased(lease)))) return null;
    return dispatch(begun, act.n, rendered);
  }

  async function overBudget(push: Push): Promise<Date | null> {
    const grant = await need.budget.take(push.person, BUDGET[push.kind]);
    if (grant.ok) return null;
    await need.tellHeld(push);
    return grant.retryAt;
  }

  async function drawNew(
    push: Push,
    rendered: Rendered,
    { n, fresh }: { n: number; fresh: boolean },
  ): Promise<Push> {
    const userid = await need.useridOf(push.person);
    const body =
      push.about?.kind === 'text'
        ? toMessage({ userid, agentId: need.agentId, text: push.about.content })
        : toMessage({ userid, agentId: need.agentId, card: rendered.draw(n, fresh) });
    const key = rendered.wanted?.key ?? '';
    return beginSend(push, { n, taskId: taskIdOf(push.id, n), body, key });
  }

  /** The body is stored; now the first byte may leave. */
  async function dispatch(push: Push, n: number, rendered: Rendered): Promise<Outcome> {
    const card = push.cards.find((one) => one.n === n);
    need.seam('push');
    const answer = await need.wecom.send(card?.body ?? '');
    need.seam('send');
    if (!answer.ok) return sendFailed(push, n, answer.failure);
    const final = !rendered.rewritable || (rendered.wanted?.final ?? false);
    const { msgid, responseCode: code } = answer.value;
    const done = sent(push, { n, msgid, code, at: need.clock.now(), final });
    return { push: done, wait: null };
  }

  async function sendFailed(push: Push, n: number, failure: WecomFailure): Promise<Outcome> {
    switch (failure.kind) {
      case 'retry': {
        const tried = notSent(push, n);
        return { push: tried, wait: later(failure.after ?? backOff(tried)) };
      }
      case 'unknown': {
        const tried = failed(push);
        return { push: tried, wait: later(backOff(tried)) };
      }
      case 'config': {
        need.log.error('WeCom refuses the app: check its configuration', {
          code: failure.code,
          text: failure.text,
        });
        return { push: notSent(push, n), wait: later(CONFIG_PAUSE_MS) };
      }
      case 'unreachable':
        await need.tellUnreachable(push.person, failure.text);
        return { push: refused(push, n), wait: null };
      case 'code-used':
      case 'never':
        need.log.error('WeCom refuses a card for good', { push: push.id, text: failure.text });
        return { push: refused(push, n), wait: null };
    }
  }

  async function update(
    act: Extract<PushAct, { do: 'update' }>,
    { push, rendered, lease }: Scene,
  ): Promise<Outcome | null> {
    const { wanted } = rendered;
    if (!wanted) return { push, wait: null };
    const { key, final } = wanted;
    const begun = beginUpdate(push, act.n, { code: act.code, key, final });
    if (!(await need.pushes.keep(begun, leased(lease)))) return null;
    const userid = await need.useridOf(push.person);
    const answer = await need.wecom.updateCard({
      userid,
      code: act.code,
      card: rendered.draw(act.n, false),
    });
    need.seam('update');
    if (answer.ok) return { push: updated(begun, act.n, wanted), wait: null };
    const { failure } = answer;
    if (failure.kind === 'code-used')
      return { push: codeUsed(begun, act.n, act.again), wait: null };
    if (failure.kind === 'retry' || failure.kind === 'unknown' || failure.kind === 'config') {
      // An earlier try of a dead process may still have been the one that counted.
      const open = failure.kind === 'unknown' || act.again;
      const tried = open ? failed(begun) : notUpdated(begun, act.n);
      return { push: tried, wait: later(backOff(tried)) };
    }
    need.log.error('WeCom refuses to rewrite a card', { push: push.id, text: failure.text });
    return { push: codeUsed(begun, act.n, false), wait: null };
  }

  async function recall(n: number, push: Push): Promise<Outcome> {
    const msgid = push.cards.find((card) => card.n === n)?.msgid ?? '';
    const answer = await need.wecom.recall(msgid);
    if (answer.ok) return { push: retired(push, n, false), wait: null };
    if (answer.failure.kind === 'retry' || answer.failure.kind === 'unknown') {
      const tried = failed(push);
      return { push: tried, wait: later(backOff(tried)) };
    }
    return { push: cannotRecall(push, n), wait: null };
  }

  async function grey(act: Extract<PushAct, { do: 'grey' }>, { push }: Scene): Promise<Outcome> {
    const userid = await need.useridOf(push.person);
    const body = push.cards.find((card) => card.n === act.n)?.body ?? null;
    const answer = await need.wecom.updateCard({ userid, code: act.code, card: drawGone(body) });
    if (!answer.ok && (answer.failure.kind === 'retry' || answer.failure.kind === 'unknown')) {
      const tried = failed(push);
      return { push: tried, wait: later(backOff(tried)) };
    }
    return { push: retired(push, act.n, !answer.ok), wait: null };
  }

  return {
    resume,
    async begin(push, rendered) {
      const act = chooseAct(push, rendered, need.clock.now());
      if (!rendered.wanted) return true;
      // A final face may be the correction of a card that is out: the stored push tells.
      if (act.do !== 'send') return false;
      if (await overBudget(push)) return false;
      const lease = need.newLease();
      const begun = await drawNew(push, rendered, act);
      if (!(await need.pushes.begin(begun, leased(lease)))) return false;
      const outcome = await dispatch(begun, act.n, rendered);
      const next = await finish(begun, outcome, { lease, rendered });
      if (next) await resume(next, lease);
      return true;
    },
  };
}

interface Scene {
  readonly push: Push;
  readonly rendered: Rendered;
  readonly lease: string;
}

function chooseAct(push: Push, rendered: Rendered, now: Date): PushAct {
  const current = push.cards.at(-1);
  // Notices and texts are sent once; an unknown outcome of a text is given up rather than doubled.
  if (!rendered.rewritable && current && current.state !== 'unsent') return { do: 'none' };
  if (push.kind === 'text' && current && current.attempts > 0) return { do: 'none' };
  return nextAct(push, rendered.wanted, now);
}

function backOff(push: Push): number {
  return BACK_OFF_MS[Math.min(push.failures, BACK_OFF_MS.length) - 1] ?? BACK_OFF_MS[0] ?? 0;
}
