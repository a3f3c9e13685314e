/** Groups of digits as a writer set them: what is number, what is extension, where the next number starts. Spec §2. */
import { isLocal } from './domestic.ts';
import type { Reading } from './domestic.ts';
import { readDialled } from './dialled.ts';
import type { Group } from './pieces.ts';

/** A complete number and the extension that followed it. */
export interface Line {
  readonly reading: Reading;
  readonly extension: string | null;
}

const LONGEST_EXTENSION = 6;
/** More blanks than this in one piece are not searched for several numbers. */
const MOST_CHUNKS = 12;

const joined = (groups: readonly Group[]): string => groups.map((group) => group.digits).join('');

/** Whether the subscriber number starts where the writer started a group. */
function fitsGroups(reading: Reading, groups: readonly Group[]): boolean {
  let rest = reading.tail;
  for (const group of groups.toReversed()) {
    rest -= group.digits.length;
    if (rest <= 0) break;
  }
  return rest === 0 || groups.length === 1;
}

/** `86`, `086`, `0086` set off as a group of its own is the country code: `86 95588` is no local number. */
function readRun(groups: readonly Group[], plus: boolean): Reading | null {
  const [first, ...rest] = groups;
  if (!plus && rest.length > 0 && /^(?:00?)?86$/.test(first?.digits ?? '')) {
    const home = readDialled(`86${joined(rest)}`, true);
    if (home !== null) return home;
  }
  return readDialled(joined(groups), plus);
}

interface Cut extends Line {
  /** The number ends with a group that is a whole local number, so what follows cannot belong to it. */
  readonly certain: boolean;
}

function cutAt(groups: readonly Group[], plus: boolean, at: number): Cut | null {
  const extension = joined(groups.slice(at));
  if (extension.length > LONGEST_EXTENSION) return null;
  const head = groups.slice(0, at);
  const reading = readRun(head, plus);
  if (reading?.sure !== true || !fitsGroups(reading, head)) return null;
  if (reading.kind === 'service' && reading.tail < 5) return null;
  return { reading, extension, certain: (head.at(-1)?.digits.length ?? 0) >= 7 };
}

function cutExtension(groups: readonly Group[], plus: boolean): Cut | null {
  let longest: Cut | null = null;
  for (let at = groups.length - 1; at > 0; at -= 1) {
    const cut = cutAt(groups, plus, at);
    if (cut?.certain === true) return cut;
    longest ??= cut;
  }
  return longest;
}

/**
 * One number, perhaps with its extension (`0574-87654321-8012`); null when the groups are no complete number.
 * `0574-8765432-1` is a seven-digit number with extension 1, not an eight-digit one: nobody groups that way.
 */
export function readLine(groups: readonly Group[], plus: boolean): Line | null {
  const whole = readRun(groups, plus);
  const cut = cutExtension(groups, plus);
  if (whole === null) return cut;
  const cutIsBetter =
    (whole.kind === 'landline' && (cut?.certain === true || !fitsGroups(whole, groups))) ||
    !whole.sure;
  return cut !== null && cutIsBetter ? cut : { reading: whole, extension: null };
}

/** Groups glued by dashes or brackets stay together; a blank may separate two numbers. */
function cutChunks(groups: readonly Group[]): Group[][] {
  const chunks: Group[][] = [];
  for (const group of groups) {
    const last = chunks.at(-1);
    if (last === undefined || group.spaced) chunks.push([group]);
    else last.push(group);
  }
  return chunks;
}

/** Several numbers separated by blanks alone: the fewest numbers that use up every group; null when there are none. */
export function readLines(groups: readonly Group[], plus: boolean): Line[] | null {
  const chunks = cutChunks(groups);
  if (chunks.length < 2 || chunks.length > MOST_CHUNKS) return null;
  const best: (Line[] | null)[] = [[]];
  for (let end = 1; end <= chunks.length; end += 1) {
    let shortest: Line[] | null = null;
    for (let start = 0; start < end; start += 1) {
      const before = best[start] ?? null;
      if (before === null || (shortest !== null && before.length + 1 >= shortest.length)) continue;
      const part = chunks.slice(start, end).flat();
      const line = readLine(part, plus && start === 0);
      if (line === null || line.reading.kind === 'service') continue;
      // Two blank-separated groups of four are a local number only where nothing else speaks for a list.
      if (isLocal(line.reading) && end - start > 1) continue;
      shortest = [...before, line];
    }
    best[end] = shortest;
  }
  return best[chunks.length] ?? null;
}
