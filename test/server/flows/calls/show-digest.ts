/** What became of one call, read as its page. */
import type { DigestView } from '../../../../server/domain/digest/view.types.ts';
import type { CallPageView } from '../../../../server/domain/calls/view.types.ts';
import type { DigestFacts } from '../../../../server/flows/calls/page-digest.ts';
import { B } from '../../domain/routing/make.ts';
import { answers, ends, later, makeCall } from './make-call.ts';
import { makeDigest, makeStored, makeTodo, TRANSCRIPT } from './make-digest.ts';
import { view } from './read-view.ts';

/** Everything the call itself asked for has been done. */
export const TALKED = {
  ...makeCall({
    told: [
      [30, answers(B, 'office_phone')],
      [392, ends()],
    ],
  }),
  rows: [],
};

const facts = (change: Partial<DigestFacts> = {}): DigestFacts => ({
  digest: makeDigest(),
  todo: makeTodo(),
  transcript: TRANSCRIPT,
  readFrom: TRANSCRIPT,
  jobs: [],
  sound: { stored: [makeStored()], plan: null, offsetOf: () => 0 },
  listens: true,
  viewer: { roles: ['rep'] },
  ...change,
});

/** The digest of the page ten minutes after the call began, and the page it stands on. */
export function shown(
  change: Partial<DigestFacts> = {},
  now: Date = later(600),
): DigestView & { readonly page: CallPageView } {
  const seen = view(TALKED, { digest: facts(change), now });
  if (!seen.digest) throw new Error('the page shows no digest');
  return { page: seen, ...seen.digest };
}
