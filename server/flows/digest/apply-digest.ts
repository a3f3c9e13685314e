/** The silhouette of everything that happens to a digest: load · decide · save with consequences · carry out. */
import { advanceDigest, newDigest } from '../../domain/digest/advance.ts';
import type { Digest, DigestEvent, DigestRow, DigestSettings } from '../../domain/digest/types.ts';
import type { Clock, Digests } from '../../ports.ts';
import type { Seam } from '../seam.ts';

export interface ApplyDigestNeeds {
  readonly digests: Pick<Digests, 'load' | 'save'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly settings: DigestSettings;
  /** Carries rows out; the process that saved them has them leased. */
  readonly perform: (digest: Digest, rows: readonly DigestRow[]) => void;
  readonly seam: Seam;
}

/** Null: there is no digest of this call, and the event is not its first. */
export type ApplyDigest = (id: string, event: DigestEvent) => Promise<Digest | null>;

export function applyDigest(need: ApplyDigestNeeds): ApplyDigest {
  return async (id, event) => {
    for (;;) {
      const now = need.clock.now();
      const known = await need.digests.load(id);
      const digest = known ?? (event.type === 'told' ? newDigest(id, event.facts, now) : null);
      if (!digest) return null;
      const { next, rows } = advanceDigest(digest, event, { now, settings: need.settings });
      if (!next) return digest;
      if (!(await need.digests.save(next, { version: digest.version, rows }))) continue;
      need.seam('digest');
      need.perform(next, rows);
      return next;
    }
  };
}
