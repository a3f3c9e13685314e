/** A conversation cut into clauses: what one breath says, by whom, in which turn. */
import type { Speaker } from '../../speech/types.ts';
import type { Utterance } from '../types.ts';

/** A clause is a span of one segment; [from, to) in UTF-16 units of the segment's text. */
export interface Clause {
  /** Index of the segment. */
  readonly segment: number;
  readonly speaker: Speaker;
  /** Counts the changes of speaker: consecutive segments of one side are one turn. */
  readonly turn: number;
  /** Counts the full stops: clauses between commas share a sentence. */
  readonly sentence: number;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** The sentence ends in a question mark right after this clause. */
  readonly asks: boolean;
}

/** Stops that end a sentence; a pause may be written as a space between Chinese words. */
const FULL_STOP = /[。！？!?；;\n…]/;
/** Punctuation (not the comma of 11,800), and the words that begin a new thought where nothing is written. */
const CUT =
  /[。！？!?；;\n…]+|[，、]|,(?!\d{3})|(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])|(?<=[^，。\s])(?=(?:你|您)帮我|麻烦(?:你|您)|(?:你|您|我)们?把|我给(?:你|您))|(?<=您)(?=您(?!们))|(?<=我)(?=我(?!们))|(?=然后|另外|再就是|顺便|不过|但是|完了再|那你|那您|那我|那咱|还有(?!货|没|吗|多少|库存|现货|\d|[一二两三四五六七八九十]))|(?<=[我你您吧呢啊了们])(?=(?:我|你|您)们?(?:这边|那边)?(?:就|会|给|把|去|让|再|也|先|明天|今天|后天|马上|下午|上午|周|到时))/g;

const SHORTEST = 4;

/** Cuts a text; the spans keep their places. */
function cutText(text: string): readonly { from: number; to: number; stop: string }[] {
  const pieces: { from: number; to: number; stop: string }[] = [];
  let from = 0;
  const take = (to: number, stop: string): void => {
    if (text.slice(from, to).trim() !== '') pieces.push({ from, to, stop });
  };
  for (const { 0: stop, index } of text.matchAll(CUT)) {
    // 原件麻烦您寄一份: a word or two in front belong to what follows.
    if (stop === '' && index - from < SHORTEST) continue;
    take(index, stop);
    from = index + stop.length;
  }
  take(text.length, '');
  return pieces;
}

/** All clauses in the order they were spoken. */
export function cutClauses(segments: readonly Utterance[]): readonly Clause[] {
  const clauses: Clause[] = [];
  let turn = -1;
  let sentence = 0;
  let last: Speaker | null = null;
  segments.forEach(({ speaker, text }, segment) => {
    if (speaker !== last) turn += 1;
    last = speaker;
    sentence += 1;
    for (const { from, to, stop } of cutText(text)) {
      const asks = /[？?]/.test(stop);
      clauses.push({
        segment,
        speaker,
        turn,
        sentence,
        from,
        to,
        text: text.slice(from, to),
        asks,
      });
      if (FULL_STOP.test(stop)) sentence += 1;
    }
  });
  return clauses;
}

/** The clauses of a turn. */
export function clausesOf(clauses: readonly Clause[], turn: number): readonly Clause[] {
  return clauses.filter((one) => one.turn === turn);
}

/** Words that only fill a pause, taken out before a clause is judged; spans are lost by it. */
export function withoutFillers(text: string): string {
  return text
    .replace(/\s+/g, '')
    .replace(/嗯+|呃+|额(?=[，\u4e00-\u9fff])|[哦噢喔唉诶欸哎哈喂]+|呀|嘛|啦|哟|咯|喽/g, '')
    .replace(/那个(?=[我你您]|$)|这个(?=[我你您]|$)|就是说|的话呢?(?=$)|啊(?!$)/g, (word) =>
      word.startsWith('的话') ? '的话' : '',
    );
}
