/** Putting in another value for a fact: its parts as they are typed, and what is sent of them. */
import type { Fact } from './call-facts';

export type Part = Fact['edit'][number];
export type Typed = Readonly<Record<string, string>>;

/** What stands in the fields: the draft of before, else the value that counts. */
export function shownParts(parts: readonly Part[], draft: Typed | null): readonly Part[] {
  return parts.map((part) => {
    const typed = part.kind === 'kept' ? undefined : draft?.[part.name];
    return typed === undefined ? part : { ...part, value: typed };
  });
}

/** The value as its door takes it: one word of a whole, else an object of its parts. */
export function valueOf(parts: readonly Part[], typed: Typed): unknown {
  const one = (part: Part): unknown => {
    const text = (part.kind === 'kept' ? part.value : (typed[part.name] ?? part.value)).trim();
    // What is no number goes as it was typed: the server says what is wrong with it.
    return part.kind === 'number' && text !== '' && Number.isFinite(Number(text))
      ? Number(text)
      : text;
  };
  const whole = parts.find(({ name }) => name === '');
  if (whole !== undefined) return one(whole);
  const value: Record<string, unknown> = {};
  for (const part of parts) value[part.name] = one(part);
  return value;
}

/** Whether something may be sent: no field is empty. */
export function isWhole(parts: readonly Part[], typed: Typed): boolean {
  return parts.every((part) => (typed[part.name] ?? part.value).trim() !== '');
}
