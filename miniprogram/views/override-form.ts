/** A change of the roster while it is filled in: what, whom, by whom, from when to when. */
import { instantOf } from '../time';

/** add 加班 · remove 不上班 · leave 请假 · replace 换人 */
export type ChangeKind = 'add' | 'remove' | 'leave' | 'replace';

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface OverrideForm {
  readonly kind: ChangeKind;
  readonly person: Named;
  /** Who comes instead, of 换人. */
  readonly by: Named;
  readonly fromDay: string;
  readonly fromClock: string;
  readonly toDay: string;
  readonly toClock: string;
  /** No day before this one. */
  readonly first: string;
}

const NOBODY: Named = { id: '', name: '' };

/** `day`: the one it begins with. */
export function emptyOverride(day: string, today: string): OverrideForm {
  const first = day < today ? today : day;
  return {
    ...{ kind: 'remove', person: NOBODY, by: NOBODY, first: today },
    ...{ fromDay: first, fromClock: '09:00', toDay: first, toClock: '18:00' },
  };
}

export function chooseKind(form: OverrideForm, kind: ChangeKind): OverrideForm {
  return { ...form, kind, by: kind === 'replace' ? form.by : NOBODY };
}

/** An end that would lie before the new beginning moves with it. */
export function pickMoment(form: OverrideForm, field: string, value: string): OverrideForm {
  switch (field) {
    case 'fromDay':
      return { ...form, fromDay: value, toDay: form.toDay < value ? value : form.toDay };
    case 'toDay':
      return { ...form, toDay: value };
    case 'fromClock':
      return { ...form, fromClock: value };
    default:
      return { ...form, toClock: value };
  }
}

/** What is still to be filled in; '' = it can be sent. */
export function missingInOverride(form: OverrideForm): string {
  if (form.person.id === '') return '请选择人员';
  if (form.kind === 'replace' && form.by.id === '') return '请选择接班人员';
  const { from, to } = spanOf(form);
  return Date.parse(from) < Date.parse(to) ? '' : '结束时间须晚于开始时间';
}

function spanOf({ fromDay, fromClock, toDay, toClock }: OverrideForm) {
  return { from: instantOf(fromDay, fromClock), to: instantOf(toDay, toClock) };
}

/** The body of its request; null while something is missing. */
export function overrideWish(form: OverrideForm): object | null {
  if (missingInOverride(form) !== '') return null;
  const { kind, person, by } = form;
  const span = { person: person.id, ...spanOf(form) };
  if (kind === 'replace') return { kind, ...span, by: by.id };
  return kind === 'leave' ? { kind: 'remove', cause: 'leave', ...span } : { kind, ...span };
}
