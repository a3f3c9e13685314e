/** The call's part of its communication record, and the counters of whoever it is, or was, filed under. Spec §1, §6.4. */
import { conversationStart, isCommunication } from '../../domain/calls/aftermath.ts';
import {
  callbackOwner,
  handlerOf,
  messageSeconds,
  talkSeconds,
  trustedCandidate,
} from '../../domain/calls/reading.ts';
import type { Call } from '../../domain/calls/types.ts';
import type { CallPart } from '../../domain/communications/types.ts';
import type { Clock, Communications } from '../../ports.ts';
import { printIntent } from '../../../templates/labels.ts';
import { CHANNEL_WORDS } from '../../../templates/digest-words.ts';
import type { Performer } from '../perform/performer.ts';

export function communicate(need: {
  readonly communications: Pick<Communications, 'fromCall' | 'recount'>;
  readonly clock: Pick<Clock, 'now'>;
}): Performer<'communicate'> {
  return async (_what, { call }) => {
    const part = callPart(call);
    if (!part) return 'done';
    const filed = await need.communications.fromCall(part, call.version, need.clock.now());
    await need.communications.recount(filed);
    return 'done';
  };
}

function callPart(call: Call): CallPart | null {
  const at = conversationStart(call);
  if (!isCommunication(call) || !at) return null;
  const candidate = trustedCandidate(call);
  const talked = handlerOf(call) !== null;
  const ended = call.ended?.at ?? null;
  return {
    id: call.id,
    customer: candidate?.customer?.id ?? null,
    contact: candidate?.contact?.id ?? null,
    project: null,
    opportunity: null,
    type: 'phone',
    direction: 'in',
    channel: CHANNEL_WORDS.hotline,
    at,
    end: ended,
    duration: ended === null ? null : talked ? talkSeconds(call) : messageSeconds(call),
    recordings: call.recordings.filter((one) => one.keptAt).map((one) => one.id),
    attachments: [],
    intentDetail: printIntent(call.digits),
    handledBy: handlerOf(call),
    assignedTo: candidate?.customer?.assignedSales ?? handlerOf(call) ?? callbackOwner(call),
    sourceSystem: '400_phone_system',
    sourceRecord: call.id,
    identification: call.identification ? call.id : null,
  };
}
