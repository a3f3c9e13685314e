/** The alert call: a telephone rings, reads what is urgent, and whoever presses 1 has taken it. Spec §5. */
import type { AlertCall, AlertCallEvent, CallWish } from '../../domain/alerts/alert-call.ts';
import { endCall, joinFact, wishesOf } from '../../domain/alerts/alert-call.ts';
import type { Alert } from '../../domain/alerts/types.ts';
import type { Gateway, Inbox, InboxItem } from '../../ports.ts';
import { INBOX_LEASE_MS } from '../calls/follow-call.ts';
import type { Lanes } from '../calls/lanes.ts';
import type { Performed } from '../perform/performer.ts';
import { answerKey, type AnswerKeyNeeds } from './phone-key.ts';
import { changeCall } from './phone-calls.ts';
import { placeCall, type PlaceCallNeeds } from './phone-place.ts';

export type PhoneNeeds = PlaceCallNeeds & AnswerKeyNeeds & PhoneOnlyNeeds;

interface PhoneOnlyNeeds {
  readonly gateway: Pick<Gateway, 'canCall'>;
  readonly inbox: Pick<Inbox, 'put'>;
  /** Marks items as applied, in batches. */
  readonly settled: (id: string) => void;
  /** This gateway cannot call, or the person has no telephone: another way, or a step passed over. */
  readonly otherWay: (alert: Alert, person: string, notice: string) => Promise<Performed>;
  readonly lanes: Lanes;
  /** Goes on after the answer. */
  readonly start: (running: Promise<void>) => void;
}

export interface PhoneAlerts {
  /** Rings the person about this alert and what else waits for a call to them; again = no second call. */
  ring(alert: Alert, person: string, notice: string): Promise<Performed>;
  /** Stores what the gateway tells of such a call; the work comes after the answer. */
  receive(source: string, event: AlertCallEvent): Promise<'stored' | 'known'>;
  /** Applies a stored event; again = no change. */
  handle(item: Pick<InboxItem, 'id' | 'body'>): Promise<void>;
  /** Calls of which nothing was heard, and outcomes not yet told. */
  sweep(): Promise<void>;
}

/** A person is not rung again so soon: what becomes due meanwhile counts as told by that call. */
export const QUIET_MS = 90_000;
const LEASE_MS = 5000;
const BATCH = 100;
/** Keys are sorted behind the ringing when a gateway counts nothing. */
const RANK = { ringing: 0, answered: 0.01, key: 0.02, ended: 0.03, other: 0.04 } as const;

export function phoneAlerts(need: PhoneNeeds): PhoneAlerts {
  const { calls, clock } = need;
  const place = placeCall(need);
  const answer = answerKey(need);

  /** What became of it is told for every notice, then nothing is left to do. */
  async function tellOutcome(call: AlertCall): Promise<void> {
    for (const wish of wishesOf(call)) await need.noticed(wish, call.outcome ?? 'failed');
    await changeCall(calls, call.id, (one) => ({ ...one, dueAt: null }));
  }

  /** The notice counts as told by a call that rings, or has just rung. */
  async function joinCall(call: AlertCall, wish: CallWish): Promise<void> {
    const joined = await changeCall(calls, call.id, (one) => ({
      ...one,
      others: [...one.others, wish],
    }));
    if (joined?.state === 'ended') await need.noticed(wish, joined.outcome ?? 'failed');
  }

  function isQuiet({ state, outcome, startedAt }: AlertCall): boolean {
    if (state !== 'ended') return true;
    const lately = clock.now().getTime() - startedAt.getTime() < QUIET_MS;
    return lately && outcome !== 'failed';
  }

  async function apply(event: AlertCallEvent): Promise<void> {
    const known = await calls.load(event.call);
    if (!known) return;
    if (event.fact.type === 'key') await answer(known, event);
    const call = await changeCall(calls, event.call, (one) => joinFact(one, event));
    if (call?.state === 'ended' && call.dueAt) await tellOutcome(call);
  }

  /** Nothing was heard of it: dialled once more, then given up. A call nobody ended is over. */
  async function lookAt(due: AlertCall): Promise<void> {
    if (due.state === 'ended') {
      await tellOutcome(due);
      return;
    }
    const outcome = due.state === 'talking' ? 'answered' : 'failed';
    const at = clock.now();
    const ended = await changeCall(calls, due.id, (one) => endCall(one, { outcome, at }));
    if (!ended) return;
    const isSilent = due.state === 'dialling' && !due.accepted && ended.outcome === 'failed';
    const again = isSilent && due.attempt === 1 ? await place(due.person, 2) : 'no-way';
    if (again === 'placed') await changeCall(calls, due.id, (one) => ({ ...one, dueAt: null }));
    else await tellOutcome(ended);
  }

  async function handle(item: Pick<InboxItem, 'id' | 'body'>): Promise<void> {
    // The inbox keeps what the door parsed.
    const event = item.body as AlertCallEvent;
    const order = event.seq ?? RANK[event.fact.type];
    await need.lanes.enter(event.call, order, () => apply(event));
    need.settled(item.id);
  }

  return {
    async ring(alert, person, notice) {
      if (!need.gateway.canCall) return need.otherWay(alert, person, notice);
      const last = await calls.latest(person);
      if (last && wishesOf(last).some((wish) => wish.notice === notice)) return 'done';
      if (last && isQuiet(last)) {
        await joinCall(last, { alert: alert.id, notice });
        return 'done';
      }
      const placed = await place(person, 1);
      if (placed === 'no-way') return need.otherWay(alert, person, notice);
      // Taken between the decision and the dialling: nobody is rung about it.
      if (placed === 'nothing') await need.noticed({ alert: alert.id, notice }, 'skipped');
      return placed === 'engaged' ? 'retry' : 'done';
    },

    handle,

    async receive(source, event) {
      const id = `${source}:${event.id}`;
      const now = clock.now();
      const item = { id, kind: 'alert-call-event' as const, body: event, receivedAt: now };
      const put = await need.inbox.put(item, new Date(now.getTime() + INBOX_LEASE_MS));
      if (put === 'known') return 'known';
      // Should it fail, it stays in the inbox and is taken up again when its lease is over.
      need.start(handle(item));
      return 'stored';
    },

    async sweep() {
      const now = clock.now();
      const until = new Date(now.getTime() + LEASE_MS);
      await Promise.all((await calls.takeDue({ now, until, limit: BATCH })).map(lookAt));
    },
  };
}
