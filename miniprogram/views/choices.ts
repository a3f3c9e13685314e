/** Who can be chosen, and who is found by what was typed. */
export interface Choice {
  readonly id: string;
  readonly name: string;
  /** 在办公室, 值班中 …; '' = nothing to say. */
  readonly note: string;
}

/** Those whose name or note has all the words, in the order they came; many at once are cut, words make them fewer. */
export function matching(choices: readonly Choice[], words: string): readonly Choice[] {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((one) => one !== '');
  return choices
    .filter(({ name, note }) =>
      wanted.every((one) => `${name} ${note}`.toLowerCase().includes(one)),
    )
    .slice(0, MOST);
}

/** A list inside of a list may have sixty children at most. Pages §6. */
const MOST = 50;
