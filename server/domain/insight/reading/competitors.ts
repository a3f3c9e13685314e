/** Prices and products of others: kept, and flagged. */
import type { Clause } from './clauses.ts';
import type { Place } from './corrections.ts';

const OTHERS =
  /别(?:的)?(?:家|人家|的厂|的公司|的供应商|处|的地方)|人家(?!说我)|另(?:外)?一家|(?:隔壁|对面)(?:那)?家?|其他(?:家|厂|供应商|公司|几家|人)|其它(?:家|厂|供应商)|同行|竞(?:品|争对手|对)|友商|他们家?(?=报|给|才|只|卖|那|的|就|开|说|便宜)|(?:现在|目前|原来|以前|之前)(?:的|用的|合作的)?(?:那家|供应商|供货商)|有一?家|那家|(?:金发|奇美|台化|LG|乐金|锦湖|普利特|国恩|会通|道恩|南京聚隆|聚隆|沃特|银禧|万华|巴斯夫|沙比克|科思创|格林美|三星)(?!电)|[东西南北]边一家|外面(?:都|才|只|有人|卖|报)|市场上(?:别|有人|都|才|只)/i;
/** The talk is of our own side again. */
const OURS =
  /你们|您们|你们?(?:家|这|那|给|报|的|能|也|比|要|可|呢|就)|您(?:这|那|给|报|的|能|也|比|家)|贵司|我们(?:家|这|的|给|报|能|最|可)|我给(?:你|您)|咱(?:家|们)/;

/** A counter-offer is the customer's own: 一万一千六行不行. */
const PROPOSED =
  /行不行|行吗|行么|可以吗|可不可以|能不能|能给|给到|好吧|怎么样|就(?:定|做|签|下单)|成交|我(?:们)?(?:就|要|出|能|最多|想)/;

/** Whether a value was said of somebody else's goods: the nearest name before it in the sentence is another's. */
export function isCompetitors(place: Place, clauses: readonly Clause[]): boolean {
  const at = clauses.findIndex(
    (one) => one.segment === place.segment && place.from >= one.from && place.from < one.to,
  );
  const home = clauses[at];
  if (home === undefined) return false;
  const inside = home.text.slice(0, place.from - home.from);
  const last = nearest(inside);
  if (last !== null) return last === 'others';
  // 一万一，别家报的: named behind, in the same clause.
  if (OTHERS.test(home.text.slice(place.from - home.from)) && !OURS.test(home.text)) return true;
  if (PROPOSED.test(home.text)) return false;
  for (let n = at - 1; n >= 0; n -= 1) {
    const earlier = clauses[n];
    if (earlier?.segment !== home.segment || home.sentence - earlier.sentence > 1) return false;
    const named = nearest(earlier.text);
    if (named !== null) return named === 'others';
  }
  return false;
}

function nearest(text: string): 'others' | 'ours' | null {
  const at = (pattern: RegExp): number =>
    [...text.matchAll(new RegExp(pattern, 'gi'))].at(-1)?.index ?? -1;
  const [others, ours] = [at(OTHERS), at(OURS)];
  if (others < 0 && ours < 0) return null;
  return others > ours ? 'others' : 'ours';
}
