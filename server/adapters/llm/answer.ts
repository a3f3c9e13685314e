/** From the bytes of an answer to the object in it: what models and servers put around their JSON is taken off. */
import { z } from 'zod';

/** Why an answer holds nothing. The first three are final; a model may do better with the others when told. */
export type AnswerProblem =
  'no-choice' | 'refusal' | 'content-filter' | 'blank' | 'cut-off' | 'not-json';

export type AnswerText =
  | { readonly ok: true; readonly content: string }
  | { readonly ok: false; readonly problem: AnswerProblem; readonly content: string };

const completion = z.looseObject({
  choices: z
    .array(
      z.looseObject({
        finish_reason: z.string().nullish(),
        message: z.looseObject({
          content: z.string().nullish(),
          refusal: z.string().nullish(),
        }),
      }),
    )
    .min(1),
});

/** The words of the first choice. `body`: the whole HTTP body of a 200, blank lines before the JSON included. */
export function readCompletion(body: string): AnswerText {
  const read = completion.safeParse(parse(body));
  const choice = read.success ? read.data.choices[0] : undefined;
  if (!choice) return { ok: false, problem: 'no-choice', content: '' };
  const content = choice.message.content ?? '';
  const wrong = (problem: AnswerProblem): AnswerText => ({ ok: false, problem, content });
  if (choice.finish_reason === 'content_filter') return wrong('content-filter');
  if ((choice.message.refusal ?? '').trim() !== '') return wrong('refusal');
  if (choice.finish_reason === 'length') return wrong('cut-off');
  if (content.trim() === '') return wrong('blank');
  return { ok: true, content };
}

/** The first whole JSON object in a model's words, thoughts and fences taken off; null when there is none. */
export function findObject(content: string): Record<string, unknown> | null {
  const words = content
    .replace(/\uFEFF/gu, '')
    .replace(/<think>[\s\S]*?<\/think>/giu, '')
    // Servers that start the thought in the template send its end only.
    .replace(/^[\s\S]*<\/think>/iu, '')
    .replace(/```[a-z]*/giu, '');
  let from = words.indexOf('{');
  while (from !== -1) {
    const to = endOfObject(words, from);
    if (to === null) return null;
    const found = parse(words.slice(from, to));
    if (typeof found === 'object' && found !== null) return found as Record<string, unknown>;
    from = words.indexOf('{', to);
  }
  return null;
}

/** Index after the brace that closes the one at `from`, strings skipped; null when it is never closed. */
function endOfObject(words: string, from: number): number | null {
  let depth = 0;
  let quoted = false;
  for (let at = from; at < words.length; at += 1) {
    const sign = words[at];
    if (quoted) {
      if (sign === '\\') at += 1;
      else if (sign === '"') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === '{') depth += 1;
    else if (sign === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/u, '')) as unknown;
  } catch {
    return undefined;
  }
}
