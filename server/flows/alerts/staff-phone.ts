/** Rings people by WeCom's own phone call, where no gateway can: card first, then the call, its outcome asked for. spec, cards §5. */
import type { AlertCallOutcome, CallWish } from '../../domain/alerts/alert-call.ts';
import {
  beginRinging,
  endRing,
  hearState,
  planStaffCall,
  SILENT_MS,
  staffHistoryFrom,
  type StaffRing,
} from '../../domain/alerts/staff-call.ts';
import { isNoticeWanted, lastNotice, UNKNOWN_MS } from '../../domain/alerts/telling.ts';
import type { Alert } from '../../domain/alerts/types.ts';
import type { Log } from '../../log.ts';
import type { Alerts, Clock, People, StaffPhone, StaffRings } from '../../ports.ts';
import { FOREIGN_CALLS } from '../perform/foreign.ts';
import type { Performed } from '../perform/performer.ts';
import { changeCall } from './phone-calls.ts';

export interface StaffPhoneNeeds {
  readonly rings: StaffRings;
  readonly staffPhone: StaffPhone;
  readonly alerts: Pick<Alerts, 'load'>;
  readonly people: Pick<People, 'all'>;
  /** What waits for a call to this person, as of now. */
  readonly waiting: (person: string) => Promise<readonly CallWish[]>;
  /** Told once or more often for each notice. */
  readonly noticed: (wish: CallWish, outcome: AlertCallOutcome | 'skipped') => Promise<void>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  /** A random uuid. */
  readonly newId: () => string;
}

export interface RingStaff {
  /** Rings the person about this alert and what else waits for a call to them; again = no second call. */
  ring(alert: Alert, person: string, notice: string): Promise<Performed>;
  /** Calls whose state is to be asked for, and outcomes not yet told. */
  sweep(): Promise<void>;
}

const { leaseMs: LEASE_MS } = FOREIGN_CALLS['staff call'];
const BATCH = 100;
const SECOND_MS = 1000;

export function ringStaff(need: StaffPhoneNeeds): RingStaff {
  const { rings, clock, log } = need;

  /** What became of it is told for every notice, then nothing is left to do. */
  async function tellOutcome(ring: StaffRing): Promise<void> {
    for (const wish of ring.wishes) await need.noticed(wish, ring.outcome ?? 'failed');
    await changeCall(rings, ring.id, (one) => ({ ...one, dueAt: null }));
  }

  async function change(id: string, how: (ring: StaffRing) => StaffRing): Promise<void> {
    const after = await changeCall(rings, id, how);
    if (after?.state === 'ended' && after.dueAt) await tellOutcome(after);
  }

  async function join(ring: StaffRing, wish: CallWish): Promise<void> {
    const joined = await changeCall(rings, ring.id, (one) => ({
      ...one,
      wishes: [...one.wishes, wish],
    }));
    if (joined?.state === 'ended') await need.noticed(wish, joined.outcome ?? 'failed');
  }

  /** The next step comes as planned; the trace says why nobody was rung. */
  async function refuse(wish: CallWish, person: string, why: string): Promise<void> {
    log.warn('WeCom is not asked to phone a colleague', { alert: wish.alert, person, why });
    await need.noticed(wish, 'skipped');
  }

  async function place(person: string, userid: string): Promise<Performed> {
    const wishes = await need.waiting(person);
    if (wishes.length === 0) return 'done';
    const now = clock.now();
    const ring: StaffRing = {
      id: `staff-${need.newId()}`,
      version: 1,
      person,
      wishes,
      callId: null,
      state: 'asked',
      startedAt: now,
      endedAt: null,
      outcome: null,
      refused: false,
      dueAt: new Date(now.getTime() + SILENT_MS),
    };
    if (!(await rings.open(ring))) return 'retry';
    const answer = await need.staffPhone.call([userid]);
    const at = clock.now();
    if (answer.ok) {
      const called = answer.value.find((one) => sameUser(one.userid, userid)) ?? null;
      const callId = called?.callId ?? null;
      if (callId === null) {
        log.warn('WeCom refuses to phone a colleague', { person, code: called?.code });
      }
      await change(ring.id, (one) =>
        callId === null
          ? endRing(one, { outcome: 'failed', at, refused: true })
          : beginRinging(one, callId, at),
      );
    } else if (answer.failure.kind !== 'unknown') {
      log.warn('WeCom refuses to phone a colleague', { person, text: answer.failure.text });
      await change(ring.id, (one) => endRing(one, { outcome: 'failed', at, refused: true }));
    }
    // Unknown: it may ring or not. Better none than two: after a minute the notice has failed.
    return 'done';
  }

  async function lookAt(ring: StaffRing): Promise<void> {
    const { person, callId, state } = ring;
    if (state === 'ended') return tellOutcome(ring);
    if (callId === null) {
      const at = clock.now();
      return change(ring.id, (one) =>
        one.callId === null ? endRing(one, { outcome: 'failed', at }) : one,
      );
    }
    const userid = await useridOf(person);
    const said = await need.staffPhone.state({ userid: userid ?? person, callId });
    const outcome = said.ok ? said.value.outcome : null;
    await change(ring.id, (one) => hearState(one, outcome, clock.now()));
  }

  async function useridOf(person: string): Promise<string | null> {
    const found = (await need.people.all()).find((one) => one.id === person && one.active);
    return found?.wecomUserId ?? null;
  }

  return {
    async ring(alert, person, notice) {
      const wish = { alert: alert.id, notice };
      const known = await need.alerts.load(alert.id);
      // Taken between the decision and the dialling: nobody is rung about it.
      if (!known || !isNoticeWanted(known, notice)) {
        await need.noticed(wish, 'skipped');
        return 'done';
      }
      const now = clock.now();
      const pause = cardPause(known, person, now);
      if (pause !== null) return { problem: 'its card is not out yet', after: pause };
      const userid = await useridOf(person);
      const lately = await rings.since(person, staffHistoryFrom(now));
      if (lately.some(({ wishes }) => wishes.some((one) => one.notice === notice))) return 'done';
      const plan = planStaffCall(lately, now);
      if (plan.do === 'join') await join(plan.ring, wish);
      else if (userid === null) await refuse(wish, person, 'not in the list of people');
      else if (plan.do === 'refuse') await refuse(wish, person, plan.why);
      else return place(person, userid);
      return 'done';
    },

    async sweep() {
      const now = clock.now();
      const until = new Date(now.getTime() + LEASE_MS);
      await Promise.all((await rings.takeDue({ now, until, limit: BATCH })).map(lookAt));
    },
  };
}

function sameUser(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** The call says "look at WeCom": the card goes first, unless nothing has been known of it for a minute. Null: now. */
function cardPause(alert: Alert, person: string, now: Date): number | null {
  const card = lastNotice(alert, person, 'card');
  const age = card ? now.getTime() - card.at.getTime() : UNKNOWN_MS;
  if (card?.outcome !== 'pending' || age >= UNKNOWN_MS) return null;
  return Math.min(Math.max(SECOND_MS, age), UNKNOWN_MS - age);
}
