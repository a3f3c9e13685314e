/** Somebody pressed a button: stored, answered, then decided. What had to be looked up travels in the event. */
import { v5 as uuidv5 } from 'uuid';
import { COLLEAGUE_QUESTION, readPressKey, readTaskId } from '../../../cards/press.ts';
import { leadName } from '../../../templates/trace.ts';
import { isEngaged } from '../../domain/calls/desks.ts';
import type { CallButton, Press } from '../../domain/calls/events.ts';
import type { CardAction } from '../../domain/calls/face.types.ts';
import { CARD_ACTIONS, type Call } from '../../domain/calls/types.ts';
import type { Device, Employee } from '../../domain/people.ts';
import { deviceOfClaim } from '../../domain/routing/claim-device.ts';
import { reachableNow } from '../../domain/routing/colleagues.ts';
import { effectiveStatus } from '../../domain/routing/status.ts';
import { dayKey } from '../../domain/time.ts';
import type { Log } from '../../log.ts';
import type { Clock, Pushes, Reservations } from '../../ports.ts';
import type { CardPress, PressMessage } from '../pushes/card-press.ts';
import type { Apply } from './apply.ts';
import type { Desk, ReadDesk } from './desk.ts';
import type { Lanes } from './lanes.ts';
import { RING_LEASE_MS } from './take-call.ts';

export interface AnswerPressNeeds {
  readonly pushes: Pick<Pushes, 'load'>;
  readonly apply: Apply;
  readonly desk: ReadDesk;
  readonly reservations: Pick<Reservations, 'take' | 'release'>;
  readonly lanes: Lanes;
  readonly clock: Pick<Clock, 'now'>;
  /** A button of a card that is not about a ringing call. */
  readonly otherCard: (press: CardPress) => Promise<void>;
  readonly log: Log;
}

/** What a person wants done with a call, from a card or from a page. */
export interface PressWish {
  readonly id: string;
  readonly call: string;
  readonly person: string;
  readonly action: CardAction;
  readonly target: string | null;
  readonly code: { readonly code: string; readonly card: number } | null;
  /** Which candidate 就是他 means, for a page that lists more than a card can offer. */
  readonly candidate?: number;
}

export interface AnswerPress {
  readonly press: (wish: PressWish) => Promise<Call>;
  readonly fromCard: (message: PressMessage) => Promise<void>;
}

/** Name space of ids derived from calls. */
const LEADS = '7d9b8f0e-5a52-4f57-9d3c-6d4f2f1f6a11';

const BUTTONS: Readonly<Record<CardAction, { button: CallButton; candidate: number }>> = {
  answer: { button: 'answer', candidate: 0 },
  transfer: { button: 'transfer', candidate: 0 },
  voicemail: { button: 'voicemail', candidate: 0 },
  hangup: { button: 'hangup', candidate: 0 },
  confirm: { button: 'confirm', candidate: 0 },
  'confirm-2': { button: 'confirm', candidate: 1 },
  'confirm-3': { button: 'confirm', candidate: 2 },
  reject: { button: 'reject', candidate: 0 },
  create: { button: 'create', candidate: 0 },
};

export function answerPress(need: AnswerPressNeeds): AnswerPress {
  function press(wish: PressWish): Promise<Call> {
    return need.lanes.enter(wish.call, Number.MAX_SAFE_INTEGER, async () => {
      const call = await need.apply(wish.call, async (known) => [await decide(need, wish, known)]);
      // Person first, call second: who did not win the call gives the person back.
      if (wish.action === 'answer' && !isEngaged(call, wish.person)) {
        await need.reservations.release(wish.person, call.id, need.clock.now());
      }
      return call;
    });
  }

  return {
    press,
    async fromCard(message) {
      const key = readPressKey(message.key);
      const action = CARD_ACTIONS.find((one) => one === key?.action);
      const task = readTaskId(message.taskId);
      const push =
        key && task && key.pushId === task.pushId ? await need.pushes.load(key.pushId) : null;
      if (!key || !task || !push) {
        need.log.warn('a press came for a card that is not ours', { person: message.person });
        return;
      }
      const { people } = await need.desk.recent();
      const presser = people.find((one) => one.wecomUserId.toLowerCase() === message.person);
      if (presser && presser.id !== push.person) {
        need.log.warn('somebody pressed a card of somebody else', {
          person: presser.id,
          push: push.id,
        });
        return;
      }
      if (!action) {
        await need.otherCard({ push, card: task.n, action: key.action, message });
        return;
      }
      if (!push.call) return;
      await press({
        id: message.dedupId,
        call: push.call,
        person: push.person,
        action,
        target: message.selected[COLLEAGUE_QUESTION]?.[0] ?? null,
        code: { code: message.responseCode, card: task.n },
      });
    },
  };
}

async function decide(need: AnswerPressNeeds, wish: PressWish, call: Call): Promise<Press> {
  const desk = await need.desk.now();
  const now = need.clock.now();
  const presser = desk.people.find((one) => one.id === wish.person && one.active) ?? null;
  const { button, candidate } = BUTTONS[wish.action];
  const at = { now, until: new Date(now.getTime() + RING_LEASE_MS), day: dayKey(now) };
  const wantsCall = button === 'answer' && presser !== null && !call.ended;
  const free = wantsCall ? await need.reservations.take(wish.person, call.id, at) : true;
  return {
    type: 'pressed',
    id: wish.id,
    at: now,
    person: wish.person,
    listed: presser !== null,
    button,
    target: wish.target,
    candidate: wish.candidate ?? candidate,
    code: wish.code,
    targetReach: button === 'transfer' ? reachOf(desk, call, { wish, now }) : null,
    ownReach: presser ? phoneOf(desk, call, { person: presser, now }) : null,
    free,
    lead:
      button === 'create'
        ? { id: uuidv5(`lead:${call.id}`, LEADS), name: leadName(call.from?.masked ?? '') }
        : null,
  };
}

interface Phone {
  readonly device: Device;
  readonly number: string;
}

/** The colleague is checked again at the press. spec, cards §2. */
function reachOf(
  desk: Desk,
  call: Call,
  { wish, now }: { wish: PressWish; now: Date },
): Phone | null {
  const reachable = reachableNow({
    tables: desk.tables,
    people: desk.people,
    at: now,
    statuses: desk.statuses,
    // Whoever rings on this very call can be handed it.
    activities: new Map([...desk.activity].filter(([, one]) => one.call !== call.id)),
    oneself: wish.person,
    assigned: null,
    caller: call.identification?.match.employee ?? null,
  });
  const person = desk.people.find(
    (one) => one.id === wish.target && reachable.some((other) => other.person === one.id),
  );
  return person ? phoneOf(desk, call, { person, now }) : null;
}

function phoneOf(
  desk: Desk,
  call: Call,
  { person, now }: { person: Employee; now: Date },
): Phone | null {
  const ringing = call.legs.find(
    (leg) => leg.person === person.id && leg.ringingAt !== null && leg.endedAt === null,
  );
  const found = deviceOfClaim({
    person,
    ringing: ringing?.device ?? null,
    plan: call.plan ?? { steps: [] },
    status: effectiveStatus(desk.statuses.get(person.id), now),
  });
  return found ? { device: found.device, number: found.number } : null;
}
