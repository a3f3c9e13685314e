/** Urgent words of the customer: about now, said of what they need, and not denied in their clause. Spec §6. */
import { POLITE_CONDITION } from './act-words.ts';
import type { Clause } from './clauses.ts';
import { isPast } from './tense.ts';

/** What presses by itself. */
const PRESSING =
  /停线|停产|停工|停机(?!检修|维护|保养|换模|的时候|位)|断线|断料|断货|断供|缺料|待料|等料|没料了|等米下锅|揭不开锅|火烧眉毛|十万火急|机器停着|机台停着|(?:机器|机台|设备|产线|生产线|流水线|车间|线)(?:全|都|已经|现在|又|也)*(?:停|歇)(?:了|下来|着|工)|(?:产线|生产线|线)(?:都|已经|全)?(?:停|断)了|停着(?:等|呢|机)|(?:机器|机台|设备|产线|生产线|流水线|车间)[^，。不没别常老总每]{0,6}?(?:要|快|得)停(?!机?检|机?维|机?保|电|止)|(?:就|快|马上|眼看|眼瞅着|真|又)要?(?<=要|快)停(?![车电水诊业课火战牌止])(?:[线产机工])?|(?:开不了|停了)(?:机|线|工)|等着(?:用|料|开机|开工|装车|上线|生产|这批|要)|投诉|索赔|赔偿|赔钱|起诉|打官司|律师函|曝光|消协|12315|违约金|着急|心急|紧急(?!联系|程度|电话|预案)|火急|加急|特急|告急|急用|急需|急要|急死|急着|急得|急单|急件|急活|(?:很|挺|蛮|比较|特别|非常|太|真|好|十分|有点儿?|老|实在|都|还|最|更|贼|死)急|急(?=[，。！]|$|啊|的|得很)|(?:等|拖|耽误)不(?:起|得|了)/g;
/** What presses only when it is said of the other side's doing, or of what is about to happen to the customer. */
const HURRYING =
  /马上|立刻|立马|立即|即刻|赶紧|赶快|火速|抓紧|今天之内|今天内|今日内|当天|今天(?:下班|下午|中午|晚上|天黑)?(?:之?前)?(?:必须|一定|就得|得|就要|务必|非)|(?:必须|一定|务必|就得|非得|最迟|最晚)(?:要|得|在)?(?:是)?今[天晚]|今晚(?:之?前)?(?:必须|一定|就得|就要|务必)|现在就(?:要|得|给)|这会儿就要|连夜|(?:半|一|1|两|2|[几三四34])个?(?:小时|钟头)(?:之)?内(?=必须|一定|给我|要|得|回|解决|处理|到|赶)/g;

/** Harmless words that contain a denying one. */
const NOT_DENYING =
  /能不能|可不可以|是不是|要不要|行不行|会不会|有没有|好不好|急不急|够不够|再不|要不然|要不|不然|不得不|不管|不光|不仅|不但|差不多|不好意思|对不起|不行|来不及|等不了|等不起|等不得|不停|(?:怎么|哪|哪里)?能不|由不得|别的|别家|特别|没料|没货|没人|还没[发来收给]|没[发来收]|没到(?=货|急|都|呢|我|你)|没有(?:料|货|原料|材料)|不到|不了|不上|不起|[发到来送供做]不[出来过]/g;
const DENYING = /不|没|别|甭|未|无需|毋须|非(?!常|得)|零(?=投诉)/;
/** Denied, or laid to rest, behind the word. */
const DENIED_AFTER =
  /^[^，。]{0,6}(?:就?算了|就?不用了|倒不|倒没|倒是不|没有的|谈不上|不至于|免了|不必了|就不(?:必|了|提))/;
/** Said of a thing that is not made any more, or of somebody else's plant; asked rather than told. */
const ABOUT_GOODS =
  /(?:牌号|型号|规格|产品|料号|这款|那款|这个料|那个料|这种料|那种料|[A-Za-z]{2,}[-\d][\w/-]*|\d{3,4}料?)[^，。]{0,8}(?:停产|断货|断供)|(?:停产|断货|断供)[^，。]{0,6}(?:吗|么|没有$|了没)|(?:会|是)不(?:会|是)[^，。]{0,6}(?:停产|断货)|(?:别家|人家|他们家?|厂家|原厂|同行|供应商|石化)[^，。]{0,8}(?:停产|停机|断货|断供|急)/;
/** The other side's plant: 你们的生产线快停了吧. */
const THEIR_PLANT =
  /[你您]们?(?:家|那边|公司|厂里?)?的?(?:机器|机台|设备|产线|生产线|流水线|车间)[^，。]{0,6}$/;
/** The customer's own doing: 我马上到公司. */
const OWN_DOING =
  /(?:我|我们|咱|咱们|我这边|我们这边|这边)(?:会|就|也|先|也会|现在|今天|今天之内)*$/;
const OWN_VERB =
  /^(?:就|要|会|得|可以|能|先)?(?:到|去|回|过来|过去|下班|上车|开车|开会|出门|出发|登机|打款|付款|转账|汇款|安排(?:打款|付款|财务|人去|车)|发你|发您|发给你|发给您|给你|给您|把[^，。]{1,12}(?:发|传|给)|看|查|问|挂|下单|签|盖|确认|联系|打给|打电话|汇报|上)/;
