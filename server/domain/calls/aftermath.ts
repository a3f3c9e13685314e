/** What a call leaves behind it: its communication record, and the digest of what was said. Spec §1, §6. */
import type { Consequence } from '../consequences.ts';
import type { CallFacts, KnownRecording } from '../digest/types.ts';
import { callbackKey } from '../follow-up/callback.ts';
import {
  callbackOwner,
  handlerOf,
  isRefused,
  messageSeconds,
  talkSeconds,
  trustedCandidate,
} from './reading.ts';
import type { Call, Recording } from './types.ts';

/** Shorter talks are no conversation: they have a record, and nothing is read out of them. */
const WORTH_READING_SECONDS = 5;

/** Colleagues among themselves and blocked callers leave no record. */
function isOutside(call: Call): boolean {
  const match = call.identification?.match;
  return call.blocked || isRefused(call) || match?.employee != null || (match?.ownNumber ?? false);
}

/** When the conversation, or the message, began; null when there was neither. */
export function conversationStart(call: Call): Date | null {
  const voices = call.legs.flatMap((leg) => (leg.connectedAt ? [leg.connectedAt.getTime()] : []));
  if (voices.length > 0) return new Date(Math.min(...voices));
  return messageSeconds(call) > 0 ? (call.voicemail?.startedAt ?? null) : null;
}

/** True from the first answer on, or from a message left: the communication record exists. */
export function isCommunication(call: Call): boolean {
  return !isOutside(call) && conversationStart(call) !== null;
}

/** Facts for the digest; null while the call runs, and for calls that nothing is read out of. */
export function digestFacts(call: Call): CallFacts | null {
  const at = conversationStart(call);
  if (!call.ended || !at || isOutside(call)) return null;
  const talked = handlerOf(call) !== null;
  const seconds = talked ? talkSeconds(call) : messageSeconds(call);
  if (talked && seconds < WORTH_READING_SECONDS) return null;
  const candidate = trustedCandidate(call);
  const customer = candidate?.customer ?? null;
  return {
    version: call.version,
    kind: talked ? 'call' : 'voicemail',
    at,
    endedAt: call.ended.at,
    seconds,
    handler: handlerOf(call) ?? callbackOwner(call),
    customer: customer && {
      id: customer.id,
      name: customer.name,
      level: customer.level,
      assignedSales: customer.assignedSales,
    },
    contact: candidate?.contact?.name ?? null,
    recordings: call.recordings
      .filter((one) => (one.kind === 'voicemail') === !talked)
      .map(knownRecording),
  };
}

function knownRecording(recording: Recording): KnownRecording {
  const failed = recording.state === 'failed' || (recording.state === 'ready' && !recording.url);
  return {
    id: recording.id,
    kind: recording.kind,
    state: recording.keptAt ? 'kept' : failed ? 'failed' : 'waiting',
    tries: recording.tries ?? 0,
  };
}

/** Whatever of a call stands in its communication record. */
function communicationKey(call: Call): string {
  if (!isCommunication(call)) return '';
  const candidate = trustedCandidate(call);
  return JSON.stringify([
    conversationStart(call),
    call.ended?.at,
    call.ended?.talkSeconds,
    handlerOf(call),
    messageSeconds(call),
    candidate?.customer?.id,
    candidate?.contact?.id,
    candidate?.customer?.assignedSales,
    call.digits,
    call.recordings.map((one) => [one.id, one.keptAt]),
  ]);
}

function digestKey(call: Call): string {
  const facts = digestFacts(call);
  return facts ? JSON.stringify({ ...facts, version: 0 }) : '';
}

export function aftermathAsks(before: Call, after: Call): readonly Consequence[] {
  const asks: Consequence[] = [];
  if (communicationKey(before) !== communicationKey(after)) asks.push({ do: 'communicate' });
  const by = handlerOf(after);
  if (by !== null && handlerOf(before) === null && !isOutside(after)) {
    asks.push({ do: 'reached', by });
  }
  if (callbackKey(before) !== callbackKey(after)) asks.push({ do: 'callback' });
  const facts = digestKey(after);
  if (facts !== '' && facts !== digestKey(before)) asks.push({ do: 'digest' });
  return asks;
}
