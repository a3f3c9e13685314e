/** Step extract: the facts of a transcript, by the rules or by a model whose claims are checked. Spec §6.3. */
import type { Digest } from '../../domain/digest/types.ts';
import { readByRules } from '../../domain/insight/reading/read.ts';
import type { Conversation } from '../../domain/insight/types.ts';
import type { Clock, Llm, Products, Tables, Transcript, Transcripts } from '../../ports.ts';
import { INSIGHT_WORDS } from '../../../templates/insight.ts';
import type { Performed } from '../perform/performer.ts';
import type { Seam } from '../seam.ts';
import type { ApplyDigest } from './apply-digest.ts';
import { readByModel, type About, type Reading } from './read-by-model.ts';
import type { DigestPerformer } from './table.ts';

/** A model has this long; longer than its own deadline. */
export const EXTRACT_LEASE_MS = 15 * 60_000;
/** An answer that is no answer after this many tries will not become one. */
const MOST_UNUSABLE = 3;
const RULES = { model: '', prompt: 'rules' } as const;

export interface ExtractNeeds {
  readonly transcripts: Pick<Transcripts, 'load'>;
  readonly products: Products;
  readonly tables: Tables;
  readonly llm: Llm | null;
  readonly apply: ApplyDigest;
  readonly clock: Pick<Clock, 'now'>;
  readonly seam: Seam;
}

export function extract(need: ExtractNeeds): DigestPerformer<'extract'> {
  return async (what, { digest, row }) => {
    const transcript = await need.transcripts.load(digest.id, what.transcript);
    // A newer transcript is read instead.
    if (!transcript || digest.transcript?.version !== what.transcript) return 'done';
    const [products, calendar] = await Promise.all([need.products.all(), need.tables.current()]);
    const conversation = conversationOf(digest, transcript);
    const about = { conversation, products, calendar };
    const read =
      what.by === 'llm'
        ? await askModel(need, about, row.attempts)
        : ({ ok: true, value: rules(about) } as const);
    const at = need.clock.now();
    need.seam('extract');
    if (read.ok) {
      const { transcript: version, askedBy } = what;
      const event = { type: 'extracted', id: row.id, at, transcript: version, askedBy } as const;
      await need.apply(digest.id, { ...event, ...read.value });
      return 'done';
    }
    if (!read.final) return read.performed;
    const { problem } = read;
    const { transcript: version, askedBy } = what;
    const event = { type: 'unread', id: row.id, at, transcript: version, problem } as const;
    await need.apply(digest.id, { ...event, askedBy });
    return 'done';
  };
}

function rules({ conversation, products, calendar }: About): Reading {
  const insight = readByRules(conversation, { products, calendar, words: INSIGHT_WORDS });
  return { insight, ...RULES, dropped: [] };
}

type Asked =
  | { readonly ok: true; readonly value: Reading }
  | { readonly ok: false; readonly final: true; readonly problem: string }
  | { readonly ok: false; readonly final: false; readonly performed: Performed };

async function askModel(need: ExtractNeeds, about: About, attempts: number): Promise<Asked> {
  if (!need.llm) return { ok: false, final: true, problem: 'no model is configured' };
  const signal = AbortSignal.timeout(EXTRACT_LEASE_MS - 30_000);
  const answer = await readByModel(need.llm, about, signal);
  if (answer.ok) return answer;
  const { kind, reason, after } = answer.failure;
  if (kind === 'unusable' && attempts >= MOST_UNUSABLE) {
    return { ok: false, final: true, problem: reason };
  }
  const performed = { problem: reason, ...(after === null ? {} : { after }) };
  return { ok: false, final: false, performed };
}

/** What was said, with what is known of who said it. */
export function conversationOf(digest: Digest, transcript: Transcript): Conversation {
  return {
    at: digest.call.at,
    kind: digest.call.kind,
    customerLevel: digest.call.customer?.level ?? 'potential',
    segments: transcript.segments.map(({ speaker, start, end, text }) => ({
      speaker,
      start,
      end,
      text,
    })),
  };
}
