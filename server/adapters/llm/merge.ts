/** Joins the readings of the chunks of one conversation, in code: a model asked to join would invent. */
import type { Speaker } from '../../domain/speech/types.ts';
import type { LlmReading } from '../../ports/speech.ts';

type Price = LlmReading['prices'][number];
type FollowUp = LlmReading['followUps'][number];
type Line = { readonly speaker: Speaker; readonly text: string };
interface Cited {
  readonly evidence: readonly number[];
}

const MAX_SENTENCES = 3;
/** How a speaker takes a value back. */
const TAKES_BACK = /不对|说错|错了|不是.{1,12}是|哦[，,]?应该是/u;

/** A reading whose lines are those of its chunk, told in lines of the conversation: `indexes[line of the chunk]`. */
export function shiftLines(reading: LlmReading, indexes: readonly number[]): LlmReading {
  const back = (lines: readonly number[]): number[] => [
    ...new Set(lines.flatMap((line) => indexes[line] ?? [])),
  ];
  const cite = <T extends Cited>(fact: T): T => ({ ...fact, evidence: back(fact.evidence) });
  return {
    ...reading,
    intentEvidence: back(reading.intentEvidence),
    sentimentEvidence: back(reading.sentimentEvidence),
    urgent: reading.urgent.map(cite),
    needs: reading.needs.map(cite),
    products: reading.products.map(cite),
    quantities: reading.quantities.map(cite),
    prices: reading.prices.map(cite),
    followUps: reading.followUps.map(cite),
    nextContact: reading.nextContact && cite(reading.nextContact),
  };
}

/**
 * One reading of several, in the order of the conversation: facts by what they say, their lines together. 投诉 anywhere
 * decides intent and sentiment, else the first chunk with an intent does. `readings` has one at least.
 */
export function mergeReadings(readings: readonly LlmReading[], lines: readonly Line[]): LlmReading {
  const first = readings[0];
  if (!first) throw new RangeError('mergeReadings needs a reading');
  if (readings.length === 1) return first;
  const leading =
    readings.find(({ intent }) => intent === '投诉') ??
    readings.find(({ intent }) => intent !== '其他') ??
    first;
  const { intent, intentEvidence, sentiment, sentimentEvidence } = leading;
  const all = <T>(pick: (reading: LlmReading) => readonly T[]): T[] => readings.flatMap(pick);
  return {
    intent,
    intentEvidence,
    sentiment,
    sentimentEvidence,
    urgent: unite(
      all((one) => one.urgent),
      ({ text }) => bare(text),
    ),
    summary: mergeSummaries(readings),
    needs: unite(
      all((one) => one.needs),
      ({ text }) => bare(text),
    ),
    products: unite(
      all((one) => one.products),
      ({ model, competitor }) => `${bare(model)} ${competitor}`,
    ),
    quantities: unite(
      all((one) => one.quantities),
      ({ amount, unit }) => `${amount} ${bare(unit)}`,
    ),
    prices: withoutTakenBack(
      unite(
        all((one) => one.prices),
        keyOfPrice,
      ),
      lines,
    ),
    followUps: mergeFollowUps(all((one) => one.followUps)),
    nextContact: readings.findLast(({ nextContact }) => nextContact)?.nextContact ?? null,
    wrongNumber: readings.every(({ wrongNumber }) => wrongNumber),
  };
}

/** Letters, digits and characters only, one case. */
function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
}

function keyOfPrice({ amount, currency, per, competitor }: Price): string {
  return [amount, currency, bare(per ?? ''), competitor].join(' ');
}

function unite<T extends Cited>(facts: readonly T[], keyOf: (fact: T) => string): T[] {
  const found = new Map<string, T>();
  for (const fact of facts) {
    const key = keyOf(fact);
    const known = found.get(key);
    found.set(key, known ? { ...known, evidence: together(known, fact) } : fact);
  }
  return [...found.values()];
}

function together(a: Cited, b: Cited): number[] {
  return [...new Set([...a.evidence, ...b.evidence])].sort((x, y) => x - y);
}

/**
 * The overlap shows a promise twice, perhaps in other words: the same person to act, and the same words or the same
 * lines. The one that has a date is kept.
 */
function mergeFollowUps(followUps: readonly FollowUp[]): FollowUp[] {
  const kept: FollowUp[] = [];
  for (const one of followUps) {
    const at = kept.findIndex((known) => isSame(known, one));
    const known = kept[at];
    if (!known) kept.push(one);
    else {
      const dated = known.when === null && one.when !== null ? one : known;
      kept[at] = { ...dated, evidence: together(known, one) };
    }
  }
  return kept;
}

function isSame(a: FollowUp, b: FollowUp): boolean {
  const lines = a.evidence.length > 0 && a.evidence.join() === b.evidence.join();
  return a.owner === b.owner && (bare(a.text) === bare(b.text) || lines);
}

/** A price gives way to a later one only where its own speaker takes it back, in that turn or the next of theirs. */
function withoutTakenBack(prices: readonly Price[], lines: readonly Line[]): Price[] {
  return prices.filter(
    (old) => !prices.some((later) => later !== old && isTakenBack(old, later, lines)),
  );
}

function isTakenBack(old: Price, later: Price, lines: readonly Line[]): boolean {
  const said = Math.max(...old.evidence);
  const again = Math.min(...later.evidence);
  const speaker = lines[said]?.speaker;
  const alike = old.currency === later.currency && old.competitor === later.competitor;
  if (!alike || again <= said || speaker === undefined) return false;
  const next = lines.findIndex((line, n) => n > said && line.speaker === speaker);
  return again === next && TAKES_BACK.test(lines[again]?.text ?? '');
}

/** A sentence of each chunk, then more of the first, three in all. */
function mergeSummaries(readings: readonly LlmReading[]): string {
  const each = readings.map(({ summary }) => summary.match(/[^。！？]+[。！？]?/gu) ?? []);
  const firsts = each.flatMap((sentences) => sentences.slice(0, 1));
  const rest = each.flatMap((sentences) => sentences.slice(1));
  return [...new Set([...firsts, ...rest])].slice(0, MAX_SENTENCES).join('');
}
