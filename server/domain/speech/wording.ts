/** Text measured and compared by what is spoken in it: letters and digits, without marks, widths and case. */

const UNSPOKEN = /[^\p{L}\p{N}]/gu;

/** Only what is spoken, lower case: `PCR-ABS 757，有吗？` → `pcrabs757有吗`. */
export function bareText(text: string): string {
  return text.normalize('NFKC').replace(UNSPOKEN, '').toLowerCase();
}

/** About how many 字 are spoken: a Chinese character, a digit, a capital are one, three small letters are one. */
export function countSpoken(text: string): number {
  const small = text.match(/\p{Ll}/gu)?.length ?? 0;
  const others = text.normalize('NFKC').match(/[\p{Lo}\p{Lu}\p{N}]/gu)?.length ?? 0;
  return others + small / 3;
}

/** `text` after its first `count` spoken characters, marks that follow them go with the first part. */
export function splitAfter(text: string, count: number): readonly [string, string] {
  let seen = 0;
  let at = 0;
  for (const sign of text) {
    const spoken = bareText(sign).length > 0;
    if (spoken && seen >= count) break;
    if (spoken) seen += bareText(sign).length;
    at += sign.length;
  }
  return [text.slice(0, at).trim(), text.slice(at).trim()];
}

/** Whether two texts are nearly the same words: one character in four may be heard otherwise. */
export function isAlike(one: string, other: string): boolean {
  const [a, b] = [bareText(one), bareText(other)];
  const longer = Math.max(a.length, b.length);
  if (Math.abs(a.length - b.length) > longer / 4) return false;
  return longer > 0 && distance(a, b) / longer <= 0.25;
}

/** How many characters must be changed, added or taken away. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let n = 1; n <= other.length; n += 1) {
      const change = (row[n - 1] ?? 0) + (one[i - 1] === other[n - 1] ? 0 : 1);
      next.push(Math.min(change, (row[n] ?? 0) + 1, (next[n - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** Ends with a mark that closes a sentence or a phrase. */
export function isClosed(text: string): boolean {
  return /[。！？；，、：…,.?!;:]["”」』）)]*$/u.test(text);
}
