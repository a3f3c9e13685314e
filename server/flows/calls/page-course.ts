/** What happened to a call, for its page: where it should ring, where it rang, what was recorded, which cards were sent. */
import {
  CARD_STATE_WORDS,
  DAY_WORDS,
  DEVICE_WORDS,
  LEG_WORDS,
  PUSH_WORDS,
  RECORDING_DEAD_WORDS,
  RECORDING_STATE_WORDS,
  RECORDING_WORDS,
  STRATEGY_WORDS,
} from '../../../templates/labels.ts';
import { planSummary, ringStep, STEP_WORDS } from '../../../templates/view-words.ts';
import type { Call, Leg, Recording } from '../../domain/calls/types.ts';
import type {
  CallPageView,
  CardSentView,
  LegView,
  PlanView,
  RecordingView,
  SoundState,
} from '../../domain/calls/view.types.ts';
import type { Push } from '../../domain/pushes/types.ts';
import type { RingStep, Step } from '../../domain/routing/types.ts';
import type { StoredRecording } from '../../ports.ts';
import { lengthBetween, lengthView, momentOrNull, type NameOf } from './page-values.ts';

/** The trace holds what the plan said and what changed on the way. */
export function planView(call: Call, nameOf: NameOf): PlanView | null {
  const { plan } = call;
  if (!plan) return null;
  return {
    summary: planSummary(DAY_WORDS[plan.dayKind], plan.slot, STRATEGY_WORDS[plan.strategy]),
    steps: plan.steps.map((step) => stepText(step, nameOf)),
    trace: call.trace.map((line) => line.text),
    assignedAway: plan.assignedAway,
  };
}

function stepText(step: Step, nameOf: NameOf): string {
  if ('refuse' in step) return STEP_WORDS.refuse;
  if ('voicemail' in step) return STEP_WORDS.voicemail;
  return ringStep(peopleOf(step, nameOf));
}

function peopleOf({ targets }: RingStep, nameOf: NameOf): Parameters<typeof ringStep>[0] {
  const people = [...new Set(targets.map((target) => target.person))];
  return people.map((id) => ({
    name: nameOf(id).name,
    devices: targets
      .filter((target) => target.person === id)
      .map(({ device, seconds }) => ({ word: DEVICE_WORDS[device], seconds })),
  }));
}

/** In the order they rang; devices that never rang come last. */
export function legViews(call: Call, nameOf: NameOf): LegView[] {
  const order = (leg: Leg): number => (leg.ringingAt ?? leg.connectedAt)?.getTime() ?? Infinity;
  return [...call.legs]
    .sort((one, other) => (order(one) < order(other) ? -1 : order(one) > order(other) ? 1 : 0))
    .map((leg) => {
      const result = resultOf(leg, call);
      return {
        person: nameOf(leg.person),
        device: { value: leg.device, text: DEVICE_WORDS[leg.device] },
        rang: momentOrNull(leg.ringingAt),
        result: { value: result, text: LEG_WORDS[result] },
        talk: talkOf(leg, call),
      };
    });
}

/** A leg whose end nobody told is over with the call. */
function resultOf(leg: Leg, call: Call): LegView['result']['value'] {
  if (leg.connectedAt) return 'connected';
  return leg.outcome ?? (call.ended ? 'cancelled' : 'ringing');
}

function talkOf(leg: Leg, call: Call): LegView['talk'] {
  const until = leg.endedAt ?? call.ended?.at;
  return leg.connectedAt && until ? lengthBetween(leg.connectedAt, until) : null;
}

/** Null when nobody began a message, or hung up without leaving one. */
export function voicemailView({ voicemail, ended }: Call): CallPageView['voicemail'] {
  if (!voicemail) return null;
  const { seconds, recording } = voicemail;
  const empty = recording === null && (seconds ?? 0) === 0;
  if (ended && empty) return null;
  return { length: seconds === null ? null : lengthView(seconds), recording };
}

/** Playable is what lies with us; what the gateway only promises, or we still fetch, is on its way. */
export function recordingViews(call: Call, stored: readonly StoredRecording[]): RecordingView[] {
  return call.recordings.map((recording) => {
    const ours = stored.find((one) => one.id === recording.id);
    const seconds = ours?.seconds ?? recording.seconds;
    const state = stateOf(recording, ours !== undefined);
    return {
      id: recording.id,
      kind: { value: recording.kind, text: RECORDING_WORDS[recording.kind] },
      length: seconds === null ? null : lengthView(seconds),
      state: {
        value: state,
        text:
          state === 'failed' && recording.deadUrl !== undefined
            ? RECORDING_DEAD_WORDS
            : RECORDING_STATE_WORDS[state],
      },
    };
  });
}

function stateOf(recording: Recording, stored: boolean): Recording['state'] {
  if (stored) return 'ready';
  const fetchable = recording.state !== 'ready' || recording.url !== null;
  return recording.state === 'failed' || !fetchable ? 'failed' : 'announced';
}

/** What there is to hear of a call: announced, with us, lost, or never made. */
export function soundState(call: Call, stored: readonly StoredRecording[]): SoundState {
  if (stored.length > 0) return 'ready';
  const { recordings, ended } = call;
  if (recordings.length > 0) {
    return recordings.every((one) => one.state === 'failed') ? 'failed' : 'fetching';
  }
  return ended ? 'none' : 'running';
}

/** Every card of every push, in the order sent; those not sent yet come last. */
export function cardViews(pushes: readonly Push[], nameOf: NameOf): CardSentView[] {
  return pushes
    .flatMap((push) => push.cards.map((card) => ({ push, card })))
    .sort((one, other) => sentOrder(one.card) - sentOrder(other.card))
    .map(({ push, card }) => ({
      person: nameOf(push.person),
      kind: { value: push.kind, text: PUSH_WORDS[push.kind] },
      state: { value: card.state, text: CARD_STATE_WORDS[card.state] },
      sent: momentOrNull(card.sentAt),
    }));
}

function sentOrder({ sentAt }: { readonly sentAt: Date | null }): number {
  return sentAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
}
