/** The last step of every call: an answer in a known shape, or the failure as a value. */
import type { z } from 'zod';
import type { WecomResult } from '../../ports.ts';
import { WecomCallError } from './errors.ts';
import type { WecomAnswer } from './http.ts';

/** Runs the work; what WeCom, or the way to it, refused comes back as a failure. Anything else is thrown. */
export async function attempt<T>(work: () => Promise<T>): Promise<WecomResult<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof WecomCallError) return { ok: false, failure: error.failure };
    throw error;
  }
}

/** WeCom said yes in a shape we do not know: it happened, or it did not. */
export function read<T>(schema: z.ZodType<T>, answer: WecomAnswer): T {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map(({ path }) => path.join('.')).join(', ');
  throw new WecomCallError({ kind: 'unknown', text: `unexpected answer: ${where}` });
}
