/** Swaps between reps: asked, granted, refused, lapsed at the start of the shift. Spec §4.3; a granted one is two overrides. */
import type { PressCode } from '../consequences.ts';
import type { Employee } from '../people.ts';
import { isRep } from '../routing/roster.ts';
import type { Shift } from '../routing/shifts.ts';
import type { RosterOverride, RoutingTables } from '../routing/tables.ts';
import { refuseSpan, withOverrides } from './changes.ts';
import { leasedRows } from '../leased-rows.ts';
import { overlaps, rosterSpans, type RosterHouse } from './spans.ts';
import type { RosterRefusal, Swap, SwapConsequence, SwapRow, SwapState } from './types.ts';

export type SwapWish = Pick<Swap, 'asker' | 'partner' | 'give' | 'take' | 'note'>;

export interface SwapQuestion {
  readonly tables: RoutingTables;
  readonly people: readonly Employee[];
  readonly now: Date;
}

export interface SwapAnswer {
  /** Idempotency key of the press or request. */
  readonly id: string;
  readonly by: string;
  readonly answer: 'grant' | 'refuse';
  /** Code P of the card that was pressed; null from a page. */
  readonly press: PressCode | null;
}

export type SwapAsked =
  | { readonly ok: true; readonly next: Swap; readonly rows: readonly SwapRow[] }
  | { readonly ok: false; readonly why: RosterRefusal };

/**
 * `tables`: the version to be stored before the swap, null when nothing is to be. `next` null: answered like that before.
 * not-yours: only the partner answers · already-answered: differently, or too late.
 */
export type SwapAnswered =
  | {
      readonly ok: true;
      readonly next: Swap | null;
      readonly rows: readonly SwapRow[];
      readonly tables: RoutingTables | null;
    }
  | { readonly ok: false; readonly why: RosterRefusal | 'not-yours' | 'already-answered' };

export type SwapWithdrawn =
  | { readonly ok: true; readonly next: Swap | null; readonly rows: readonly SwapRow[] }
  | { readonly ok: false; readonly why: 'not-yours' | 'already-answered' };

/** A new swap, the partner's card asked for; refused by name when it could not be granted now. */
export function askSwap(question: SwapQuestion, wish: SwapWish, id: string): SwapAsked {
  const why = refuseSwap(question, wish);
  if (why) return { ok: false, why };
  const { now } = question;
  const { asker, partner, give, take, note } = wish;
  const lapsesAt = take && take.from < give.from ? take.from : give.from;
  const swap: Swap = {
    ...{ id, version: 1, createdAt: now, updatedAt: now, asker, partner, give, take, note },
    ...{ state: 'asked', answeredAt: null, lapsesAt, seen: [], rows: [] },
  };
  const rows = rowsOf(swap, [{ do: 'show', person: partner, press: null }], now);
  return { ok: true, next: { ...swap, rows }, rows };
}

/** What an answer makes of a swap. The tables are the truth: a swap found in them is granted, whatever it says itself. */
export function answerSwap(question: SwapQuestion, swap: Swap, answer: SwapAnswer): SwapAnswered {
  const { tables, now } = question;
  if (swap.seen.includes(answer.id)) return { ok: true, next: null, rows: [], tables: null };
  if (swap.partner !== answer.by) return { ok: false, why: 'not-yours' };
  const { state: was } = settledSwap(swap, tables, now);
  const wanted: SwapState = answer.answer === 'grant' ? 'granted' : 'refused';
  if (was !== 'asked') {
    const same = was === wanted || answer.press !== null;
    if (!same) return { ok: false, why: 'already-answered' };
    // A card pressed late still learns how it stands.
    return { ...moved(swap, was, { answer, now }), tables: null };
  }
  if (wanted === 'refused') return { ...moved(swap, wanted, { answer, now }), tables: null };
  const refusal = refuseSwap(question, swap);
  if (refusal) {
    const why = mirrored(refusal);
    // A card that was pressed says why, and can be pressed again: rosters change.
    return answer.press
      ? { ...moved({ ...swap, refusal: why }, 'asked', { answer, now }), tables: null }
      : { ok: false, why };
  }
  const next = withOverrides(tables, overridesOf(swap), now);
  return { ...moved(swap, wanted, { answer, now }), tables: next };
}

/** The asker takes it back while nobody has answered; `next` null: it was taken back before. */
export function withdrawSwap(
  { tables, now }: Pick<SwapQuestion, 'tables' | 'now'>,
  swap: Swap,
  by: string,
): SwapWithdrawn {
  if (swap.asker !== by) return { ok: false, why: 'not-yours' };
  const { state } = settledSwap(swap, tables, now);
  if (state === 'withdrawn') return { ok: true, next: null, rows: [] };
  if (state !== 'asked') return { ok: false, why: 'already-answered' };
  return moved(swap, 'withdrawn', { answer: null, now });
}

