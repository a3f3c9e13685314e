/** From the object a model wrote to a reading, with what is wrong with it in words the model can act on. */
import type { z } from 'zod';
import type { LlmReading } from '../../ports/speech.ts';
import { tidyAnswer } from './tidy.ts';
import { ITEMS, answerSchema, type Answer } from './wire.ts';

/** `issues` empty: as asked. `reading` is what can be used even so; null when it is no reading at all. */
export interface Understood {
  readonly reading: LlmReading | null;
  readonly issues: readonly string[];
}

/** A model that got everything wrong need not be told everything. */
const MAX_ISSUES = 8;
const MAX_ISSUE = 72;

/** `lines`: how many lines the model was shown. */
export function understand(written: Record<string, unknown>, lines: number): Understood {
  const tidied = tidyAnswer(written);
  const read = answerSchema.safeParse(tidied);
  const answer = read.success ? read.data : salvage(tidied);
  const issues = [
    ...(read.success ? [] : read.error.issues.map(({ path, message }) => say(path, message))),
    ...(answer ? foreignLines(answer, lines) : []),
  ];
  return { reading: answer && asReading(answer), issues: issues.slice(0, MAX_ISSUES) };
}

function say(path: readonly PropertyKey[], message: string): string {
  return `${path.map(String).join('.')}: ${message}`.slice(0, MAX_ISSUE);
}

/**
 * What is left when broken items are taken out and unknown words replaced by 其他 and neutral, without evidence, so
 * that nobody takes them for something heard. Null without an intent or a summary of any kind.
 */
function salvage(tidied: Readonly<Record<string, unknown>>): Answer | null {
  const { intent, summary } = tidied;
  if (typeof intent !== 'string' || typeof summary !== 'string') return null;
  const { shape } = answerSchema;
  const knownIntent = shape.intent.safeParse(intent);
  const knownSentiment = shape.sentiment.safeParse(tidied['sentiment']);
  return {
    products: keepGood(ITEMS.products, tidied['products']),
    quantities: keepGood(ITEMS.quantities, tidied['quantities']),
    prices: keepGood(ITEMS.prices, tidied['prices']),
    needs: keepGood(ITEMS.needs, tidied['needs']),
    followUps: keepGood(ITEMS.followUps, tidied['followUps']),
    nextContact: keepGood(ITEMS.nextContact, tidied['nextContact']),
    urgent: keepGood(ITEMS.urgent, tidied['urgent']),
    intent: knownIntent.data ?? '其他',
    intentEvidence: knownIntent.success ? goodLines(tidied['intentEvidence']) : [],
    sentiment: knownSentiment.data ?? 'neutral',
    sentimentEvidence: knownSentiment.success ? goodLines(tidied['sentimentEvidence']) : [],
    summary,
    wrongNumber: tidied['wrongNumber'] === true,
  };
}

function keepGood<T>(schema: z.ZodType<T>, list: unknown): T[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown) => {
    const read = schema.safeParse(item);
    return read.success ? [read.data] : [];
  });
}

function goodLines(list: unknown): number[] {
  const read = answerSchema.shape.intentEvidence.safeParse(list);
  return read.success ? read.data : [];
}

function foreignLines(answer: Answer, lines: number): string[] {
  const named = (Object.keys(ITEMS) as (keyof typeof ITEMS)[]).flatMap((name) =>
    answer[name].map(({ evidence }, n) => ({ path: [name, n, 'evidence'], evidence })),
  );
  return [
    ...named,
    { path: ['intentEvidence'], evidence: answer.intentEvidence },
    { path: ['sentimentEvidence'], evidence: answer.sentimentEvidence },
  ].flatMap(({ path, evidence }) =>
    evidence
      .filter((line) => line >= lines)
      .map((line) => say(path, `there is no line ${line}, the last is ${lines - 1}`)),
  );
}

function asReading({ nextContact, ...rest }: Answer): LlmReading {
  return { ...rest, nextContact: nextContact[0] ?? null };
}
