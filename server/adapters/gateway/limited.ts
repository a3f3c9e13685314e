/** Reads an answer's body; null, and the connection is dropped, once it grows beyond `limit` bytes. */
export async function readLimited(answer: Response, limit: number): Promise<Buffer | null> {
  if (!answer.body) return Buffer.alloc(0);
  if (Number(answer.headers.get('content-length') ?? 0) > limit) {
    await answer.body.cancel();
    return null;
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  // The stream of fetch is async iterable in Node; the DOM-like type does not say so.
  for await (const part of answer.body as unknown as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > limit) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
