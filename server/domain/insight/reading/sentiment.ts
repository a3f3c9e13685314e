/** The customer's mood, by their own words. A courtesy is no joy, and a defect told calmly is still no praise. */
import type { Evidence, Intent, Sentiment } from '../types.ts';
import type { Clause } from './clauses.ts';
import { withoutFillers } from './clauses.ts';
import { isPast } from './tense.ts';

export interface SentimentReading {
  readonly sentiment: Sentiment;
  readonly evidence: Evidence;
  readonly confidence: number;
}

const NEGATIVE =
  /太(?:差|烂|慢|离谱|过分|不像话|不负责|坑|气人|让人|让我|失望|不专业|不靠谱|拖|马虎|扯)|差劲|很差|真差|不满意?|(?:不|没)(?:是|太|怎么|很|算|大)*满意|失望|生气|气死|火大|发火|恼火|窝火|受不了|忍(?:无可忍|不了|够)|搞(?:什么|啥)|怎么(?:搞的|回事|能这样|可以这样|又|老是|总是|办事)|咋(?:搞|回事|整的)|什么(?:态度|服务|质量|玩意|东西|意思啊)|不靠谱|不像话|离谱|过分|糟糕|垃圾(?!桶|袋|箱|处理|分类|车)|坑人|骗(?:人|我|子)|忽悠|敷衍|糊弄|耍(?:我|人)|投诉|索赔|赔偿|起诉|曝光|不负责任?|损失|耽误|害(?:我|得)|再也不|拉黑|不合作了|没法合作|没法(?:用|交代|跟客户)|不能用|用不了|报废|每次都|又(?:是|出|不|没|来|这样)|(?:三番|一而再|好几次|多次|老是|总是)|说话不算|言而无信|没人(?:管|理|接|回|处理)|一直(?:没|不|拖)|都(?:几天|多久|这么久|一个月|[一二两三四五六七八九十0-9]+天)了|烦(?:死|人|得|透)|郁闷|无语|服了|不(?:高兴|开心|爽)|扯皮|推(?:来推去|卸)|急死|头(?:疼|痛|大)|(?:退|拒收)了?我们?(?:的)?货|很(?:生气|火|恼|被动|不满|失望)|(?:太|真)(?:让人|叫人)/;
const POSITIVE =
  /(?<!不|没|太不)满意|(?:质量|效果|料|货|东西|产品|服务|性能|品质|颜色|稳定性|口碑|态度|速度|样品|这批)(?:真的|真|还|都|也|一直|确实|是|挺|很|蛮|非常|比较|相当|特别)*(?:不错|很好|挺好|蛮好|真好|好用|稳定|可以的|没得说|没话说|过硬|到位|好得很|杠杠|巴适|赞|OK)|(?:挺|很|蛮|真|非常|特别|相当|都|确实)(?:不错|好用|满意|稳定|放心|专业|靠谱|给力|周到|及时|热情|耐心|贴心|愉快|顺利|认可)|(?:速度|发货|到货|到得|处理得?)(?:很|真|挺|好)快|太(?:好了|棒|感谢|谢谢|给力|及时|专业)|(?:非常|十分|特别|真的|真是|万分|很)(?:感谢|谢谢)|感谢(?:你们|您们|贵司)?(?:的)?(?:支持|帮忙|帮助|配合|及时)|合作(?:得|的)?(?:一直)?(?:很|挺|非常|蛮)?(?:愉快|顺利|开心)|帮(?:了)?(?:我们?)?(?:大忙|很大)|(?<!不太?|没)(?:靠谱|给力|点赞|表扬|称赞|夸|省心)|(?:客户|老板|领导|我们)(?:那边)?(?:都|很|也|非常)?(?:认可|满意|喜欢)|辛苦(?:你们|您们)了.*(?:好|不错)|一直用你们.*(?:好|不错|稳定)|没(?:得|话)说|赞(?!助|成)|棒(?!子|材|料)/;
const DENIED =
  /(?:不是|没有|不会|没|别|不算|谈不上)(?:说|在|要|什么|是)*(?:生气|投诉|不满|怪|失望|索赔|耽误|损失|抱怨|发火)|没(?:有)?(?:什么)?(?:损失|耽误|问题)|(?:不|没)耽误|(?:投诉|索赔)(?:就)?(?:算了|不用)|不索赔|不投诉/;
const NOT_POSITIVE =
  /(?:不|没|没有|不太|不怎么|不够|不算|谈不上|要是|如果|希望|能不能|怎么)[^，。]{0,5}(?:满意|不错|很好|稳定|放心|专业|靠谱|顺利)|价格?(?:还|挺|很)?(?:不错|可以)|(?:以前|之前|原来|过去)(?:的|都|还|一直|质量|料)/;
const THEIRS = /别家|人家|其他家|另一家|同行|隔壁/;

const SURE = 0.85;
const LIKELY = 0.7;
const DEFAULT = 0.6;

/** Negative words weigh more than praise; an open complaint is displeasure unless its words deny it. */
export function readSentiment(
  clauses: readonly Clause[],
  complaint: { readonly intent: Intent; readonly evidence: Evidence },
): SentimentReading {
  const theirs = clauses.filter((one) => one.speaker === 'customer');
  const negative = theirs.filter((one, n) => isNegative(one, theirs[n + 1]));
  const positive = theirs.filter(isPositive);
  const denied = theirs.some((one) => DENIED.test(withoutFillers(one.text)));
  if (complaint.intent === '投诉' && !(denied && negative.length === 0)) {
    const evidence = negative.length > 0 ? evidenceOf(negative) : complaint.evidence;
    return { sentiment: 'negative', evidence, confidence: negative.length > 0 ? SURE : LIKELY };
  }
  if (negative.length > 0 && negative.length >= positive.length) {
    return { sentiment: 'negative', evidence: evidenceOf(negative), confidence: LIKELY };
  }
  if (positive.length > 0) {
    return { sentiment: 'positive', evidence: evidenceOf(positive), confidence: SURE };
  }
  return { sentiment: 'neutral', evidence: [], confidence: DEFAULT };
}

function isNegative(clause: Clause, next: Clause | undefined): boolean {
  const words = withoutFillers(clause.text);
  if (!NEGATIVE.test(words) || DENIED.test(words) || THEIRS.test(words)) return false;
  return !isPast(words, next?.segment === clause.segment ? next.text : '');
}

function isPositive(clause: Clause): boolean {
  const words = withoutFillers(clause.text);
  if (clause.asks || /(?:吗|么)$/.test(words)) return false;
  return POSITIVE.test(words) && !NOT_POSITIVE.test(words) && !THEIRS.test(words);
}

const evidenceOf = (clauses: readonly Clause[]): Evidence =>
  [...new Set(clauses.map((one) => one.segment))].toSorted((a, b) => a - b);
