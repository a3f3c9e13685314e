/** "Where to?": match, plan, reserve the first step, answer. Nothing slow stands before the answer. Telephony §9. */
import type { CallEvent } from '../../domain/calls/events.ts';
import { isRing } from '../../domain/calls/reading.ts';
import type { Call } from '../../domain/calls/types.ts';
import type { Plan, Step } from '../../domain/routing/types.ts';
import { dayKey } from '../../domain/time.ts';
import type { Clock, Reservations } from '../../ports.ts';
import type { Apply } from './apply.ts';
import { decideRoute, plannedEvent, type RouteQuestionFacts } from './decide-route.ts';
import { deskFor, type Desk, type ReadDesk } from './desk.ts';
import { readCaller, type Identify } from './identify.ts';
import type { Lanes } from './lanes.ts';

/** How far the gateway's clock may be from ours before our own counts for the plan. */
const CLOCK_TOLERANCE_MS = 300_000;
/** A reserved person is free again after this, whatever else is lost. */
export const RING_LEASE_MS = 150_000;

export interface RouteAsked {
  readonly call: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly digits: string | null;
  readonly at: Date;
}

export interface RouteAnswer {
  readonly call: string;
  readonly revision: number;
  readonly steps: readonly Step[];
}

export interface TakeCallNeeds {
  readonly apply: Apply;
  readonly identify: Identify;
  readonly desk: ReadDesk;
  readonly reservations: Pick<Reservations, 'take' | 'release'>;
  readonly lanes: Lanes;
  readonly clock: Pick<Clock, 'now'>;
}

export function takeCall(need: TakeCallNeeds): (asked: RouteAsked) => Promise<RouteAnswer> {
  return (asked) =>
    need.lanes.enter(asked.call, 0, async () => {
      const call = await need.apply(asked.call, (known) => route(need, asked, known));
      return { call: call.id, revision: 1, steps: call.plan?.steps ?? [] };
    });
}

async function route(
  need: TakeCallNeeds,
  asked: RouteAsked,
  known: Call,
): Promise<readonly CallEvent[]> {
  // A repeat gives the same plan.
  if (known.plan) return [];
  const now = need.clock.now();
  const near = Math.abs(asked.at.getTime() - now.getTime()) <= CLOCK_TOLERANCE_MS;
  const at = near ? asked.at : now;
  const raw = asked.from ?? known.from?.raw ?? '';
  const from = readCaller(raw);
  const seen = known.identification;
  const [found, desk] = await Promise.all([
    seen
      ? { match: seen.match, blocked: known.blocked, nthToday: known.nthToday }
      : need.identify(raw, now, asked.call),
    need.desk.now(),
  ]);
  const facts: RouteQuestionFacts = {
    at,
    from,
    to: asked.to ?? known.to,
    digits: asked.digits ?? known.digits,
    match: found.match,
    blocked: found.blocked,
  };
  const plan = await reserveFirst(need, { call: asked.call, facts, desk });
  return [
    { type: 'identified', id: `identified:${asked.call}`, at, ...found },
    plannedEvent(facts, plan, { id: `planned:${asked.call}`, asked: true }),
  ];
}

/** Reserves everybody of the first step, person first, call second; who was just taken is busy and the plan is made anew. */
async function reserveFirst(
  need: TakeCallNeeds,
  { call, facts, desk }: { call: string; facts: RouteQuestionFacts; desk: Desk },
): Promise<Plan> {
  const now = need.clock.now();
  const at = { now, until: new Date(now.getTime() + RING_LEASE_MS), day: dayKey(now) };
  // Whoever an earlier, interrupted asking of this call reserved is free for it.
  const activity = new Map(deskFor(desk, call).activity);
  for (;;) {
    const plan = decideRoute(facts, { ...desk, activity });
    const first = [...new Set(plan.steps.find(isRing)?.targets.map((target) => target.person))];
    const lost: string[] = [];
    for (const person of first) {
      if (!(await need.reservations.take(person, call, at))) lost.push(person);
    }
    // 值班人员 is asked even when busy: the plan stays, and their turn is passed over when it rings.
    if (lost.every((person) => activity.get(person)?.busy)) return plan;
    for (const person of first) {
      if (!lost.includes(person)) await need.reservations.release(person, call, now);
    }
    for (const person of lost) {
      const was = activity.get(person);
      activity.set(person, {
        answered: was?.answered ?? 0,
        offered: was?.offered ?? 0,
        idleSince: was?.idleSince ?? null,
        onCall: was?.onCall ?? false,
        busy: true,
        call: was?.call ?? null,
      });
    }
  }
}
