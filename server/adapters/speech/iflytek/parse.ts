/** What 科大讯飞 tells at our door: `GET <callbackUrl>?orderId=…&status=1|-1`, the path being ours. */
import { z } from 'zod';

const callbackSchema = z.looseObject({
  orderId: z.string().regex(/^[\w-]{1,100}$/),
  status: z.enum(['1', '-1']),
});

/**
 * The order that has ended, and whether well; null for anything else. The call is not signed: it is only a hint to ask
 * for the result, and the attempt in the path is what makes it worth believing.
 */
export function parseCallback(
  query: Readonly<Record<string, unknown>>,
): { readonly order: string; readonly ok: boolean } | null {
  const read = callbackSchema.safeParse(query);
  return read.success ? { order: read.data.orderId, ok: read.data.status === '1' } : null;
}
