/** Hot words from the catalogue, made at a provider once per version; refused ones are gone without, and the admin told. */
import { createHash } from 'node:crypto';
import type { Product } from '../../domain/insight/types.ts';
import type { Log } from '../../log.ts';
import type { Clock, Products, Speech, Vocabularies, Vocabulary } from '../../ports.ts';

/** Models and what people call them, in the order of the catalogue: the most used stand first there. */
export function hotWords(products: readonly Product[]): readonly string[] {
  const words = products.flatMap((one) => [one.model, ...one.aliases]);
  return [...new Set(words.map((word) => word.trim()).filter((word) => word !== ''))];
}

export function vocabularyOf(need: {
  readonly products: Products;
  readonly vocabularies: Vocabularies;
  readonly refused: (provider: string, reason: string) => Promise<void>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
}): (speech: Speech) => Promise<Vocabulary | null> {
  const making = new Map<string, Promise<Vocabulary | null>>();

  async function make(
    speech: Speech,
    words: readonly string[],
    hash: string,
  ): Promise<Vocabulary | null> {
    const { name: provider, model } = speech;
    const known = await need.vocabularies.find(provider, model, hash);
    if (known) return known.handle === null ? null : { hash, handle: known.handle };
    const made = await speech.prepare(words, hash);
    const at = need.clock.now();
    if (made.ok) {
      await need.vocabularies.save({ provider, model, hash, handle: made.value.handle, at });
      return made.value;
    }
    const { kind, reason } = made.failure;
    need.log.warn('hot words were not taken', { provider, kind, reason });
    // A rate limit is no refusal: this call goes without, the next one asks again.
    if (kind !== 'later') {
      const first = await need.vocabularies.save({ provider, model, hash, handle: null, at });
      if (first) await need.refused(provider, reason);
    }
    return null;
  }

  return async (speech) => {
    const words = hotWords(await need.products.all());
    // A server that is told in words what to expect is told so even where nothing is sold yet.
    if (words.length === 0 && speech.kind === 'queued') return null;
    // Another order of the same words is no new list.
    const hash = createHash('sha256')
      .update(words.toSorted().join('\n'))
      .digest('hex')
      .slice(0, 16);
    const key = `${speech.name}:${speech.model}:${hash}`;
    const running = making.get(key) ?? make(speech, words, hash);
    making.set(key, running);
    try {
      return await running;
    } finally {
      making.delete(key);
    }
  };
}
