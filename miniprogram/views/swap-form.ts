/** A wish for a swap while it is filled in: which shift, of whom, which in return, a word. Pages §1 换班. */
import type { PersonShifts, RosterPage } from '../../server/http/contract/answers';
import { clocksOf, isInside, partOf, type Span } from './shift-span';

export const NOTE_LENGTH = 40;

type Shift = RosterPage['mine']['shifts'][number];

/** A shift to choose; `at` is its place in the list. */
export interface ShiftChoice {
  readonly at: number;
  readonly text: string;
  readonly chosen: boolean;
}

/** One half: which shift, and which part of it; `at` -1 = none. */
interface Half {
  readonly at: number;
  readonly fromClock: string;
  readonly toClock: string;
}

export interface SwapForm {
  readonly shifts: readonly Shift[];
  readonly give: Half;
  readonly partner: { readonly id: string; readonly name: string };
  /** Shifts of the partner: not asked for, under way, not got, there. */
  readonly theirs: 'none' | 'loading' | 'failed' | 'ready';
  readonly theirShifts: readonly Shift[];
  readonly take: Half;
  readonly note: string;
}

const NONE: Half = { at: -1, fromClock: '', toClock: '' };

export function emptySwap(shifts: readonly Shift[], note: string): SwapForm {
  const partner = { id: '', name: '' };
  const blank = { shifts, partner, theirs: 'none', theirShifts: [], take: NONE, note } as const;
  return { ...blank, give: shifts.length === 1 ? wholeOf(shifts, 0) : NONE };
}

function wholeOf(shifts: readonly Shift[], at: number): Half {
  const shift = shifts[at];
  return shift === undefined ? NONE : { at, ...clocksOf(shift) };
}

export function choosePartner(form: SwapForm, partner: SwapForm['partner']): SwapForm {
  return { ...form, partner, theirs: 'loading', theirShifts: [], take: NONE };
}

/** Answers for somebody who is not the partner any more are dropped; null: it could not be read. */
export function theirShiftsCame(form: SwapForm, id: string, answer: PersonShifts | null): SwapForm {
  if (form.partner.id !== id) return form;
  if (answer === null) return { ...form, theirs: 'failed' };
  return { ...form, theirs: 'ready', theirShifts: answer.shifts.filter((one) => one.swappable) };
}

/** `at` -1: none, as with 不用还. */
export function chooseShift(form: SwapForm, half: 'give' | 'take', at: number): SwapForm {
  const shifts = half === 'give' ? form.shifts : form.theirShifts;
  return { ...form, [half]: wholeOf(shifts, at) };
}

export function chooseClock(
  form: SwapForm,
  half: 'give' | 'take',
  field: string,
  value: string,
): SwapForm {
  const known = form[half];
  return { ...form, [half]: { ...known, [field === 'fromClock' ? field : 'toClock']: value } };
}

/** What is drawn of it. */
export interface SwapFormView {
  readonly gives: readonly ShiftChoice[];
  readonly hasGive: boolean;
  readonly give: Half;
  readonly partner: string;
  readonly theirs: SwapForm['theirs'];
  readonly takes: readonly ShiftChoice[];
  readonly hasTake: boolean;
  readonly take: Half;
  readonly note: string;
  readonly most: number;
  /** What is still to be filled in; '' = it can be sent. */
  readonly missing: string;
}

export function viewSwapForm(form: SwapForm): SwapFormView {
  const { give, take, partner, theirs, note } = form;
  return {
    gives: choices(form.shifts, give.at),
    takes: choices(form.theirShifts, take.at),
    ...{ hasGive: give.at >= 0, hasTake: take.at >= 0, give, take },
    ...{ partner: partner.name, theirs, note, most: NOTE_LENGTH, missing: missingIn(form) },
  };
}

function choices(shifts: readonly Shift[], chosen: number): ShiftChoice[] {
  return shifts.map(({ text }, at) => ({ at, text, chosen: at === chosen }));
}

function spanOf(shifts: readonly Shift[], half: Half): Span | null {
  const shift = shifts[half.at];
  if (shift === undefined) return null;
  const part = partOf(shift, half.fromClock, half.toClock);
  return isInside(part, shift) ? part : null;
}

function missingIn(form: SwapForm): string {
  if (form.give.at < 0) return '请选择要换出的班次';
  if (spanOf(form.shifts, form.give) === null) return '换出的时间须在该班次之内';
  if (form.partner.id === '') return '请选择同事';
  if (form.take.at >= 0 && spanOf(form.theirShifts, form.take) === null) {
    return '还班的时间须在该班次之内';
  }
  return '';
}

/** The body of its request; null while something is missing. */
export function swapWish(form: SwapForm): object | null {
  const give = spanOf(form.shifts, form.give);
  if (give === null || missingIn(form) !== '') return null;
  const note = form.note.trim();
  return {
    ...{ partner: form.partner.id, give, take: spanOf(form.theirShifts, form.take) },
    note: note === '' ? null : note,
  };
}
