/** The neutral gateway vocabulary as JSON → our words. Only parse*.ts and vocabulary.ts know their field names. */
import { z } from 'zod';
import type { GatewayFact } from '../../domain/calls/events.ts';
import type { Ended, LegOutcome, Recording } from '../../domain/calls/types.ts';
import type { Device } from '../../domain/people.ts';
import { callId, digits, envelope, errorsOf, instant, note } from './vocabulary.ts';
import { readFact, seconds, token } from './vocabulary.ts';
import type { Parsed } from './vocabulary.ts';

export type { FieldError, Parsed } from './vocabulary.ts';
export { parseAlertCallEvent } from './parse-alert-call.ts';

/** A fact as the gateway words it: the caller's number is still raw text, null when withheld. */
export type RawGatewayFact =
  | Exclude<GatewayFact, { type: 'started' }>
  | { readonly type: 'started'; readonly from: string | null; readonly to: string | null };

/** `call` is null only for facts about no call (`gateway.online`): stored, nothing else. */
export interface RawGatewayEvent {
  readonly id: string;
  readonly call: string | null;
  readonly seq: number | null;
  readonly at: Date;
  readonly fact: RawGatewayFact;
}

/** "Where to?" as asked: numbers are raw text. */
export interface RouteQuestion {
  readonly call: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly digits: string | null;
  readonly at: Date;
}

const OUTCOMES = ['busy', 'rejected', 'no_answer', 'offline', 'failed', 'cancelled'] as const;
const ENDERS = ['caller', 'agent', 'system', 'operator'] as const;

const numberText = z.string().max(128).nullish();
const target = z.string().regex(/^[A-Za-z0-9._@-]{1,64}:(office_phone|mobile_phone)$/, {
  error: 'must be <person>:office_phone or <person>:mobile_phone',
});
/** A person, tolerating the `person:device` form. */
const person = z.string().regex(/^[A-Za-z0-9._@-]{1,64}(:(office_phone|mobile_phone))?$/, {
  error: 'must be a person id',
});

const leg = z.object({ leg: token, target });
const handover = z.object({ from: person, to: person, leg: token.nullish() });
const recording = z.object({
  recording: token,
  kind: z.enum(['mixed', 'leg', 'stereo', 'voicemail']).default('mixed'),
  who: person.nullish(),
  format: z.string().max(32).nullish(),
  seconds: seconds.nullish(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, { error: 'must be 64 hex digits' })
    .nullish(),
  url: z.string().max(2048).nullish(),
});

/** One reader per known type: what its `data` must be, and which fact it makes. */
const readers: Readonly<Record<string, z.ZodType<RawGatewayFact>>> = {
  'call.started': z
    .object({ direction: z.enum(['in', 'out']).nullish(), from: numberText, to: numberText })
    .transform((data) =>
      data.direction === 'out'
        ? { type: 'other', name: 'call.started' }
        : { type: 'started', from: data.from ?? null, to: data.to ?? null },
    ),
  'ivr.input': z
    .object({ digits: digits.nullish() })
    .transform((data) =>
      data.digits ? { type: 'digits', digits: data.digits } : { type: 'other', name: 'ivr.input' },
    ),
  'call.ringing': leg.transform((data) => ({ type: 'ringing', ...legOf(data) })),
  'call.no_answer': leg
    .extend({ outcome: z.enum(OUTCOMES) satisfies z.ZodType<LegOutcome> })
    .transform((data) => ({ type: 'leg-ended', ...legOf(data), outcome: data.outcome })),
  'call.connected': leg.transform((data) => ({ type: 'connected', ...legOf(data) })),
  'call.transferring': handover.transform((data) => transferOf(data, 'ringing')),
  'call.transferred': handover.transform((data) => transferOf(data, 'done')),
  'call.transfer_failed': handover.transform((data) => transferOf(data, 'failed')),
  'voicemail.started': z
    .object({ recording: token.nullish() })
    .transform((data) => ({ type: 'voicemail-started', recording: data.recording ?? null })),
  'voicemail.left': z.object({ recording: token.nullish(), seconds }).transform((data) => ({
    type: 'voicemail-left',
    recording: data.recording ?? null,
    seconds: Math.round(data.seconds),
  })),
  'recording.started': recording.transform((data) => recordingOf(data, 'announced')),
  'recording.ready': recording.transform((data) => recordingOf(data, 'ready')),
  'recording.failed': recording.transform((data) => recordingOf(data, 'failed')),
  'call.ended': z
    .object({ by: z.enum(ENDERS).nullish(), cause: note, talk_seconds: seconds.nullish() })
    .transform((data) => ({ type: 'ended', ended: endedOf(data) })),
};

const question = z.object({
  call: callId,
  from: numberText,
  to: numberText,
  digits: digits.nullish(),
  at: instant,
});

/** One event. Extra fields are ignored, unknown types become `other`; wrong types are listed, all at once. */
export function parseGatewayEvent(json: unknown): Parsed<RawGatewayEvent> {
  const head = envelope.safeParse(json);
  if (!head.success) return { ok: false, errors: errorsOf(head.error, '') };
  const { id, type, call, seq, at } = head.data;
  if (Object.hasOwn(readers, type) && !call) {
    return { ok: false, errors: [{ field: 'call', problem: 'is required' }] };
  }
  const fact = readFact(readers, head.data);
  if (!fact.ok) return fact;
  const value = { id, call: call ?? null, seq: seq ?? null, at: new Date(at), fact: fact.value };
  return { ok: true, value };
}

/** The body of a route question. */
export function parseRouteQuestion(json: unknown): Parsed<RouteQuestion> {
  const read = question.safeParse(json);
  if (!read.success) return { ok: false, errors: errorsOf(read.error, '') };
  const { call, from, to, digits: keys, at } = read.data;
  return {
    ok: true,
    value: { call, from: from ?? null, to: to ?? null, digits: keys || null, at: new Date(at) },
  };
}

function legOf(data: { leg: string; target: string }): {
  leg: string;
  person: string;
  device: Device;
} {
  const at = data.target.lastIndexOf(':');
  const device = data.target.slice(at + 1) === 'office_phone' ? 'office_phone' : 'mobile_phone';
  return { leg: data.leg, person: data.target.slice(0, at), device };
}

function transferOf(
  data: z.infer<typeof handover>,
  state: 'ringing' | 'done' | 'failed',
): RawGatewayFact {
  return {
    type: 'transfer',
    state,
    from: personOf(data.from),
    to: personOf(data.to),
    leg: data.leg ?? null,
  };
}

function recordingOf(data: z.infer<typeof recording>, state: Recording['state']): RawGatewayFact {
  return {
    type: 'recording',
    recording: {
      id: data.recording,
      kind: data.kind,
      person: data.who ? personOf(data.who) : null,
      seconds: data.seconds == null ? null : Math.round(data.seconds),
      format: data.format ?? null,
      sha256: data.sha256?.toLowerCase() ?? null,
      url: data.url ?? null,
      state,
    },
  };
}

function endedOf(data: {
  by?: Ended['by'] | undefined;
  cause?: string | null | undefined;
  talk_seconds?: number | null | undefined;
}): Omit<Ended, 'at'> {
  return {
    by: data.by ?? null,
    cause: data.cause ?? null,
    talkSeconds: data.talk_seconds == null ? null : Math.round(data.talk_seconds),
  };
}

function personOf(text: string): string {
  return text.split(':', 1)[0] ?? text;
}