/** 马上五一了: time that passes. */
const CALENDAR =
  /^(?:就|要|又|快|就要|就是|到|快到)*(?:五一|十一|国庆|中秋|端午|清明|元旦|过年|过节|春节|放假|年底|月底|下班|到点|周末|双十一|\d+月|[一二三四五六七八九十]+月|进入|旺季|淡季|天黑|吃饭)/;
const REPORTED = /(?:说|答应|讲|承诺|保证|回复我)(?:好|过|了|的|是|要|会)*$/;
const NOT_NOW = /(?<![一二两三四五六七八九十几0-9])万一|假如|假设|以后(?:如果|要是|再)|下次|将来/;
const CONDITIONAL = /如果|要是|倘若|若是|的话(?!费)/;
/** 要是今天还不到就停线了: the condition is what happens now, and it presses. */
const HAPPENS_NOW =
  /再不|[还再]没|还不|再[拖等晚]|(?:今天|今晚|明天|现在|马上|这两天)[^，。]{0,6}[不没]/;

interface Spoken {
  readonly phrase: string;
  readonly clause: Clause;
}

function isDenied(before: string, after: string, pushes: boolean): boolean {
  const plain = before.replace(NOT_DENYING, '');
  const near = plain.slice(-8);
  if (/(?:怎么|哪|哪里|岂)能?不(?:着)?$/.test(before)) return false;
  // 再不马上处理: what is denied is that it happens.
  if (pushes && /(?:^|再|还|你们?|您)不$/.test(before)) return false;
  return DENYING.test(near) || DENIED_AFTER.test(after);
}

function isOwnDoing(before: string, after: string): boolean {
  if (/^(?:之?内|就)?我们?(?:这边)?(?:就|会|也)?(?:把|给[你您]|发|去|打|付|签|盖|安排)/.test(after))
    return true;
  if (OWN_DOING.test(before.replace(/(?:给|帮|替|跟|和|向)我们?/g, ''))) {
    return !/^(?:就|要|都|快)*(?:停|断|没|用|开不|等|揭|要[用料货]|需要)/.test(after);
  }
  return (
    OWN_VERB.test(after) &&
    !/你|您|贵司/.test(before) &&
    /给[你您]|发[给]?[你您]|打款|付款|下班|到(?:公司|家|单位|厂)|开会/.test(after)
  );
}

/** Said of what might be: the condition stands in the clause or in front of it in the same sentence. */
function isSupposed(clause: Clause, previous: Clause | undefined): boolean {
  const before = previous?.sentence === clause.sentence ? previous.text : '';
  const said = `${before}，${clause.text}`.replace(POLITE_CONDITION, '');
  if (HAPPENS_NOW.test(said)) return false;
  const [first = '', own = ''] = said.split('，');
  return CONDITIONAL.test(own) || (CONDITIONAL.test(first) && /就|才|会|得|该|怎么/.test(own));
}

/** The urgent phrase of one clause of the customer, null when there is none that counts. */
function urgentPhrase(
  clause: Clause,
  next: Clause | undefined,
  previous: Clause | undefined,
): string | null {
  const { text } = clause;
  if (isPast(text, next?.text ?? '') || NOT_NOW.test(text)) return null;
  if (isSupposed(clause, previous)) return null;
  for (const { 0: word, index } of text.matchAll(PRESSING)) {
    const [before, after] = [text.slice(0, index), text.slice(index + word.length)];
    if (isDenied(before, after, false)) continue;
    if (word.includes('停') && THEIR_PLANT.test(before + word)) continue;
    if (
      ABOUT_GOODS.test(text) &&
      /停产|断货|断供|停机|急/.test(word) &&
      !/我们|咱们|我这|产线|生产线|机台|车间/.test(before)
    )
      continue;
    if (/停[线产工机]?$/.test(word) && /吗|么$|没有$/.test(after)) continue;
    if (/^加急/.test(word) && /费|钱|怎么算/.test(after)) continue;
    return text;
  }
  for (const { 0: word, index } of text.matchAll(HURRYING)) {
    const before = text.slice(0, index);
    // 今天之内，我把合同发你: the verb stands in the next clause.
    const after = text.slice(index + word.length) || (next?.text ?? '');
    if (isDenied(before, after, true) || isOwnDoing(before, after)) continue;
    if (CALENDAR.test(after) || REPORTED.test(before)) continue;
    return text;
  }
  return null;
}

/** Each clause of the customer that presses, in the order they were said. */
export function findUrgent(clauses: readonly Clause[]): readonly Spoken[] {
  return clauses.flatMap((clause, n) => {
    if (clause.speaker !== 'customer') return [];
    const next = clauses[n + 1];
    const phrase = urgentPhrase(
      clause,
      next?.segment === clause.segment ? next : undefined,
      clauses[n - 1],
    );
    return phrase === null ? [] : [{ phrase: phrase.trim(), clause }];
  });
}
