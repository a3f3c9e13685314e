/** One performer for each thing a digest, or a to-do, may ask for. Exhaustive by type. */
import type { Digest, DigestConsequence, DigestRow } from '../../domain/digest/types.ts';
import type { Performed } from '../perform/performer.ts';

export type DigestDoing<K extends DigestConsequence['do']> = Extract<DigestConsequence, { do: K }>;

export type DigestPerformer<K extends DigestConsequence['do']> = (
  what: DigestDoing<K>,
  about: { readonly digest: Digest; readonly row: DigestRow },
) => Promise<Performed>;

export type DigestPerformers = { readonly [K in DigestConsequence['do']]: DigestPerformer<K> };

export function performDigest(
  performers: DigestPerformers,
  what: DigestConsequence,
  about: { readonly digest: Digest; readonly row: DigestRow },
): Promise<Performed> {
  // The table is exhaustive by type; the kind of the consequence picks its own performer.
  const performer = performers[what.do] as (
    one: never,
    with_: { digest: Digest; row: DigestRow },
  ) => Promise<Performed>;
  return performer(what as never, about);
}
