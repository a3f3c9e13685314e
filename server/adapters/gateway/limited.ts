/** Reads an answer's body; null, and the connection is dropped, once it grows beyond `limit` bytes. */
export async function readLimited(answer: Response, limit: number): Promise<Buffer | null> {
  const parts: Uint8Array[] = [];
  const size = await takeLimited(answer, limit, (part) => {
    parts.push(part);
    return Promise.resolve();
  });
  return size === null ? null : Buffer.concat(parts);
}

/** The same part by part; answers how many bytes there were. */
export async function takeLimited(
  answer: Response,
  limit: number,
  take: (part: Uint8Array) => Promise<void>,
): Promise<number | null> {
  if (!answer.body) return 0;
  if (Number(answer.headers.get('content-length') ?? 0) > limit) {
    await answer.body.cancel();
    return null;
  }
  let size = 0;
  // The stream of fetch is async iterable in Node; the DOM-like type does not say so.
  for await (const part of answer.body as unknown as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > limit) return null;
    await take(part);
  }
  return size;
}
