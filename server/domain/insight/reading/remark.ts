/** Conversations that are none: a wrong number, and a line on which nobody said a word. */
import type { Evidence, Remark } from '../types.ts';
import type { Clause } from './clauses.ts';
import { withoutFillers } from './clauses.ts';

export interface RemarkReading {
  readonly remark: Remark;
  readonly evidence: Evidence;
}

const WRONG_NUMBER =
  /(?<!型号|名字|单号|地址|税号|抬头|数量|字|日期|金额|价格|规格|订单|账号|户名|邮箱|印|标签)(?:也|又|可能|好像|应该|是|您|你|我)*(?:打|拨|按|找|搞|弄|记)错(?:了)?(?:电话|号码?|人|地方|号了|公司)|(?<!型号|名字|单号|地址|税号|抬头|数量|字|日期|金额|价格|规格|订单|账号|户名|邮箱|印|标签|价|码)(?:打|拨)错(?:了|啦)?(?=$|[吧啊呢，。不抱对])|(?:号码|电话)(?:不对|错了|有误)|不是这个(?:号|电话)|(?:您|你)找错(?:了|地方|人)?/;
const NOT_HERE =
  /(?:这|我们)(?:里|边|儿)?(?:不是|可不是|没有)(?:这个|您说的|你说的)?|没有(?:这个|姓.{1,3}的?)人|查无此人|不认识/;
/** What is said on a line before anything is said. */
const EMPTY =
  /喂+|您好|你好|听得(?:到|见)吗|听得(?:到|见)|能听(?:到|见)吗?|有人吗|在吗|哈喽|hello|嗯+|啊+|呃+|哦+|唉+|额+|是(?=$)|请(?:讲|问|说)(?:.*(?:您|帮)您?的?)?|[\s，。！？,.!?…、~—-]/gi;
const GREETING =
  /很高兴为您服务|这里是.{0,12}(?:热线|公司|客服|销售|塑料|材料)|有什么(?:可以|能)帮(?:您|到您|助您)的?|欢迎(?:致电|来电)|工号\d*|为您服务/g;

/** Null for an ordinary conversation. `hasGoods`: products, amounts or prices were spoken of. */
export function readRemark(clauses: readonly Clause[], hasGoods: boolean): RemarkReading | null {
  const told = clauses.some(({ text }) => text.replace(GREETING, '').replace(EMPTY, '') !== '');
  if (!told) return { remark: 'wordless', evidence: [] };
  const theirs = clauses.filter((one) => one.speaker === 'customer');
  if (!hasGoods) {
    const wrong = clauses.filter(
      (one) =>
        WRONG_NUMBER.test(withoutFillers(one.text)) && !/没(?:有)?(?:打|拨)错/.test(one.text),
    );
    if (wrong.length > 0) return { remark: 'wrong-number', evidence: evidenceOf(wrong) };
    const elsewhere = clauses.filter((one) => one.speaker === 'agent' && NOT_HERE.test(one.text));
    if (
      elsewhere.length > 0 &&
      theirs.some((one) => /不好意思|抱歉|对不起|搞错|错了/.test(one.text))
    ) {
      return { remark: 'wrong-number', evidence: evidenceOf(elsewhere) };
    }
  }
  const silent = theirs.every(({ text }) => text.replace(EMPTY, '') === '');
  const onlyAsked = clauses.every(
    ({ speaker, text }) =>
      speaker === 'customer' ||
      /喂|您好|你好|听|请讲|请说|在吗|哪位|挂|听不到|热线|公司|什么(?:可以|能)帮|服务|再见|打来/.test(
        text,
      ) ||
      text.replace(EMPTY, '') === '',
  );
  return silent && onlyAsked ? { remark: 'wordless', evidence: [] } : null;
}

const evidenceOf = (clauses: readonly Clause[]): Evidence =>
  [...new Set(clauses.map((one) => one.segment))].toSorted((a, b) => a - b);
