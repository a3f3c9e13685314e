/** Slips of the tongue: 不对, 说错了, 不是五吨是八吨, 哦应该是. The same side, in that turn or its next, replaces a value. */
import type { Speaker } from '../../speech/types.ts';
import type { Clause } from './clauses.ts';

/** Where a value was said: [from, to) of a segment. */
export interface Place {
  readonly segment: number;
  readonly speaker: Speaker;
  readonly turn: number;
  readonly from: number;
  readonly to: number;
}

/** A value as it was said once. `kind` keeps quantities apart from prices, `key` equal values together. */
export interface Mention extends Place {
  readonly kind: 'product' | 'quantity' | 'price' | 'date';
  readonly key: string;
}

/** `wrong` was said by mistake; `right` stands in its place (null: denied, and nothing named instead). */
export interface Correction<M extends Mention> {
  readonly wrong: M;
  readonly right: M | null;
}

/** 不对 of a slip; 颜色不对 and 对不对 are something else. */
const WRONG =
  /(?<![对么里儿些色量号味质寸货料次都也点很寄发单格账数感觉象样的])不对(?![称劲路头版等外])(?!.{0,2}(?:吗|么)$)|(?<!(?:你|您|他|她)们?(?:那边|刚才|财务|仓库|是不是|都|也)?)(?:说|讲|报|念|记|看|写|搞|弄|算|口)(?:误|错)了?(?!吗|没)|[哦噢喔啊呃哎诶][，,\s]*(?:那个)?应该是|(?:更正|纠正)一?下?/g;
/** 不是A(而)是B; of goods that came wrong it tells what happened. */
const NOT_BUT =
  /(?<!是|要|会|能)不是(?!说|吗|不|很|太|什么|你们)([^。！？!?；;]{1,24}?)[，,、\s]*(?:而是|应该是|(?:我)?(?:要|说|指|讲)的是|就?是)/g;
const CAME = /(?:发|送|寄|收|拿|运|拉|到)(?:来|到|过来|给我们?)?的?$|来的(?:货|料)?$/;
/** The other side asks back: 五吨是吧？ */
const ECHO = /(?:吗|吧|对吧|是吧|对吗|是吗|么|没错吧)$/;

const before = (one: Place, other: Place): boolean =>
  one.segment < other.segment || (one.segment === other.segment && one.from < other.from);
const isIn = (one: Place, clause: Clause): boolean =>
  one.segment === clause.segment && one.from >= clause.from && one.from < clause.to;

/** All replacements among the mentions of a conversation, in the order of the marks. */
export function findCorrections<M extends Mention>(
  clauses: readonly Clause[],
  textOf: (segment: number) => string,
  mentions: readonly M[],
): readonly Correction<M>[] {
  const marks = clauses.flatMap((clause) =>
    [...clause.text.matchAll(WRONG)].map((mark) => ({
      segment: clause.segment,
      speaker: clause.speaker,
      turn: clause.turn,
      from: clause.from + mark.index,
      to: clause.from + mark.index + mark[0].length,
    })),
  );
  const segments = [...new Set(clauses.map((one) => one.segment))];
  return [
    ...marks.flatMap((mark) => ofMark(mark, clauses, mentions)),
    ...segments.flatMap((segment) => ofNotBut(segment, clauses, textOf(segment), mentions)),
  ];
}

/** The first clause behind the mark with a value in it, in this turn or the side's next one. */
function ofMark<M extends Mention>(
  mark: Place,
  clauses: readonly Clause[],
  mentions: readonly M[],
): readonly Correction<M>[] {
  const mine = mentions.filter((one) => one.speaker === mark.speaker);
  const behind = mine.filter((one) => before(mark, one));
  const home = [mark.turn, mark.turn + 2]
    .map((turn) =>
      clauses.find((clause) => clause.turn === turn && behind.some((one) => isIn(one, clause))),
    )
    .find((clause) => clause !== undefined);
  if (home === undefined) return [];
  const rights = behind.filter((one) => isIn(one, home));
  const kinds = [...new Set(rights.map((one) => one.kind))];
  return kinds.flatMap((kind) => {
    const right = rights.find((one) => one.kind === kind);
    const wrong = mine.findLast(
      (one) =>
        one.kind === kind && before(one, mark) && [mark.turn, mark.turn - 2].includes(one.turn),
    );
    if (wrong === undefined || right === undefined || wrong.key === right.key) return [];
    const same = mentions.filter((one) => one !== wrong && isEchoed(one, wrong, mark));
    return [wrong, ...same].map((one) => ({ wrong: one, right }));
  });
}

/** The slip said twice by its speaker, or repeated by the other side before it was taken back: 要十吨 / 好，十吨. */
function isEchoed(one: Mention, wrong: Mention, mark: Place): boolean {
  if (one.kind !== wrong.kind || one.key !== wrong.key || !before(one, mark)) return false;
  return one.speaker === wrong.speaker ? one.turn === wrong.turn : before(wrong, one);
}

function ofNotBut<M extends Mention>(
  segment: number,
  clauses: readonly Clause[],
  text: string,
  mentions: readonly M[],
): readonly Correction<M>[] {
  const here = mentions.filter((one) => one.segment === segment);
  return [...text.matchAll(NOT_BUT)].flatMap((match) => {
    if (CAME.test(text.slice(0, match.index))) return [];
    const [from, to] = [match.index, match.index + match[0].length];
    const denied = here.filter((one) => one.from >= from && one.from < to);
    return denied.flatMap((wrong) => {
      const right = here.find((one) => one.kind === wrong.kind && one.from >= to) ?? null;
      if (right === null || right.key === wrong.key) return [];
      const earlier = mentions.filter((one) => isSameSlip(one, wrong, clauses));
      return [wrong, ...earlier].map((one) => ({ wrong: one, right }));
    });
  });
}

/** The denied value said before: by the same side in its turn or the one before, or asked back by the other side. */
function isSameSlip(one: Mention, denied: Mention, clauses: readonly Clause[]): boolean {
  if (one.kind !== denied.kind || one.key !== denied.key || !before(one, denied)) return false;
  if (one.speaker === denied.speaker) return [denied.turn, denied.turn - 2].includes(one.turn);
  const clause = clauses.find((each) => isIn(one, each));
  return (
    one.turn === denied.turn - 1 &&
    one.kind !== 'price' &&
    clause !== undefined &&
    (clause.asks || ECHO.test(clause.text))
  );
}
