import type { IncomingMessage } from 'node:http';
import type { z } from 'zod';
import { InspectError } from './errors.ts';

/** Reads a whole request body. Throws RangeError beyond `limit` bytes. */
export async function readBody(request: IncomingMessage, limit = 1_000_000): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > limit) throw new RangeError(`body larger than ${limit} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/**
 * Reads a JSON body for the stand-in's own API. Only `application/json` is taken, so that a foreign
 * page in the same browser cannot post here without asking first.
 */
export async function readJson<Shape extends z.ZodType>(
  request: IncomingMessage,
  shape: Shape,
): Promise<z.infer<Shape>> {
  const kind = request.headers['content-type'] ?? '';
  if (!kind.startsWith('application/json')) {
    throw new InspectError(400, 'send application/json');
  }
  const result = shape.safeParse(parse((await readBody(request)).toString('utf8')));
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new InspectError(400, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}`);
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body === '' ? '{}' : body) as unknown;
  } catch {
    throw new InspectError(400, 'the body is not JSON');
  }
}
