/** advanceDigest(digest, event, now): what is now known of a conversation, and what should happen next. Spec §6. */
import { ROW_LEASE_MS } from '../leased-rows.ts';
import { insightInForce, recipientsOf } from './reading.ts';
import { correct, uncorrect } from './corrections.ts';
import { gradeAsks } from './grading.ts';
import { extracted, late, readingAsks, unread } from './facts.ts';
import { currentRound, roundAsks, withRound } from './rounds.ts';
import type { Ask, Step } from './step.types.ts';
import type { CallFacts, Digest, DigestEvent, DigestRow, DigestSettings } from './types.ts';

const MINUTE = 60_000;
/** Without facts the summary goes out as it is after this, and without a recording it says so after that. */
const FACTS_WAIT_MS = 15 * MINUTE;
const RECORDING_WAIT_MS = 30 * MINUTE;

export interface DigestDecision {
  /** Null when the event was known already. */
  readonly next: Digest | null;
  readonly rows: readonly DigestRow[];
}

const NOTHING: DigestDecision = { next: null, rows: [] };

/** A digest nobody has told anything yet. */
export function newDigest(id: string, facts: CallFacts, now: Date): Digest {
  return {
    id,
    version: 0,
    createdAt: now,
    updatedAt: now,
    call: facts,
    rounds: [],
    transcript: null,
    insights: [],
    llmProblem: null,
    corrections: [],
    confirmations: [],
    lateAt: null,
    noRecordingAt: null,
    note: null,
    seen: [],
    rows: [],
    ledger: {},
  };
}

export function advanceDigest(
  before: Digest,
  event: DigestEvent,
  about: { readonly now: Date; readonly settings: DigestSettings },
): DigestDecision {
  if (before.seen.includes(event.id)) return NOTHING;
  const { digest, asks } = apply(before, event, about.settings);
  const { words } = about.settings;
  const grading = gradeAsks(before, digest, { event, words });
  // A time that passed without meaning anything, and old news, are not worth a version.
  const idle = digest === before && asks.length + grading.length === 0;
  if (idle && (event.type === 'late' || event.type === 'told')) return NOTHING;
  const version = before.version + 1;
  const all = [...asks, ...followers(before, digest, event), ...grading];
  const rows = all.map((ask, n) => toRow(`digest:${before.id}:${version}:${n}`, ask, about.now));
  return {
    next: {
      ...digest,
      version,
      updatedAt: about.now,
      seen: [...before.seen, event.id],
      rows: [...before.rows, ...rows],
    },
    rows,
  };
}

function apply(digest: Digest, event: DigestEvent, settings: DigestSettings): Step {
  switch (event.type) {
    case 'told':
      return told(digest, event, settings);
    case 'split':
      return {
        digest: withRound(digest, event.round, { state: 'hearing', cuts: event.cuts }),
        asks: [],
      };
    case 'heard':
      // Of a round that another one has replaced, the pieces left over make no text.
      return currentRound(digest)?.round === event.round
        ? { digest, asks: [{ what: { do: 'compose', round: event.round } }] }
        : { digest, asks: [] };
    case 'unheard': {
      const problem = { state: 'failed', problem: event.problem } as const;
      return { digest: withRound(digest, event.round, problem), asks: [] };
    }
    case 'composed':
      return composed(digest, event, settings);
    case 'edited': {
      const by = { by: 'person', person: event.person, model: '', at: event.at } as const;
      return { digest: { ...digest, transcript: { ...event.transcript, ...by } }, asks: [] };
    }
    case 'extracted':
      return extracted(digest, event);
    case 'unread':
      return unread(digest, event);
    case 'late':
      return late(digest, event);
    case 'corrected':
      return { digest: correct(digest, event), asks: [] };
    case 'uncorrected':
      return { digest: uncorrect(digest, event), asks: [] };
    case 'confirmed': {
      const insight = insightInForce(digest)?.version ?? 0;
      const said = { person: event.person, at: event.at, insight };
      return { digest: { ...digest, confirmations: [...digest.confirmations, said] }, asks: [] };
    }
    case 'noted':
      return {
        digest: { ...digest, note: { text: event.text, by: event.person, at: event.at } },
        asks: [],
      };
    case 'asked':
      return asked(digest, event, settings);
  }
}

function told(
  digest: Digest,
  { facts }: Extract<DigestEvent, { type: 'told' }>,
  settings: DigestSettings,
): Step {
  if (digest.version > 0 && facts.version <= digest.call.version) return { digest, asks: [] };
  const known = { ...digest, call: facts };
  const end = facts.endedAt.getTime();
  const waits: Ask[] =
    digest.version > 0
      ? []
      : [
          { what: { do: 'late', what: 'facts' }, dueAt: new Date(end + FACTS_WAIT_MS) },
          { what: { do: 'late', what: 'recording' }, dueAt: new Date(end + RECORDING_WAIT_MS) },
        ];
  const begun = roundAsks(known, settings);
  return { digest: begun.digest, asks: [...waits, ...begun.asks] };
}

function composed(
  digest: Digest,
  event: Extract<DigestEvent, { type: 'composed' }>,
  settings: DigestSettings,
): Step {
  const { round, billedSeconds, transcript, at } = event;
  const heard = withRound(digest, round, { state: 'heard', billedSeconds, problem: null });
  // What a person wrote stays in force, and so does what a later round heard.
  const { by, version = 0 } = digest.transcript ?? {};
  if (by === 'person' || version > round) return { digest: heard, asks: [] };
  const next: Digest = {
    ...heard,
    transcript: { ...transcript, person: null, at },
    llmProblem: null,
  };
  // Whoever asked for the round wants its facts.
  const askedBy = next.rounds.find((one) => one.round === round)?.askedBy ?? null;
  return { digest: next, asks: readingAsks(next, { at, askedBy }, settings) };
}

function asked(
  digest: Digest,
  event: Extract<DigestEvent, { type: 'asked' }>,
  settings: DigestSettings,
): Step {
  if (event.what === 'transcribe') return roundAsks(digest, settings, event);
  if (!digest.transcript) return { digest, asks: [] };
  return { digest, asks: readingAsks(digest, { at: event.at, askedBy: event.person }, settings) };
}

/** Events after which record, to-do and cards say the same as before. */
const QUIET: ReadonlySet<DigestEvent['type']> = new Set([
  'split',
  'heard',
  'unheard',
  'unread',
  'asked',
]);

/** Record, to-do and cards follow whatever changed what they say, in this order: the card shows the to-do's buttons. */
function followers(before: Digest, after: Digest, event: DigestEvent): readonly Ask[] {
  if (QUIET.has(event.type) || after === before) return [];
  const presser = event.type === 'confirmed' ? [event.person] : [];
  const people = new Set([...recipientsOf(before), ...recipientsOf(after), ...presser]);
  const code = event.type === 'confirmed' && event.code ? { ...event.code, at: event.at } : null;
  return [
    { what: { do: 'record' } },
    { what: { do: 'todo' } },
    ...[...people].map((person): Ask => {
      const press = presser.includes(person) ? code : null;
      return { what: { do: 'notify', person, press } };
    }),
  ];
}

function toRow(id: string, ask: Ask, now: Date): DigestRow {
  return {
    id,
    what: ask.what,
    dueAt: ask.dueAt ?? new Date(now.getTime() + ROW_LEASE_MS),
    attempts: ask.dueAt ? 0 : 1,
    notAfter: null,
    parked: false,
  };
}
