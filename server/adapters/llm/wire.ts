/** The answer we ask a model for: as a zod schema, and as the portable JSON schema that is sent. */
import { z } from 'zod';
import { INTENTS, SENTIMENTS } from '../../domain/insight/types.ts';
import { SPEAKERS } from '../../domain/speech/types.ts';

const evidence = z.array(z.number().int().nonnegative());
const cited = { text: z.string(), evidence, confidence: z.number().min(0).max(1) };

/** Items of the lists. Limits stand here only, the schema that is sent has none. */
export const ITEMS = {
  products: z.object({ ...cited, model: z.string().min(1), competitor: z.boolean() }),
  quantities: z.object({ ...cited, amount: z.number().positive(), unit: z.string().min(1) }),
  prices: z.object({
    ...cited,
    amount: z.number().positive(),
    currency: z.string().min(1),
    per: z.string().nullable(),
    competitor: z.boolean(),
  }),
  needs: z.object(cited),
  followUps: z.object({ ...cited, owner: z.enum(SPEAKERS), when: z.string().nullable() }),
  nextContact: z.object({ ...cited, when: z.string().nullable() }),
  urgent: z.object({ text: z.string(), evidence }),
} as const;

/**
 * Facts first, so that a model that writes in order has them before it sums up. `nextContact` is a list of at most one:
 * an object that may be null would need a union.
 */
export const answerSchema = z.object({
  products: z.array(ITEMS.products),
  quantities: z.array(ITEMS.quantities),
  prices: z.array(ITEMS.prices),
  needs: z.array(ITEMS.needs),
  followUps: z.array(ITEMS.followUps),
  nextContact: z.array(ITEMS.nextContact),
  urgent: z.array(ITEMS.urgent),
  intent: z.enum(INTENTS),
  intentEvidence: evidence,
  sentiment: z.enum(SENTIMENTS),
  sentimentEvidence: evidence,
  summary: z.string(),
  wrongNumber: z.boolean(),
});
export type Answer = z.infer<typeof answerSchema>;

/** What servers are known to understand; everything else is left to zod. */
const KEPT = new Set(['type', 'properties', 'required', 'additionalProperties', 'items', 'enum']);

/** `{type, properties, required, additionalProperties: false}` without references, unions, patterns, formats, limits. */
export function requestSchema(): Record<string, unknown> {
  return plain(z.toJSONSchema(answerSchema));
}

function plain(node: Record<string, unknown>): Record<string, unknown> {
  const flat = asOneType(node);
  const kept = Object.entries(flat).filter(([key]) => KEPT.has(key));
  return Object.fromEntries(
    kept.map(([key, value]) => {
      if (key === 'items') return [key, plain(value as Record<string, unknown>)];
      if (key !== 'properties') return [key, value];
      const fields = Object.entries(value as Record<string, Record<string, unknown>>);
      return [key, Object.fromEntries(fields.map(([name, field]) => [name, plain(field)]))];
    }),
  );
}

/** `anyOf [string, null]` as the type list `['string', 'null']`. */
function asOneType(node: Record<string, unknown>): Record<string, unknown> {
  const { anyOf, ...rest } = node;
  if (!Array.isArray(anyOf)) return node;
  return { ...rest, type: anyOf.map((one: Record<string, unknown>) => one['type']) };
}
