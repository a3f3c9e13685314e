/** What `callpop match` prints. */
import type { Candidate, CustomerLevel, Match, MatchClass } from './types.ts';

interface PrintedParties {
  readonly customer: {
    readonly id: string;
    readonly name: string;
    readonly level: CustomerLevel;
  } | null;
  readonly contact: {
    readonly id: string;
    readonly name: string;
    readonly department: string | null;
  } | null;
}

interface PrintedCandidate extends PrintedParties {
  readonly class: MatchClass;
  readonly confidence: number;
}

/** Ready for `JSON.stringify`; customer and contact are the best candidate's. */
export interface PrintedMatch extends PrintedParties {
  readonly class: MatchClass;
  readonly confidence: number | null;
  readonly candidates: readonly PrintedCandidate[];
  readonly why: readonly string[];
}

const printParties = ({
  customer,
  contact,
}: Pick<Candidate, 'customer' | 'contact'>): PrintedParties => ({
  customer: customer && { id: customer.id, name: customer.name, level: customer.level },
  contact: contact && { id: contact.id, name: contact.name, department: contact.department },
});

/** A match as the command line shows it. */
export function printMatch(match: Match): PrintedMatch {
  const best = match.candidates[0] ?? { customer: null, contact: null };
  return {
    class: match.class,
    confidence: match.confidence,
    ...printParties(best),
    candidates: match.candidates.map((candidate) => ({
      class: candidate.class,
      confidence: candidate.confidence,
      ...printParties(candidate),
    })),
    why: match.why,
  };
}