/** A swap nobody answered when its first shift begins; null while there is time, and when it is over anyway. */
export function lapseSwap(
  swap: Swap,
  { tables, now }: Pick<SwapQuestion, 'tables' | 'now'>,
): { readonly next: Swap; readonly rows: readonly SwapRow[] } | null {
  if (swap.state !== 'asked') return null;
  const { state } = settledSwap(swap, tables, now);
  return state === 'asked' ? null : moved(swap, state, { answer: null, now });
}

/**
 * The swap as it is at a moment, whether or not anybody has written it down yet. What the tables hold was granted, also where
 * another end was written down in the same breath.
 */
export function settledSwap(swap: Swap, tables: RoutingTables, now: Date): Swap {
  if (swap.state === 'granted') return swap;
  if (tables.overrides.some((one) => one.id?.startsWith(prefixOf(swap.id)))) {
    return { ...swap, state: 'granted' };
  }
  if (swap.state !== 'asked') return swap;
  return now >= swap.lapsesAt ? { ...swap, state: 'lapsed' } : swap;
}

function moved(
  swap: Swap,
  state: SwapState,
  { answer, now }: { readonly answer: SwapAnswer | null; readonly now: Date },
): { readonly ok: true; readonly next: Swap; readonly rows: readonly SwapRow[] } {
  const changed = swap.state !== state;
  const next: Swap = {
    ...swap,
    refusal: state === 'asked' ? (swap.refusal ?? null) : null,
    state,
    version: swap.version + 1,
    updatedAt: now,
    answeredAt: changed ? now : swap.answeredAt,
    seen: answer ? [...swap.seen, answer.id] : swap.seen,
  };
  const asks: SwapConsequence[] = [
    { do: 'show', person: swap.partner, press: answer?.press ?? null },
    // Who took it back knows.
    ...(changed && state !== 'withdrawn'
      ? [{ do: 'show' as const, person: swap.asker, press: null }]
      : []),
  ];
  const rows = rowsOf(next, asks, now);
  return { ok: true, next: { ...next, rows: [...swap.rows, ...rows] }, rows };
}

function rowsOf(swap: Swap, asks: readonly SwapConsequence[], now: Date): SwapRow[] {
  return leasedRows(`swap:${swap.id}:${swap.version}`, asks, now);
}

function prefixOf(id: string): string {
  return `swap:${id}:`;
}

function overridesOf(swap: Swap): readonly RosterOverride[] {
  const { id, asker, partner, give, take } = swap;
  const replace = (part: string, person: string, by: string, span: Shift): RosterOverride => ({
    id: `${prefixOf(id)}${part}`,
    ...{ kind: 'replace', cause: 'swap', person, by, from: span.from, to: span.to },
  });
  const given = replace('give', asker, partner, give);
  return take ? [given, replace('take', partner, asker, take)] : [given];
}

/** Why not is told from the reader's side: the partner's own shift is not the asker's. */
function mirrored(why: RosterRefusal): RosterRefusal {
  if (why === 'not-your-shift') return 'not-their-shift';
  return why === 'not-their-shift' ? 'not-your-shift' : why;
}

interface Half {
  readonly span: Shift;
  readonly from: string;
  readonly to: string;
  readonly notOn: RosterRefusal;
}

/** Why a swap cannot be, by name; null when it can. */
function refuseSwap(question: SwapQuestion, wish: SwapWish): RosterRefusal | null {
  const { people, now } = question;
  const { asker, partner, give, take } = wish;
  const both = [asker, partner].map((id) => people.find((one) => one.id === id && one.active));
  if (both.includes(undefined)) return 'person-unknown';
  if (!both.every((person) => person && isRep(person))) return 'not-a-rep';
  if (asker === partner) return 'own-days';
  const halves: Half[] = [
    { span: give, from: asker, to: partner, notOn: 'not-your-shift' },
    ...(take ? [{ span: take, from: partner, to: asker, notOn: 'not-their-shift' as const }] : []),
  ];
  for (const half of halves) {
    const begun = half.span.from <= now ? ('past-span' as const) : null;
    const why = refuseSpan(half.span, now) ?? begun ?? refuseHalf(question, half);
    if (why) return why;
  }
  return null;
}

function refuseHalf({ tables, people }: SwapQuestion, half: Half): RosterRefusal | null {
  const { span, from, to } = half;
  const touching = tables.overrides.filter((one) => overlaps(one, span));
  const isOf = (one: RosterOverride, person: string): boolean =>
    one.person === person || (one.kind === 'replace' && one.by === person);
  if (touching.some((one) => one.cause === 'swap' && isOf(one, from))) return 'already-swapped';
  if (touching.some((one) => one.kind !== 'add' && one.person === to)) return 'on-leave';
  const house: RosterHouse = { tables, people, statuses: new Map() };
  const pieces = rosterSpans(house, span);
  const isOn = (person: string) => (piece: (typeof pieces)[number]) =>
    piece.onShift.some((one) => one.person.id === person);
  if (!pieces.every(isOn(from))) return half.notOn;
  return pieces.some(isOn(to)) ? 'own-days' : null;
}
