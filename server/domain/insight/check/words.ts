/** Whether the words of a model can come from what was said. */
import { findDates } from '../values/dates.ts';
import { findNumbers } from '../values/numbers.ts';
import { findProducts } from '../values/products.ts';
import { contextOf, wholeText, type Source } from './source.ts';
import { isSameModel } from './values.ts';

/** Words that any two sentences of a sales call share, and say nothing. */
const EMPTY_WORDS = new Set(
  '的了吗呢吧啊呀嗯哦我你您他她它们咱是在有这那个些一不就也都和与及跟给把对要会能可以请好于并或被从到为上下来去说着过得地还再很让客户销售方需希望',
);

function contentOf(text: string): string {
  return Array.from(text)
    .filter((sign) => /[\p{L}\p{N}]/u.test(sign))
    .join('');
}

/** Share of a text's own characters that must be found where it claims to come from. */
const SHARE = 0.25;

/**
 * Whether a text can come from what was said: a pair of telling characters next to each other in both, or enough of them
 * apart. A paraphrase passes, an invention about something else does not.
 */
export function sharesWords(text: string, said: string): boolean {
  const signs = Array.from(contentOf(text).toUpperCase());
  const heard = contentOf(said).toUpperCase();
  const telling = signs.map((sign) => !EMPTY_WORDS.has(sign));
  const pair = signs.some((sign, n) => {
    const next = signs[n + 1];
    return (
      next !== undefined &&
      telling[n] === true &&
      telling[n + 1] === true &&
      heard.includes(sign + next)
    );
  });
  if (pair) return true;
  const distinct = new Set(signs.filter((_, n) => telling[n]));
  const shared = [...distinct].filter((sign) => heard.includes(sign)).length;
  return shared >= 2 && shared >= distinct.size * SHARE;
}

/** Numbers worth holding against what was said: not those of models, dates, or the 一 of 一下. */
function numbersIn(source: Source, text: string): number[] {
  const others = [...findProducts(text, source.products), ...findDates(text, contextOf(source))];
  return findNumbers(text)
    .filter(({ from, to }) => !others.some((one) => one.from < to && from < one.to))
    .filter((one) => !/^[一两]$/u.test(one.text))
    .flatMap(({ amount, max }) => (max === undefined ? [amount] : [amount, max]));
}

/** Whether every number of a text was said. */
export function numbersAreSaid(source: Source, text: string, said: string): boolean {
  const heard = new Set(
    findNumbers(said).flatMap(({ amount, max }) => (max === undefined ? [amount] : [amount, max])),
  );
  const plain = said.replace(/[,，](?=\d{3})/gu, '');
  return numbersIn(source, text).every(
    (number) => heard.has(number) || new RegExp(`(?<![\\d.])${number}(?![\\d.])`, 'u').test(plain),
  );
}

/** What changes hands or is settled: nobody may read it into a call in which it was not said. */
const WEIGHTY = /成交|签约|付清|付款|打款|退款|赔偿|赔付|免费/gu;

export function weightIsSaid(source: Source, text: string): boolean {
  const said = wholeText(source);
  return (text.match(WEIGHTY) ?? []).every((word) => said.includes(word));
}

/** Whether every model of a text was said somewhere in the conversation. */
export function modelsAreSaid(source: Source, text: string): boolean {
  const said = source.heard.segments.flatMap(({ text: line }) =>
    findProducts(line, source.products),
  );
  return findProducts(text, source.products).every(({ model }) =>
    said.some((one) => isSameModel(one.model, model)),
  );
}

/** The text without date words that nobody said: the date itself is kept apart, resolved from what was said. */
export function withoutForeignDates(source: Source, text: string, said: string): string {
  const foreign = findDates(text, contextOf(source)).filter((one) => !said.includes(one.text));
  return foreign
    .reduceRight((left, { from, to }) => left.slice(0, from) + left.slice(to), text)
    .replace(/^(?:请?(?:在|于))?(?:之?前|以前|内)?[，,、\s]*/u, '')
    .trim();
}
