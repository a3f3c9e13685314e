/** Tax words of a sentence and the prices they belong to. */
import { spansOf, type Span } from '../plain.ts';

const MARKS =
  /(?:不|没|未)(?:含|带|开|算|包)(?:增值)?[税票]|(?:未税|裸价|除税|免税价?)|(?:含|带|开|包|有)(?:增值|专用?)?(?:税|票|发票|专票)|含\s?(?:13|十三)个点/g;
const WITHOUT = /^(?:不|没|未|裸|除|免)/;
/** 都是含税价 speaks of every price. */
const ALL_BEFORE = /[都全](?:部|是)*$/;
/** A comma weighs as much as so many characters between a mark and a price. */
const COMMA = 2;

function distance(text: string, from: number, to: number): number {
  const between = text.slice(from, to);
  return between.length + COMMA * (between.match(/[，。；,]/g)?.length ?? 0);
}

/** For each price whether tax is in it; undefined where nothing was said. Each mark belongs to the nearest price. */
export function taxOf(text: string, prices: readonly Span[]): readonly (boolean | undefined)[] {
  const said: (boolean | undefined)[] = prices.map(() => undefined);
  for (const mark of spansOf(text, MARKS)) {
    const gaps = prices.map((price) =>
      price.from >= mark.to
        ? distance(text, mark.to, price.from)
        : price.to <= mark.from
          ? distance(text, price.to, mark.from)
          : 0,
    );
    const tax = !WITHOUT.test(text.slice(mark.from, mark.to));
    if (ALL_BEFORE.test(text.slice(0, mark.from))) {
      said.fill(tax);
      continue;
    }
    const nearest = gaps.indexOf(Math.min(...gaps));
    if (nearest >= 0) said[nearest] = tax;
  }
  return said;
}
