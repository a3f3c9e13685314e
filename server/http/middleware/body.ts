/** The bytes of a request as they came: signatures are made over them. */
import { AppError } from '../../errors.ts';
import type { Context } from './state.ts';

/** Bytes a signed event or a callback may have. */
export const SIGNED_LIMIT = 1_048_576;
/** Bytes any other request may have. */
export const FORM_LIMIT = 65_536;

function refuseSize(): AppError {
  return new AppError('too_large', 'request body over the limit');
}

/** Throws `too_large` as soon as the limit is passed, at once when the request announces it. */
export async function readRaw(ctx: Context, limit: number): Promise<Buffer> {
  if (Number(ctx.get('content-length')) > limit) throw refuseSize();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of arriving(ctx)) {
    size += chunk.length;
    if (size > limit) throw refuseSize();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A sender who left in the middle is no failure of ours: phones lose their network, and end the poll they hold. */
async function* arriving(ctx: Context): AsyncGenerator<Buffer> {
  // The stream is left alive when reading stops early: the refusal must still reach the sender.
  const stream = ctx.req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  try {
    yield* stream;
  } catch (cause) {
    throw new AppError('bad_request', 'the sender left', { cause });
  }
}

/** Throws `wrong_content_type` unless the request says that it is one of these. */
export function requireType(ctx: Context, types: readonly string[]): void {
  const said = ctx.get('content-type').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (!types.includes(said)) throw new AppError('wrong_content_type', 'not a file of this door');
}

/** Throws `bad_json`; an empty body reads as an empty object. */
export function readJson(raw: Buffer): unknown {
  if (raw.length === 0) return {};
  try {
    return JSON.parse(raw.toString('utf8')) as unknown;
  } catch (cause) {
    throw new AppError('bad_json', 'request body is no JSON', { cause });
  }
}
