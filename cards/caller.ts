/** What may be shown of a caller: the table of spec §2, the same for every card and for the call page. */
import type {
  Candidate,
  Customer,
  CustomerLevel,
  Match,
  MatchClass,
} from '../server/domain/matching/types.ts';
import { TRUSTED_CONFIDENCE } from '../server/domain/matching/types.ts';
import { daysSince } from '../server/domain/time.ts';
import { HINT_WORDS, WHO_WORDS } from '../templates/card-words.ts';
import { printLastContact, printMoney, printOrders } from '../templates/figures.ts';
import { clean } from './card.ts';

/** Who is calling, as looked up and as people said. */
export interface Identity {
  readonly match: Match;
  /** The candidate of 就是他 or of a lead just made; shown like an exact match. */
  readonly confirmed: Candidate | null;
  /** 都不是 was said. */
  readonly rejected: boolean;
}

/** Everything that may be shown, and nothing that may not. Texts are cleaned, not cut. */
export interface Caller {
  /** `unread` before the lookup, `internal` for a colleague. */
  readonly class: MatchClass | 'internal' | 'unread';
  /** Masked number or 号码未显示. */
  readonly number: string;
  /** 疑似 / 可能是： / 微信好友： before the name; empty when certain. */
  readonly mark: string;
  /** Company, else the person; 新线索, 内部来电, or empty when there is nothing to say. */
  readonly name: string;
  readonly contact: string;
  readonly department: string;
  /** Said instead of a contact: 通讯录中没有此号码. */
  readonly remark: string;
  readonly level: CustomerLevel | null;
  /** ¥580万 · 12笔 */
  readonly turnover: string | null;
  readonly lastContact: string | null;
  readonly notes: string | null;
  /** Level and assigned sales count. */
  readonly trusted: boolean;
  /** 另有 n 位候选, 总机来电 */
  readonly hints: readonly string[];
  /** 微信好友：… of another candidate; empty when there is none. */
  readonly friend: string;
}

const COLLEAGUES_NAMED = 3;

/** Reads a caller at the moment the call began. `names` by employee id, for 内部来电. */
export function readCaller(
  identity: Identity | null,
  call: { readonly masked: string; readonly startedAt: Date },
  names: ReadonlyMap<string, string>,
): Caller {
  const number = clean(call.masked) === '' ? WHO_WORDS.withheld : clean(call.masked);
  const blank: Caller = { ...NOTHING, number };
  if (!identity) return blank;
  const { match } = identity;
  if (match.ownNumber || match.employee !== null) {
    const name = match.employee === null ? '' : clean(names.get(match.employee) ?? match.employee);
    return { ...blank, class: 'internal', name: WHO_WORDS.internal, contact: name };
  }
  if (match.class === 'withheld')
    return { ...blank, class: 'withheld', number: WHO_WORDS.withheld };
  const candidate = identity.confirmed ?? (identity.rejected ? null : match.candidates[0]) ?? null;
  if (!candidate) {
    const remark = identity.rejected ? WHO_WORDS.rejected : WHO_WORDS.noLead;
    return { ...blank, class: 'none', name: WHO_WORDS.lead, remark };
  }
  const certain = identity.confirmed !== null || candidate.confirmed;
  const known = readCandidate(candidate, certain, call.startedAt);
  if (identity.confirmed) return { ...known, number };
  return { ...known, number, hints: hintsOf(match, candidate), friend: friendOf(match, candidate) };
}

const NOTHING: Caller = {
  class: 'unread',
  number: '',
  mark: '',
  name: '',
  contact: '',
  department: '',
  remark: '',
  level: null,
  turnover: null,
  lastContact: null,
  notes: null,
  trusted: false,
  hints: [],
  friend: '',
};

/** One possible owner, told as far as its class allows; `certain` when a person confirmed it. */
export function readCandidate(candidate: Candidate, certain: boolean, at: Date): Caller {
  const seen = certain ? 'exact' : candidate.class;
  const trusted = certain || candidate.confidence >= TRUSTED_CONFIDENCE;
  const { customer, contact } = candidate;
  const person = clean(contact?.name ?? candidate.remark ?? '');
  const company = clean(customer?.name ?? '');
  const friend = seen === 'remark' && person !== '';
  const spelled = trusted && customer !== null;
  return {
    ...NOTHING,
    class: seen,
    mark: friend ? WHO_WORDS.friend : MARKS[seen],
    name: friend ? clean(candidate.remark ?? person) : company || person,
    contact: friend || company === '' ? '' : person,
    department: friend ? '' : clean(contact?.department ?? ''),
    remark: friend && company !== '' ? `${WHO_WORDS.maybe}${company}` : '',
    level: spelled ? customer.level : null,
    turnover: spelled ? turnoverOf(customer) : null,
    lastContact: customer && lastContactOf(customer, at),
    notes: spelled ? clean(customer.notes ?? '') || null : null,
    trusted,
  };
}

const MARKS: Readonly<Record<Candidate['class'], string>> = {
  exact: '',
  'main-line': '',
  suffix: WHO_WORDS.likely,
  remark: WHO_WORDS.maybe,
  'tail-8': WHO_WORDS.maybe,
};

function lastContactOf(customer: Customer, at: Date): string {
  const days = daysSince(customer.lastContactOn, at);
  if (days === null || customer.lastContactOn === null) return WHO_WORDS.noContactYet;
  return printLastContact(customer.lastContactOn, days);
}

function turnoverOf(customer: Customer): string | null {
  const parts = [printMoney(customer.annualRevenue), printOrders(customer.orderCount)];
  const known = parts.filter((part) => part !== null);
  return known.length === 0 ? null : known.join(' · ');
}

function hintsOf(match: Match, shown: Candidate): string[] {
  const hints: string[] = [];
  const others = match.candidates.length - 1;
  if (others > 0 && !shown.confirmed) hints.push(HINT_WORDS.others(others));
  if (shown.class === 'main-line') {
    const named = match.colleagues.slice(0, COLLEAGUES_NAMED).map(clean).join('、');
    hints.push(HINT_WORDS.mainLine(named));
  }
  return hints;
}

function friendOf(match: Match, shown: Candidate): string {
  const friend = match.candidates.find((one) => one.class === 'remark' && one !== shown);
  return friend?.remark ? HINT_WORDS.friend(clean(friend.remark)) : '';
}
