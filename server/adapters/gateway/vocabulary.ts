/** What every reader of the gateway's vocabulary shares: the envelope, its small parts, and how mistakes are listed. */
import { z } from 'zod';

/** One field that is missing or of the wrong type; `field` is a dotted path, empty for the whole body. */
export interface FieldError {
  readonly field: string;
  readonly problem: string;
}

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

export const callId = z.string().regex(/^[A-Za-z0-9._:@-]{1,128}$/, {
  error: 'must be 1 to 128 of A-Z a-z 0-9 . _ : @ -',
});
export const token = z.string().regex(/^[^\p{Cc}]{1,128}$/u, {
  error: 'must be 1 to 128 characters without control characters',
});
export const note = z.string().max(200).nullish();
export const digits = z.string().regex(/^[0-9*#A-D]{0,32}$/, { error: 'must be keys 0-9 * # A-D' });
export const instant = z.iso.datetime({
  offset: true,
  error: 'must be an ISO 8601 moment with a zone, such as 2026-11-24T10:00:00+08:00',
});
export const seconds = z.number().min(0).max(86_400);
export const envelope = z.object({
  id: token,
  type: z.string().regex(/^[a-z0-9_.-]{1,64}$/i, { error: 'must be a name such as call.ringing' }),
  call: callId.nullish(),
  seq: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).nullish(),
  at: instant,
  data: z.record(z.string(), z.unknown()).nullish(),
});

/** The fact that the reader of its type makes of `data`; `other` where there is none. */
export function readFact<Fact>(
  table: Readonly<Record<string, z.ZodType<Fact>>>,
  { type, data }: z.infer<typeof envelope>,
): Parsed<Fact | { readonly type: 'other'; readonly name: string }> {
  const reader = Object.hasOwn(table, type) ? table[type] : undefined;
  if (!reader) return { ok: true, value: { type: 'other', name: type } };
  const read = reader.safeParse(data ?? {});
  return read.success
    ? { ok: true, value: read.data }
    : { ok: false, errors: errorsOf(read.error, 'data') };
}

export function errorsOf(error: z.ZodError, under: string): readonly FieldError[] {
  return error.issues.map((issue) => ({
    field: [under, ...issue.path.map(String)].filter((part) => part !== '').join('.'),
    problem: issue.message,
  }));
}
