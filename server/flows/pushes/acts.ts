/** One act on one push: store what is about to be done, do it, and say what came of it. spec, cards §1. */
import { taskIdOf } from '../../../cards/press.ts';
import {
  beginSend,
  beginUpdate,
  cannotRecall,
  codeUsed,
  failed,
  notSent,
  notUpdated,
  refused,
  retired,
  sent,
  tryAgain,
  updated,
} from '../../domain/pushes/outcome.ts';
import type { PushAct } from '../../domain/pushes/plan.ts';
import type { Push } from '../../domain/pushes/types.ts';
import type { Log } from '../../log.ts';
import type { Budget, Clock, Pushes, Wecom, WecomFailure } from '../../ports.ts';
import { FOREIGN_CALLS } from '../perform/foreign.ts';
import type { Seam } from '../seam.ts';
import { drawGone, toMessage } from './message.ts';
import { BUDGET, type Rendered } from './render.ts';

/** A card being sent or rewritten is leased this long; the call itself has a deadline below it. */
export const PUSH_LEASE_MS = FOREIGN_CALLS['card send'].leaseMs;
const BACK_OFF_MS = [300, 1000, 2000, 5000, 10_000, 30_000];
const CONFIG_PAUSE_MS = 30_000;

export interface ActNeeds {
  readonly pushes: Pick<Pushes, 'keep'>;
  readonly wecom: Pick<Wecom, 'send' | 'updateCard' | 'recall'>;
  readonly budget: Budget;
  readonly clock: Pick<Clock, 'now'>;
  readonly agentId: number;
  /** WeCom userid of an employee. */
  readonly useridOf: (person: string) => Promise<string>;
  /** WeCom will not deliver to them: tell the admin. */
  readonly tellUnreachable: (person: string, reason: string) => Promise<void>;
  /** The budget of the person is full: say so in the call's trace. */
  readonly tellHeld: (push: Push) => Promise<void>;
  readonly log: Log;
  readonly seam: Seam;
}

/** What one act made of the push; `wait` = not now. */
export interface Outcome {
  readonly push: Push;
  readonly wait: Date | null;
}

export interface Scene {
  readonly push: Push;
  readonly rendered: Rendered;
  readonly lease: string;
}

export interface Acts {
  /** Null: the lease was lost, somebody else goes on. */
  perform(act: Exclude<PushAct, { do: 'none' }>, scene: Scene): Promise<Outcome | null>;
  /** When the person's budget is full: until when; null = granted. */
  overBudget(push: Push): Promise<Date | null>;
  drawNew(push: Push, rendered: Rendered, card: { n: number; fresh: boolean }): Promise<Push>;
  /** The body is stored; now the first byte may leave. */
  dispatch(push: Push, n: number, rendered: Rendered): Promise<Outcome>;
}

export function createActs(need: ActNeeds): Acts {
  const later = (ms: number): Date => new Date(need.clock.now().getTime() + ms);
  const leased = (lease: string) => ({ lease, until: later(PUSH_LEASE_MS) });

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
        ? toMessage({
            ...{ userid, agentId: need.agentId, text: push.about.content },
            mayRepeat: push.about.answer,
          })
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

  return { perform, overBudget, drawNew, dispatch };
}

function backOff(push: Push): number {
  return BACK_OFF_MS[Math.min(push.failures, BACK_OFF_MS.length) - 1] ?? BACK_OFF_MS[0] ?? 0;
}
