/** A follow-up in the words it was said with: who is meant is told by the owner, so pronouns and manners go. */
import type { SideWords } from '../words.types.ts';
import type { Clause } from './clauses.ts';
import type { SpokenDate } from './due.ts';
import { plainWords, findAction } from './owner.ts';
import type { Item } from './items.ts';
import type { Topic } from './topics.ts';
import { isLoose, topicsOf, wordOf } from './topics.ts';

const LONGEST = 40;
const DATED = 4;
const OPENING =
  /^(?:好的?|行|可以|没问题|那个|那(?!边|批|款)|那么|然后|所以|因为|就|您放心|你放心|嗯|是的|对|另外|还有|顺便|对了|麻烦|请|辛苦|拜托|能不能|能否|可不可以|可否|希望|我想|想|要不|这样|要|得|会|，|\s)+/;
const SUBJECT =
  /^(?:我们?|咱们?|您们?|你们?|贵司|我司)(?:这边|那边|公司)?(?:就|会|要|可以|能|再|先|去|来|也|都|得|必须)*/;
const CLOSING = /(?:吧|啊|呢|哈|吗|么|了|好吗|行吗|行不行|好不好|可以吗|好不|呀|哦|嘛|[，。\s])+$/;

/** The question for the moment; its answer stands as the date. */
const WHEN = /(?:您|你)?(?:看|觉得)?(?:大概)?(?:什么时候|啥时候|几号|哪天)(?:能|可以|方便)?/g;

/** 麻烦你把报价发我一下 → 把报价发客户一下 */
function tidy(clause: Pick<Clause, 'speaker' | 'text'>, sides: SideWords): string {
  const me = sides[clause.speaker];
  const you = sides[clause.speaker === 'agent' ? 'customer' : 'agent'];
  const bare = clause.text
    .trim()
    .replace(/嗯+|呃+|那个(?=[，我你您])/g, '')
    .replace(OPENING, '')
    .replace(SUBJECT, '')
    .replace(OPENING, '')
    .replace(CLOSING, '');
  return bare
    .replace(WHEN, '')
    .replace(/(?:帮|给|替|为)我们?(?=[查问看确申核处解安办做准])/g, '')
    .replace(/(?:贵司|贵公司|您们?|你们?)|(?:我们?|咱们?|俺)/g, (word) =>
      /^[贵您你]/.test(word) ? you : me,
    );
}

/** How much a clause tells: what it is about, and that something is done rather than looked up. */
function weight(clause: Clause): number {
  const words = plainWords(clause.text);
  const action = findAction(words);
  const doing = action === null ? 0 : action.lookup ? 1 : 3;
  return namedIn(words).length * 2 + doing;
}

const namedIn = (words: string): readonly Topic[] =>
  topicsOf(words).filter((topic) => topic !== 'check');

/**
 * At most 40 characters: the owner's own words where there are any, with what the same breath adds; a thing that only
 * the other side named stands in brackets behind them: 明天上午发客户（COA）.
 */
export function phraseOf(
  { clauses, owner, named, due }: Pick<Item, 'clauses' | 'owner' | 'named' | 'due'>,
  sides: SideWords,
  dates: readonly SpokenDate[] = [],
): string {
  const say = (one: Clause): string => tidy({ ...one, text: withDue(one, due, dates) }, sides);
  const telling = clauses.filter((one) => weight(one) > 0);
  const own = telling.filter((one) => one.speaker === owner);
  // The sentence with the date that counts beats one with a date that was given up.
  const rank = (one: Clause): number => weight(one) + (one.segment === due?.segment ? DATED : 0);
  const ranked = (own.length > 0 ? own : telling).toSorted((a, b) => rank(b) - rank(a));
  const best = ranked[0] ?? clauses[0];
  if (best === undefined) return '';
  const breath = telling.filter((one) => one.segment === best.segment);
  const joined = breath.map(say).join('，');
  const text = breath.length > 1 && joined.length <= LONGEST ? joined : say(best);
  const asked = telling.filter((one) => one.speaker !== owner);
  const others = telling.filter((one) => one.segment !== best.segment);
  const missing = [
    ...(named === null || text.includes(named) ? [] : [named]),
    ...others.flatMap((one) => wordsMissing(one, text)),
  ];
  const loose = missing.length === 0 && topicsOf(text).length === 0;
  if (loose) missing.push(...asked.slice(0, 1).map(say));
  const notes = [...new Set(missing)].filter((one) => !text.includes(one));
  const noted = notes.length > 0 ? `${text}（${notes.join('、')}）` : text;
  return (text === '' ? best.text.trim() : noted).slice(0, LONGEST);
}

/** The names of things in a clause whose topic the text does not speak of. */
function wordsMissing(clause: Clause, text: string): readonly string[] {
  const known = topicsOf(text);
  const words = plainWords(clause.text);
  return topicsOf(words)
    .filter((topic) => !known.includes(topic) && !isLoose([topic]))
    .flatMap((topic) => wordOf(topic, words) ?? []);
}

/** The words of a clause with the date that counts: one that was corrected or put off is not repeated. */
function withDue(clause: Clause, due: Item['due'], dates: readonly SpokenDate[]): string {
  const agreed = dates.find((one) => one.segment === due?.segment && isAt(one, due.at));
  return dates
    .filter(
      (one) => one.segment === clause.segment && one.from >= clause.from && one.to <= clause.to,
    )
    .reduceRight((text, one) => {
      const isLeft =
        clause.segment !== due?.segment && due?.at != null && !isAt(one, due.at) && agreed;
      const words = isLeft ? agreed.value.text : one.value.text;
      const [from, to] = [one.from - clause.from, one.to - clause.from];
      return text.slice(from, to) === words ? text : text.slice(0, from) + words + text.slice(to);
    }, clause.text);
}

const isAt = ({ value }: SpokenDate, at: Date | null): boolean =>
  at !== null && value.due?.getTime() === at.getTime();
