/** Changes of the roster for a span: somebody more, less or instead, and who holds the duty. Spec §4.3. Past is never rewritten. */
import type { Employee } from '../people.ts';
import type { Shift } from '../routing/shifts.ts';
import type { DutyHolder, RosterOverride, RoutingTables } from '../routing/tables.ts';
import { namesOf, readRoster, turningPoints } from './spans.ts';
import type { RosterRefusal } from './types.ts';

export type Changed =
  /** `tables` are those given when the same change was made before. */
  | { readonly ok: true; readonly tables: RoutingTables }
  | { readonly ok: false; readonly why: RosterRefusal | 'gone' };

export type OverrideWish = Shift & {
  readonly person: string;
  /** leave: approved leave, which also holds for people the roster does not name. Swaps have a way of their own. */
  readonly cause: 'override' | 'leave';
} & ({ readonly kind: 'add' | 'remove' } | { readonly kind: 'replace'; readonly by: string });

export interface HolderWish extends Shift {
  /** Null: nobody holds it, the configured duty persons are asked in their order. */
  readonly person: string | null;
  readonly ownMobile: boolean;
}

interface ChangeQuestion {
  readonly tables: RoutingTables;
  readonly people: readonly Employee[];
  readonly now: Date;
}

const LONGEST_AHEAD_MS = 366 * 86_400_000;
/** Older spans are found in older versions of the tables. */
const KEPT_MS = 90 * 86_400_000;

/** Why a span cannot be changed at all; null when it can. */
export function refuseSpan({ from, to }: Shift, now: Date): RosterRefusal | null {
  if (from >= to) return 'empty-span';
  if (to <= now) return 'past-span';
  return to.getTime() - now.getTime() > LONGEST_AHEAD_MS ? 'too-far' : null;
}

/** The next version with one override more; a span that has begun counts from now on. */
export function addOverride(question: ChangeQuestion, wish: OverrideWish, id: string): Changed {
  const { tables, people, now } = question;
  if (tables.overrides.some((one) => one.id === id)) return { ok: true, tables };
  const why = refuseSpan(wish, now) ?? refusePeople(people, wish);
  if (why) return { ok: false, why };
  const override: RosterOverride = { ...overrideOf(wish), id, from: later(wish.from, now) };
  const next = withOverrides(tables, [override], now);
  if (wish.cause !== 'leave' && isSame(question, next, override)) {
    return { ok: false, why: 'no-effect' };
  }
  return { ok: true, tables: next };
}

function overrideOf(wish: OverrideWish): RosterOverride {
  const { person, from, to, cause } = wish;
  const span = { person, from, to, cause };
  return wish.kind === 'replace'
    ? { ...span, kind: wish.kind, by: wish.by }
    : { ...span, kind: wish.kind };
}

function refusePeople(people: readonly Employee[], wish: OverrideWish): RosterRefusal | null {
  const find = (id: string): Employee | undefined => people.find((one) => one.id === id);
  const enters = wish.kind === 'add' ? wish.person : wish.kind === 'replace' ? wish.by : null;
  if (!find(wish.person) || (enters !== null && !find(enters)?.active)) return 'person-unknown';
  return wish.kind === 'replace' && wish.by === wish.person ? 'no-effect' : null;
}

/** The next version without an override; one that has begun ends now. */
export function removeOverride(tables: RoutingTables, id: string, now: Date): Changed {
  const found = tables.overrides.find((one) => one.id === id);
  if (!found) return { ok: false, why: 'gone' };
  if (found.cause === 'swap') return { ok: false, why: 'of-a-swap' };
  if (found.to <= now) return { ok: false, why: 'past-span' };
  const overrides = tables.overrides.flatMap((one) => {
    if (one !== found) return [one];
    return found.from >= now ? [] : [{ ...found, to: now }];
  });
  return { ok: true, tables: { ...tables, version: tables.version + 1, overrides } };
}

/** The next version in which this person, and nobody else, holds the duty during the span. */
export function setHolder(question: ChangeQuestion, wish: HolderWish): Changed {
  const { tables, people, now } = question;
  const person = people.find((one) => one.id === wish.person);
  if (wish.person !== null && !person?.active) return { ok: false, why: 'person-unknown' };
  const why = refuseSpan(wish, now);
  if (why) return { ok: false, why };
  const span = { from: later(wish.from, now), to: wish.to };
  const dutyMobile = people.find((one) => one.id === tables.dutyOrder[0])?.mobile ?? null;
  const rings = wish.ownMobile ? person?.mobile : dutyMobile;
  if (wish.person !== null && rings == null) return { ok: false, why: 'no-mobile' };
  const others = tables.holders.flatMap((one) => outside(one, span));
  const mine =
    wish.person === null ? [] : [{ ...span, person: wish.person, ownMobile: wish.ownMobile }];
  const holders = [...others, ...mine].filter((one) => isKept(one, now));
  if (isSamePlan(tables.holders, holders, span)) return { ok: false, why: 'no-effect' };
  return { ok: true, tables: { ...tables, version: tables.version + 1, holders } };
}

/** The next version with these overrides behind the others, those long over left out. */
export function withOverrides(
  tables: RoutingTables,
  more: readonly RosterOverride[],
  now: Date,
): RoutingTables {
  const kept = tables.overrides.filter((one) => isKept(one, now));
  return { ...tables, version: tables.version + 1, overrides: [...kept, ...more] };
}

function isKept({ to }: Shift, now: Date): boolean {
  return now.getTime() - to.getTime() < KEPT_MS;
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}

/** What is left of a holder's span beside another. */
function outside(holder: DutyHolder, span: Shift): DutyHolder[] {
  const before = { ...holder, to: holder.to < span.from ? holder.to : span.from };
  const after = { ...holder, from: later(holder.from, span.to) };
  return [before, after].filter((one) => one.from < one.to);
}

/** Whether the same people answer all through the span. */
function isSame(question: ChangeQuestion, next: RoutingTables, span: Shift): boolean {
  const before = { ...question, statuses: new Map() };
  const after = { ...before, tables: next };
  return turningPoints(after, span).every(
    (at) => namesOf(readRoster(before, at)) === namesOf(readRoster(after, at)),
  );
}

/** Whether the same person holds the duty in the same way all through the span. */
function isSamePlan(
  before: readonly DutyHolder[],
  after: readonly DutyHolder[],
  span: Shift,
): boolean {
  const edges = [...before, ...after].flatMap(({ from, to }) => [from, to]);
  const points = [span.from, ...edges.filter((at) => at > span.from && at < span.to)];
  const holder = (holders: readonly DutyHolder[], at: Date): string => {
    const found = holders.find(({ from, to }) => at >= from && at < to);
    return found ? JSON.stringify([found.person, found.ownMobile]) : '';
  };
  return points.every((at) => holder(before, at) === holder(after, at));
}
