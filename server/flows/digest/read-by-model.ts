/** A model reads a conversation, and what it claims is checked against what was said. Spec §6.3. */
import { checkReading } from '../../domain/insight/check/check-reading.ts';
import type { Conversation, Insight, Product } from '../../domain/insight/types.ts';
import { formatDayAndClock, readClock } from '../../domain/time.ts';
import type { WorkingCalendar } from '../../domain/working-time.ts';
import type { Llm, LlmResult } from '../../ports.ts';
import { weekdayWord } from '../../../templates/digest-words.ts';
import { INSIGHT_WORDS } from '../../../templates/insight.ts';

/** What a conversation is read with. */
export interface About {
  readonly conversation: Conversation;
  readonly products: readonly Product[];
  readonly calendar: WorkingCalendar;
}

export interface Reading {
  readonly insight: Insight;
  readonly model: string;
  readonly prompt: string;
  readonly dropped: readonly { readonly field: string; readonly why: string }[];
}

export async function readByModel(
  llm: Llm,
  { conversation, products, calendar }: About,
  signal: AbortSignal,
): Promise<{ readonly ok: true; readonly value: Reading } | Extract<LlmResult, { ok: false }>> {
  const { at, kind, segments } = conversation;
  const answer = await llm.read({
    lines: segments.map(({ speaker, text }) => ({ speaker, text })),
    kind,
    at: `${formatDayAndClock(at)} ${weekdayWord(readClock(at).weekday)}`,
    products: products.map((one) => one.model),
    signal,
  });
  if (!answer.ok) return answer;
  const about = { products, calendar, words: INSIGHT_WORDS };
  const checked = checkReading(answer.value, conversation, about);
  return { ok: true, value: { ...checked, model: llm.model, prompt: llm.promptVersion } };
}
