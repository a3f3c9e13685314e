/** The table of what WeCom's clients have, as the checks read it. */
import { readFileSync } from 'node:fs';

const CLIENTS = ['ios', 'android', 'win', 'mac'] as const;

export interface SupportRow extends Readonly<Record<(typeof CLIENTS)[number], boolean>> {
  /** The base library that brought it. */
  readonly since: string;
}

interface Support {
  readonly floor: string;
  readonly names: Readonly<Record<string, SupportRow>>;
}

const support = JSON.parse(
  readFileSync(new URL('../wecom-support.json', import.meta.url), 'utf8'),
) as Support;

/** `request`, `qy.login`, `InnerAudioContext.playbackRate`; undefined = not listed. */
export function rowOf(name: string): SupportRow | undefined {
  return Object.hasOwn(support.names, name) ? support.names[name] : undefined;
}

/**
 * Members of what `wx` makes that no client has, by their own name. One that some clients have is asked for by platform,
 * which only running it in a profile can judge.
 */
export const MEMBERS: ReadonlyMap<string, string> = new Map(
  Object.entries(support.names)
    .filter(([name, row]) => /^[A-Z]\w*\./.test(name) && !CLIENTS.some((client) => row[client]))
    .map(([name]) => [name.replace(/^\w+\./, ''), name]),
);

/** Why a name may not be read without asking for it first; null = every client has it. */
export function needsGuard(row: SupportRow): string | null {
  if (isNewer(row.since, support.floor)) return `newer than ${support.floor}`;
  const without = CLIENTS.filter((client) => !row[client]);
  return without.length === 0 ? null : `missing on ${without.join(', ')}`;
}

function isNewer(version: string, than: string): boolean {
  const [a, b] = [version, than].map((words) => words.split('.').map(Number)) as [
    number[],
    number[],
  ];
  const at = a.findIndex((part, index) => part !== b[index]);
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0);
}
