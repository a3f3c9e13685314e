/** The words a Whisper model is shown before it listens: a bias to simplified characters, then the hot words. */

/** Read by the model, by nobody else; punctuated and simplified, so that what follows is likelier to be. */
export const SIMPLIFIED_OPENING = '以下是普通话的句子。';

/** Whisper keeps the last 223 tokens of a prompt; a longer one would lose its beginning without a word. */
export const MOST_TOKENS = 223;

const SEPARATOR = '、';
const END = '。';

/**
 * Opening and as many whole words as fit, the most used first; a word too long is passed over. A token is counted for
 * every character: few of the model's tokens are longer than the Chinese characters of our catalogue, Latin ones are.
 */
export function makePrompt(words: readonly string[]): string {
  const chosen = new Set<string>();
  let left = MOST_TOKENS - sizeOf(SIMPLIFIED_OPENING) - sizeOf(END);
  for (const raw of words) {
    const word = raw.replace(/[\s\p{Cc}]+/gu, ' ').trim();
    const size = sizeOf(word) + (chosen.size === 0 ? 0 : sizeOf(SEPARATOR));
    if (word === '' || chosen.has(word) || size > left) continue;
    chosen.add(word);
    left -= size;
  }
  return chosen.size === 0
    ? SIMPLIFIED_OPENING
    : `${SIMPLIFIED_OPENING}${[...chosen].join(SEPARATOR)}${END}`;
}

function sizeOf(text: string): number {
  return Array.from(text).length;
}
