/** Text somebody typed and did not send: one draft per person and object. Pages §3. */
import { keepOwn, listOwn, readOwn } from './storage';

/** Milliseconds: a draft nobody came back to. */
const LIFE = 14 * 24 * 60 * 60_000;

interface Draft {
  readonly at: number;
  readonly fields: Readonly<Record<string, string>>;
}

function nameOf(kind: string, id: string): string {
  return `draft:${kind}:${id}`;
}

function isDraft(value: unknown): value is Draft {
  return typeof value === 'object' && value !== null && 'at' in value && 'fields' in value;
}

/** What was typed for this object, field by field; null when nothing was. `kind`: `todo`, `note`, … */
export function readDraft(kind: string, id: string): Readonly<Record<string, string>> | null {
  const stored = readOwn(nameOf(kind, id));
  return isDraft(stored) && stored.at > Date.now() - LIFE ? stored.fields : null;
}

/** Empty fields are no draft. */
export function keepDraft(
  kind: string,
  id: string,
  fields: Readonly<Record<string, string>>,
): void {
  const isEmpty = Object.keys(fields).every((name) => (fields[name] ?? '').trim() === '');
  keepOwn(nameOf(kind, id), isEmpty ? null : { at: Date.now(), fields });
}

/** Sent, or given up. */
export function dropDraft(kind: string, id: string): void {
  keepOwn(nameOf(kind, id), null);
}

/** At the start: drafts that are over leave the device. */
export function dropOldDrafts(): void {
  for (const name of listOwn('draft:')) {
    const stored = readOwn(name);
    if (!isDraft(stored) || stored.at <= Date.now() - LIFE) keepOwn(name, null);
  }
}
