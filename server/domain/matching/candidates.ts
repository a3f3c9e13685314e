/** From the entries one lookup returned to the people the caller may be, each once, with the best reason. Spec §2. */
import type { StoredNumber } from '../numbers/types.ts';
import { compareNumbers, EXACT, isSameNumber, REMARK_CONFIDENCE } from './compare.ts';
import type { ConfirmedMark, NumberEntry, NumberOwner, RejectedMark } from './entries.ts';
import type { Candidate, Contact, Customer } from './types.ts';

/** The records the entries point to; what is missing there was deleted meanwhile. */
export interface Book {
  readonly customers: ReadonlyMap<string, Customer>;
  readonly contacts: ReadonlyMap<string, Contact>;
}

/** The calling number and the area code (with trunk 0) of our own house. */
export interface Caller {
  readonly number: StoredNumber;
  readonly ownAreaCode: string | null;
}

/** A candidate with what filtering and ranking need beside it. */
export interface Draft {
  readonly candidate: Candidate;
  /** When 就是他 was last pressed for this number and candidate. */
  readonly confirmedAt: Date | null;
  /** The book has the number with an extension and the caller shows none, or the other way round. */
  readonly behindMainLine: boolean;
  readonly externalContact: string | null;
}

/** The entries by what they do; marks only when they are about this very number. */
interface Sorted {
  readonly owners: readonly (NumberEntry & NumberOwner)[];
  readonly confirmed: readonly ConfirmedMark[];
  readonly rejected: readonly RejectedMark[];
}

function sortEntries(number: StoredNumber, entries: readonly NumberEntry[]): Sorted {
  const owners: (NumberEntry & NumberOwner)[] = [];
  const confirmed: ConfirmedMark[] = [];
  const rejected: RejectedMark[] = [];
  for (const entry of entries) {
    if (entry.kind === 'contact' || entry.kind === 'customer' || entry.kind === 'remark') {
      owners.push(entry);
    } else if (isSameNumber(number, entry.number)) {
      if (entry.kind === 'confirmed') confirmed.push(entry);
      if (entry.kind === 'rejected') rejected.push(entry);
    }
  }
  return { owners, confirmed, rejected };
}

/** A contact counts for the customer it belongs to now. */
function resolve(
  owner: { readonly customer: string; readonly contact: string | null },
  book: Book,
): Pick<Candidate, 'customer' | 'contact'> | null {
  const contact = book.contacts.get(owner.contact ?? '') ?? null;
  const customer = book.customers.get(contact?.customerId ?? owner.customer) ?? null;
  return customer === null ? null : { customer, contact };
}

function draftOf(owner: NumberEntry & NumberOwner, caller: Caller, book: Book): Draft | null {
  const agreement = compareNumbers(caller.number, owner.number, caller.ownAreaCode);
  if (agreement === null) return null;
  const behindMainLine = agreement.class === 'main-line';
  const unmarked = { confirmedAt: null, externalContact: null, behindMainLine };
  if (owner.kind === 'remark') {
    if (agreement.class !== 'exact' && !behindMainLine) return null;
    const { externalContact, name } = owner;
    const seen = { class: 'remark', confidence: REMARK_CONFIDENCE, confirmed: false } as const;
    const candidate = { ...seen, customer: null, contact: null, remark: name };
    return { ...unmarked, externalContact, candidate };
  }
  const contact = owner.kind === 'contact' ? owner.contact : null;
  if (contact !== null && !book.contacts.has(contact)) return null;
  const found = resolve({ customer: owner.customer, contact }, book);
  if (found === null) return null;
  return { ...unmarked, candidate: { ...agreement, ...found, remark: null, confirmed: false } };
}

/** Two drafts with the same id are the same person, company or WeChat friend. */
const idOf = ({ customer, contact, remark }: Candidate): string =>
  [customer?.id, contact?.id, remark].join('/');

/** A draft per person or company, with the best of its reasons. */
function strongestOfEach(drafts: readonly Draft[]): Map<string, Draft> {
  const kept = new Map<string, Draft>();
  for (const draft of drafts) {
    const id = idOf(draft.candidate);
    const known = kept.get(id)?.candidate.confidence ?? 0;
    if (draft.candidate.confidence > known) kept.set(id, draft);
  }
  return kept;
}

/** Whoever was confirmed for this number is exact, 1.00, whatever the book says. */
function addConfirmed(
  drafts: Map<string, Draft>,
  marks: readonly ConfirmedMark[],
  book: Book,
): void {
  for (const mark of marks.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    const found = resolve(mark, book);
    if (found === null) continue;
    const candidate: Candidate = { ...EXACT, ...found, remark: null, confirmed: true };
    const id = idOf(candidate);
    const behindMainLine = drafts.get(id)?.behindMainLine ?? false;
    drafts.set(id, { candidate, confirmedAt: mark.at, behindMainLine, externalContact: null });
  }
}

/** Turned down for this number, and not confirmed since. */
function isRejected(draft: Draft, marks: readonly RejectedMark[]): boolean {
  const { customer, contact } = draft.candidate;
  return marks.some((mark) => {
    if (draft.confirmedAt !== null && draft.confirmedAt >= mark.at) return false;
    if (mark.externalContact !== null) return mark.externalContact === draft.externalContact;
    if (mark.customer === null || mark.customer !== customer?.id) return false;
    return mark.contact === null || mark.contact === contact?.id;
  });
}

/** A company's own number says nothing more where one of its people is matched at least as well by it. */
function withoutShadows(drafts: readonly Draft[]): Draft[] {
  return drafts.filter(
    ({ candidate: shadow, confirmedAt }) =>
      confirmedAt !== null ||
      shadow.customer === null ||
      shadow.contact !== null ||
      !drafts.some(
        ({ candidate }) =>
          candidate.contact !== null &&
          candidate.customer?.id === shadow.customer?.id &&
          candidate.confidence >= shadow.confidence,
      ),
  );
}

/** A remark counts only where the book has no good answer, the last eight digits only where nothing else has one. */
function withoutWeaker(drafts: readonly Draft[]): Draft[] {
  const strongest = Math.max(0, ...drafts.map((draft) => draft.candidate.confidence));
  return drafts.filter(({ candidate }) => {
    if (candidate.class === 'tail-8') return strongest === candidate.confidence;
    return candidate.class !== 'remark' || strongest <= REMARK_CONFIDENCE;
  });
}

/** Everybody the caller may be, unranked; who was turned down for this number is left out. */
export function collectCandidates(
  caller: Caller,
  entries: readonly NumberEntry[],
  book: Book,
): Draft[] {
  const { owners, confirmed, rejected } = sortEntries(caller.number, entries);
  const found = owners
    .map((owner) => draftOf(owner, caller, book))
    .filter((draft) => draft !== null);
  const drafts = strongestOfEach(found);
  addConfirmed(drafts, confirmed, book);
  const standing = [...drafts.values()].filter((draft) => !isRejected(draft, rejected));
  return withoutWeaker(withoutShadows(standing));
}
