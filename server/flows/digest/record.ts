/** Steps record and todo: the digest's part of the communication record, and the to-do of its call. Spec §6.4–6.5. */
import { correctedInsight } from '../../domain/digest/corrections.ts';
import { recipientsOf } from '../../domain/digest/reading.ts';
import type { Digest } from '../../domain/digest/types.ts';
import { todoWish, urgencyOf, type WishAbout } from '../../domain/digest/wish.ts';
import { deadlineOf } from '../../domain/follow-up/due.ts';
import { joinItems } from '../../domain/follow-up/items.ts';
import type { TodoWish } from '../../domain/follow-up/types.ts';
import type { DigestPart } from '../../domain/communications/types.ts';
import type { PriceFact, QuantityFact } from '../../domain/insight/types.ts';
import { NOTHING_HEARD } from '../../domain/communications/types.ts';
import type {
  Calls,
  Clock,
  Communications,
  Digests,
  FollowUpRules,
  Tables,
  Transcripts,
} from '../../ports.ts';
import { INSIGHT_WORDS } from '../../../templates/insight.ts';
import { transcriptText } from '../../../templates/digest-words.ts';
import type { KeepCallback } from '../follow-up/keep-callback.ts';
import type { Seam } from '../seam.ts';
import type { ApplyTodo } from './apply-todo.ts';
import type { DigestPerformer } from './table.ts';

export interface WishNeeds {
  readonly calls: Pick<Calls, 'load'>;
  readonly tables: Tables;
  readonly rules: FollowUpRules;
  /** A speech provider is configured. */
  readonly listens: boolean;
}

/** What the house adds to a digest to know what is to be done. */
export type ReadWish = (digest: Digest) => Promise<TodoWish | null>;

export function readWish(need: WishNeeds): ReadWish {
  return async (digest) => {
    const [call, calendar, rules] = await Promise.all([
      need.calls.load(digest.id),
      need.tables.current(),
      need.rules.current(),
    ]);
    const about: WishAbout = {
      calendar,
      rules,
      number: call?.from?.national ? call.from.masked : '',
      lastResort: calendar.dutyOrder[0] ?? '',
      words: INSIGHT_WORDS.urgency,
      listens: need.listens,
    };
    return todoWish(digest, about);
  };
}

export function keepRecord(need: {
  readonly digests: Pick<Digests, 'load'>;
  readonly transcripts: Pick<Transcripts, 'load'>;
  readonly communications: Pick<Communications, 'fromDigest'>;
  readonly wish: ReadWish;
  readonly clock: Pick<Clock, 'now'>;
  readonly seam: Seam;
}): DigestPerformer<'record'> {
  return async (_what, { digest: known }) => {
    const digest = (await need.digests.load(known.id)) ?? known;
    const part = await partOf(need, digest);
    need.seam('record');
    const at = need.clock.now();
    const written = await need.communications.fromDigest(digest.id, part, digest.version, at);
    // The call writes its own part first; it is on its way.
    return written ? 'done' : { problem: 'the call has no record yet' };
  };
}

/** The record says what was said; where, the call's page shows. */
function withoutEvidence<T extends PriceFact | QuantityFact>(
  fact: T,
): Omit<T, 'evidence' | 'confidence'> {
  const { evidence: _evidence, confidence: _confidence, ...said } = fact;
  return said;
}

async function partOf(
  need: Pick<Parameters<typeof keepRecord>[0], 'transcripts' | 'wish'>,
  digest: Digest,
): Promise<DigestPart> {
  const insight = correctedInsight(digest);
  const mark = digest.transcript;
  const transcript = mark ? await need.transcripts.load(digest.id, mark.version) : null;
  const text = transcript && transcriptText(transcript.segments);
  const heard = { ...NOTHING_HEARD, transcript: text, note: digest.note?.text ?? null };
  if (!insight) return heard;
  const wish = await need.wish(digest);
  return {
    ...heard,
    summary: insight.summary,
    intent: insight.intent,
    products: insight.products.filter((one) => !one.competitor).map((one) => one.model),
    prices: insight.prices.map(withoutEvidence),
    quantities: insight.quantities.map(withoutEvidence),
    followUpRequired: wish !== null,
    followUps: insight.followUps.map(({ text: words, owner, due }) => ({
      text: words,
      owner,
      due,
    })),
    followUpDeadline: wish && deadlineOf({ ...wish, items: joinItems([], wish.items) }).due,
    sentiment: insight.sentiment,
    urgency: urgencyOf(digest, insight, INSIGHT_WORDS.urgency).urgency,
  };
}

export function keepTodo(need: {
  readonly digests: Pick<Digests, 'load'>;
  readonly wish: ReadWish;
  readonly apply: ApplyTodo;
  /** A message without words asks for a call-back instead. */
  readonly callback: KeepCallback;
  readonly clock: Pick<Clock, 'now'>;
}): DigestPerformer<'todo'> {
  return async (_what, { digest: known, row }) => {
    let digest = (await need.digests.load(known.id)) ?? known;
    // A wish that was overtaken while it was read must not have the last word.
    for (;;) {
      const wish = await need.wish(digest);
      const id = `${row.id}:${digest.version}`;
      const base = { type: 'read', id, at: need.clock.now() } as const;
      const summaryTo = recipientsOf(digest);
      await need.apply(digest.id, { ...base, wish, read: digest.version, summaryTo });
      if (digest.call.kind === 'voicemail') await need.callback(digest.id);
      const now = await need.digests.load(digest.id);
      if (!now || now.version === digest.version) return 'done';
      digest = now;
    }
  };
}
