/** The prompt that came back as if somebody had said it. Its single words may be said: they are our products' names. */
import type { Placed } from './place.ts';
import { bareText, splitAfter } from './wording.ts';

/** A sentence of the prompt is recognised by this many of its characters. */
const LEAST_OF_SENTENCE = 6;
/** This many words of the list in its own order is nobody's talk. */
const LEAST_OF_LIST = 3;

/** Whether a whole text is part of the prompt, in its order. */
export function isPromptEcho(text: string, prompt: string | null): boolean {
  if (prompt === null) return false;
  const said = bareText(text);
  if (said === '') return false;
  const isOfSentence = sentencesOf(prompt).some(
    (sentence) =>
      said === sentence || (said.length >= LEAST_OF_SENTENCE && sentence.includes(said)),
  );
  return isOfSentence || isOfList(said, prompt);
}

function isOfList(said: string, prompt: string): boolean {
  const items = prompt
    .split(/[，,、；;。：:\n]+/u)
    .map(bareText)
    .filter((item) => item !== '');
  return items.some((_, first) => {
    let run = '';
    for (const [n, item] of items.slice(first).entries()) {
      run += item;
      if (n + 1 >= LEAST_OF_LIST && said === run) return true;
      if (!said.startsWith(run)) return n >= LEAST_OF_LIST && run.startsWith(said);
    }
    return false;
  });
}

/** Sentences of the prompt in Chinese that introduce it; lists of words are none. */
function sentencesOf(prompt: string): readonly string[] {
  return prompt
    .split(/(?<=[。！？：])/u)
    .filter((part) => /[。！？：]$/u.test(part) && !/[、，,]/u.test(part))
    .map(bareText)
    .filter((part) => /\p{Script=Han}{6}/u.test(part));
}

/** A sentence that begins with a whole sentence of the prompt, parted into the echo and what was said after it. */
export function partEcho(sentence: Placed, prompt: string | null): readonly Placed[] {
  if (prompt === null) return [sentence];
  const said = bareText(sentence.text);
  const echo = sentencesOf(prompt).find((one) => said.startsWith(one) && said.length > one.length);
  if (echo === undefined) return [sentence];
  const [head, tail] = splitAfter(sentence.text, echo.length);
  return [
    { ...sentence, text: head, words: [] },
    ...partEcho({ ...sentence, text: tail, words: [] }, prompt),
  ];
}
