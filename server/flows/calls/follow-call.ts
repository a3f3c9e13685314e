/** The gateway tells; the call moves on. Stored before it is answered, applied afterwards in the order of its sequence. */
import { isEngaged } from '../../domain/calls/desks.ts';
import type { CallEvent, GatewayEvent } from '../../domain/calls/events.ts';
import type { Call } from '../../domain/calls/types.ts';
import { mayStillRing } from '../../domain/routing/standing.ts';
import { effectiveStatus } from '../../domain/routing/status.ts';
import { dayKey } from '../../domain/time.ts';
import type { Clock, Gateway, Inbox, InboxItem, Reservations } from '../../ports.ts';
import { STATUS_WORDS } from '../../../templates/labels.ts';
import { leftBeforeTurn, ringsElsewhere } from '../../../templates/trace.ts';
import type { Seam } from '../seam.ts';
import type { Apply } from './apply.ts';
import { decideRoute, plannedEvent, type RouteQuestionFacts } from './decide-route.ts';
import { deskFor, type ReadDesk } from './desk.ts';
import type { ReportedEvent } from './reported.ts';
import { orderOf, readReported } from './reported.ts';
import { readCaller, type Identify } from './identify.ts';
import type { Lanes } from './lanes.ts';
import { RING_LEASE_MS } from './take-call.ts';

/** An item that was stored and not applied is taken up again after this. */
export const INBOX_LEASE_MS = 5000;

export interface FollowCallNeeds {
  readonly inbox: Pick<Inbox, 'put'>;
  /** Marks items as applied, in batches. */
  readonly settled: (id: string) => void;
  readonly apply: Apply;
  readonly identify: Identify;
  readonly desk: ReadDesk;
  readonly reservations: Pick<Reservations, 'take' | 'release'>;
  readonly gateway: Pick<Gateway, 'takesOrders'>;
  readonly lanes: Lanes;
  readonly clock: Pick<Clock, 'now'>;
  readonly seam: Seam;
  /** Goes on after the answer. */
  readonly start: (running: Promise<void>) => void;
}

export interface FollowCall {
  /** Stores the event; the work comes after the answer. */
  receive(source: string, event: ReportedEvent): Promise<'stored' | 'known'>;
  /** Applies a stored event; again = no change. */
  handle(item: Pick<InboxItem, 'id' | 'body'>): Promise<void>;
}

export function followCall(need: FollowCallNeeds): FollowCall {
  async function handle(item: Pick<InboxItem, 'id' | 'body'>): Promise<void> {
    const event = readReported(item.body);
    const { call } = event;
    if (call !== null) {
      await need.lanes.enter(call, orderOf(event), async () => {
        const after = await need.apply(call, (known) => factsOf(need, event, known));
        await letGo(need, event, after);
      });
    }
    need.settled(item.id);
  }

  return {
    handle,
    async receive(source, event) {
      const id = `${source}:${event.id}`;
      const now = need.clock.now();
      const item = { id, kind: 'gateway-event' as const, body: event, receivedAt: now };
      const put = await need.inbox.put(item, new Date(now.getTime() + INBOX_LEASE_MS));
      need.seam('inbox');
      if (put === 'known') return 'known';
      // Should it fail, it stays in the inbox and is taken up again when its lease is over.
      need.start(handle(item));
      return 'stored';
    },
  };
}

/** The reported fact, with what must be looked up for it: who calls, and a plan when nobody asked for one. */
async function factsOf(
  need: FollowCallNeeds,
  event: ReportedEvent,
  known: Call,
): Promise<readonly CallEvent[]> {
  const fact = event.fact;
  const base = { id: event.id, at: event.at, seq: event.seq };
  if (fact.type === 'started') {
    const from = readCaller(fact.from);
    const reported: GatewayEvent = { ...base, type: 'started', from, to: fact.to };
    if (known.identification) return [reported];
    const found = await need.identify(from.raw, need.clock.now(), known.id);
    const { match } = found;
    const id = `identified:${known.id}`;
    const identified: CallEvent = { type: 'identified', id, at: event.at, ...found };
    // The beginning may be told last: then who has rung is known already.
    if (known.legs.length === 0) return [reported, identified];
    const told = { from, to: fact.to ?? known.to, match };
    return [reported, identified, ...(await advisoryPlan(need, told, { event, known }))];
  }
  const reported: GatewayEvent = { ...base, ...fact };
  if (fact.type !== 'ringing') return [reported];
  const asks = await reserve(need, { ...fact, call: known, at: event.at });
  const { from, to } = known;
  const match = known.identification?.match;
  const told = from && match ? { from, to, match } : null;
  return [...(await advisoryPlan(need, told, { event, known })), reported, ...asks];
}

/** Whoever was taken for a ringing that is over, or told again, is free: no later change would say so. */
async function letGo(need: FollowCallNeeds, { fact }: ReportedEvent, call: Call): Promise<void> {
  if (fact.type !== 'ringing' || isEngaged(call, fact.person)) return;
  await need.reservations.release(fact.person, call.id, need.clock.now());
}

/** Later steps are reserved when they ring; a lost race is told, and off_duty and on_leave are read again. */
async function reserve(
  need: FollowCallNeeds,
  ringing: {
    readonly person: string;
    readonly leg: string;
    readonly call: Call;
    readonly at: Date;
  },
): Promise<readonly CallEvent[]> {
  const { person, leg, call } = ringing;
  if (call.ended || call.legs.some((one) => one.leg === leg && one.endedAt)) return [];
  const now = need.clock.now();
  const until = new Date(now.getTime() + RING_LEASE_MS);
  // The first step was reserved with the answer, and who rings already is this call's.
  const mine =
    isEngaged(call, person) ||
    (await need.reservations.take(person, call.id, { now, until, day: dayKey(now) }));
  const { statuses, people } = await need.desk.recent();
  const name = people.find((one) => one.id === person)?.name ?? person;
  const id = `${call.id}:${person}:${leg}`;
  const status = effectiveStatus(statuses.get(person), now);
  const stays = mine && (!call.plan || mayStillRing(call.plan, person, { status, busy: false }));
  if (stays) return [];
  // Each of their devices is passed over as it begins to ring; a gateway that takes no orders is only watched.
  const text = mine ? leftBeforeTurn(name, STATUS_WORDS[status]) : ringsElsewhere(name);
  if (need.gateway.takesOrders)
    return [{ type: 'skipped', id: `skipped:${id}`, at: ringing.at, person, text }];
  if (mine) return [];
  return [{ type: 'noted', id: `busy:${id}`, at: ringing.at, rule: 'busy-elsewhere', text }];
}

/** A gateway that only reports never asks: the plan is worked out for the card's suggestion and the trace. */
async function advisoryPlan(
  need: FollowCallNeeds,
  told: Pick<RouteQuestionFacts, 'from' | 'to' | 'match'> | null,
  { event, known }: { readonly event: ReportedEvent; readonly known: Call },
): Promise<readonly CallEvent[]> {
  if (known.plan || !told) return [];
  const facts = { ...told, at: event.at, digits: known.digits, blocked: false };
  const plan = decideRoute(facts, deskFor(await need.desk.now(), known.id));
  return [plannedEvent(facts, plan, { id: `planned:${known.id}`, asked: false })];
}
