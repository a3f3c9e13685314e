/** What an act is about: words grouped into topics, so that a request and the promise that answers it find each other. */

export const TOPICS = [
  'quote',
  'sample',
  'contract',
  'invoice',
  'document',
  'drawing',
  'tracking',
  'goods',
  'stock',
  'call',
  'reply',
  'solution',
  'check',
  'visit',
  'account',
  'payment',
  'order',
  'photo',
  'exchange',
  'meeting',
  'apply',
] as const;
export type Topic = (typeof TOPICS)[number];

const WORDS: Readonly<Record<Topic, RegExp>> = {
  quote:
    /报价[单表]?|价格表|报(?:个|一个|一下|下)?(?:[^，。]{0,14}的)?价|价格|价钱|单价|价目表|底价|优惠价?|折扣|价(?=发|给|报|出来|算)|算(?:个|一下|下)价/,
  sample:
    /样品|样板|样料|小样|样(?=寄|发|给|也|送|的)|[寄送发拿][个点些]?样|试样|试料|色板|色卡|样条|样片/,
  contract: /框架(?:协议|合同)?|合同|协议/,
  invoice: /发票|专票|普票|开票(?!资料|信息)|票(?=开|寄|据|还|补)|开[个张]?票|红字|开(?:一)?张/,
  document:
    /(?:COA|SGS|R[oO]HS|REACH|MSDS|SDS|TDS|GRS|UL(?![A-Za-z]))(?:检测|测试)?(?:报告|证书|认证|黄卡)?|黄卡|证书|认证|证明|报告|质检单|物性表?|资料|参数|工艺|说明书|指导书|样本|产品册|画册|目录|文件|清单|模板|授权书?|数据|规格书/i,
  drawing: /图纸|[三3]D图?|图(?=发|给|传)|CAD/i,
  tracking: /物流|单号|运单|快递(?=信息)|货到哪|到哪了|车牌/,
  goods:
    /(?:必须|一定|务必|得|要)(?:要)?(?:给我们?)?到(?!底|时|处|位|现在|账|款|了|的)|发货|出货|送货|送到|装车|发车|到货|备货|供货|补货|补发|交货|货(?=发|送|到|给|拉|备|留|今|明|必|能|先)|排产|排期|交期|料(?=发|送|到|给|今|明|必)|发[出走]|提货|(?<!寄|抄|赠|派|快递)送(?!检|样|个|我|你|您|给)/,
  stock: /库存|现货|有没有货/,
  call: /回(?:个|一个|我|您|你)?(?:一?个)?电话?(?=$|[^路])|电话|打给|打过来|打过去|回拨|回过[来去]|致电/,
  reply:
    /回复|答复|回话|回信|回音|消息|准信|准话|结果|反馈|通知|告诉|告知|回[我您你](?!们?那)|说法|交代|交待|意见|说一声|吱一?声|答案/,
  solution: /方案|处理|解决|整改|跟进|落实|协调|理赔|赔(?!不)|善后/,
  check: /评估|核实|核查|核对|查(?!收)|确认|(?<!请)问|了解|调查|排查|追/,
  visit:
    /上门|派[个人]|派.{0,4}(?:工程师|技术|人)|工程师|拜访|来厂|到厂|到(?:你|您)们?(?:公司|厂|那|这|现场)|到贵(?:司|公司|厂)|去[你您]们?|来[我你您]们?(?:这|那|厂|公司)|现场|走一趟|来一趟|去一趟|跑一趟|(?:人|工程师|师傅|技术)(?:员|人员)?(?:到|过)[^，。]{0,4}(?:来|去|厂)|过来(?:一?趟|看|拿|提|谈|聊)|过去(?:看|谈|聊|一趟|拜访)/,
  account: /账号|账户|开票资料|开票信息|营业执照|资质|税号|对公|银行|抬头/,
  payment:
    /打款|付款|付清|定金|货款|尾款|汇款|转账|预付|款(?=打|付|到|转)|把钱|水单|钱(?=打|转|付)/,
  order: /下(?:个|一个|了)?(?:正式)?(?:订|采购)?单|订单|采购单|PO(?![MA-Za-z])/,
  photo: /照片|图片|视频|批号|批次号?|样件|坏件|不良品?|留样|拍/,
  exchange: /退货|换货|退回|退款|退掉|拉回|换(?=一批|货|掉|新|过)|补(?=一批|一吨|\d)/,
  meeting: /面谈|见面|会议|当面|约[个在]|见一面/,
  apply: /申请|请示|争取|汇报/,
};

/** Answers of any kind: who was asked to look into something and promises to call back has answered. */
const ANSWERS: readonly Topic[] = [
  'call',
  'reply',
  'check',
  'solution',
  'tracking',
  'stock',
  'apply',
  'exchange',
];
/** Things that can be sent. */
export const THINGS: readonly Topic[] = [
  'quote',
  'sample',
  'contract',
  'invoice',
  'document',
  'drawing',
  'account',
  'photo',
];
/** Topics too loose to name a thing. */
const LOOSE: readonly Topic[] = ['check', 'reply', 'solution', 'call', 'apply'];

/** Every topic a clause speaks of. */
export function topicsOf(text: string): readonly Topic[] {
  return TOPICS.filter((topic) => WORDS[topic].test(text));
}

/** The word by which a text speaks of a topic, null when it does not. */
export function wordOf(topic: Topic, text: string): string | null {
  return WORDS[topic].exec(text)?.[0] ?? null;
}

/** Whether one may be the answer to the other. An act about nothing named answers anything. */
export function areAbout(one: readonly Topic[], other: readonly Topic[]): boolean {
  if (one.some((topic) => other.includes(topic))) return true;
  const isAnswer = (topics: readonly Topic[]): boolean =>
    topics.some((topic) => ANSWERS.includes(topic));
  return isAnswer(one) && isAnswer(other);
}

/** Whether the topics name nothing that could be told from another thing. */
export function isLoose(topics: readonly Topic[]): boolean {
  return topics.every((topic) => LOOSE.includes(topic));
}
