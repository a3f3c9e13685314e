/** Promises, requests and what becomes of them: lines, then owner, due (Tuesday 24 November, ten o'clock) and a word. */

type Due = `11-${string}` | `12-${string}` | null;
export type FollowUpCase = readonly [
  lines: readonly string[],
  expected: readonly (readonly [owner: 'agent' | 'customer', due: Due, word: string])[],
];

export const FOLLOW_UP_CASES: Readonly<Record<string, FollowUpCase>> = {
  '你发我 by the customer is the agent': [['客户：报价你发我'], [['agent', null, '报价']]],
  '图纸我发你 is the customer': [['客户：图纸我发你'], [['customer', null, '图纸']]],
  '您把图纸发我 by the agent is the customer': [
    ['销售：您把图纸发我'],
    [['customer', null, '图纸']],
  ],
  'a promise of the agent': [['销售：我明天上午把合同发您'], [['agent', '11-25T12:00', '合同']]],
  'our technician is ours': [['销售：我让技术下午给您回电话'], [['agent', '11-24T18:00', '电话']]],
  'their buyer is theirs': [['客户：我让采购明天跟你联系'], [['customer', '11-25T18:00', '联系']]],
  'a request and its promise are one, due as promised': [
    ['客户：报价单周五前发我', '销售：好的，明天下午发您'],
    [['agent', '11-25T18:00', '报价单']],
  ],
  'a request and a bare yes: due as asked': [
    ['客户：报价单周五前发我', '销售：好的没问题'],
    [['agent', '11-27T18:00', '报价单']],
  ],
  'a question for the moment and its answer': [
    ['客户：样品什么时候能寄出来', '销售：后天'],
    [['agent', '11-26T18:00', '样品']],
  ],
  'a question for the moment without a promise': [
    ['客户：样品什么时候能寄出来', '销售：这个要看情况'],
    [],
  ],
  refused: [['客户：能不能给我寄十公斤样品', '销售：这个做不了'], []],
  'refused for one day, promised for another': [
    ['客户：样品明天能寄吗', '销售：明天寄不了，周四寄'],
    [['agent', '11-26T18:00', '样品']],
  ],
  'called off by who asked': [['客户：把资料发我一份', '销售：好的', '客户：算了，先别发了'], []],
  'only the one that is named is called off': [
    ['客户：合同和样品都发我', '销售：好，合同今天发，样品周四寄', '客户：样品先不用寄了'],
    [['agent', '11-24T18:00', '合同']],
  ],
  一会儿再打: [['客户：我在开会，一会儿再打'], []],
  courtesies: [['销售：有问题您随时联系我', '客户：好，回头聊', '销售：保持联系，再见'], []],
  'looked up at once': [['客户：帮我查一下库存', '销售：稍等，我查一下，有货'], []],
  'looked up and answered later': [
    ['客户：帮我查一下物流', '销售：我问下仓库，下午三点前回复您'],
    [['agent', '11-24T15:00', '回复']],
  ],
  'told on the spot': [['销售：您报一下电话和地址'], []],
  'already done': [['客户：照片我已经发你了', '销售：好的收到'], []],
  'what was asked for is there already': [['销售：麻烦把照片发我', '客户：照片昨天已经发你了'], []],
  'a condition is no promise': [['销售：您要是确定下单的话我就安排排产'], []],
  'money first is no promise': [['销售：款到三天内给您发货'], []],
  'an offer taken up': [['销售：要不要我给您寄点样品', '客户：好啊'], [['agent', null, '样品']]],
  'an offer declined': [['销售：要不要我给您寄点样品', '客户：不用了'], []],
  'what was promised before the call is no new promise': [['客户：你上次说好给我报价的'], []],
  'two things, two dates': [
    ['销售：报价明天发您，样品周四寄给您'],
    [
      ['agent', '11-25T18:00', '报价'],
      ['agent', '11-26T18:00', '样品'],
    ],
  ],
  'a slip of the date': [
    ['销售：我明天给您寄样品，不对，后天'],
    [['agent', '11-26T18:00', '样品']],
  ],
  'a date that is past': [
    ['客户：昨天之前你就该发我合同', '销售：我马上发您'],
    [['agent', null, '发']],
  ],
  'the customer comes': [
    ['客户：我们周四上午去你们公司拜访'],
    [['customer', '11-26T12:00', '拜访']],
  ],
  'the customer comes, unnamed': [
    ['客户：下周三上午来你们公司看一下', '销售：好的欢迎'],
    [['customer', '12-02T12:00', '下周三上午来我方公司看一下']],
  ],
  'the customer comes, named': [
    ['客户：我下周三上午来你们公司看一下', '销售：好的欢迎'],
    [['customer', '12-02T12:00', '下周三上午来我方公司看一下']],
  ],
  'the customer comes, politely': [
    ['客户：下周三上午我们来贵公司看一下', '销售：好的'],
    [['customer', '12-02T12:00', '来我方看一下']],
  ],
  'we visit them': [
    ['销售：下周三上午我来您公司拜访', '客户：好的'],
    [['agent', '12-02T12:00', '拜访']],
  ],
  'we come': [
    ['客户：下周三上午来我们公司看一下', '销售：好的'],
    [['agent', '12-02T12:00', '下周三上午来客户公司看一下']],
  ],
  'put off: the day that was given up is not told': [
    ['客户：周三前给我报价', '销售：来不及，周四吧'],
    [['agent', '11-26T18:00', '周四给客户报价']],
  ],
  'a slip of the date is not told': [
    ['销售：我明天给您寄样品，不对，后天'],
    [['agent', '11-26T18:00', '后天给客户寄样品']],
  ],
  'a thing named only before': [
    ['客户：COA有吗', '销售：有的', '客户：发我一份', '销售：好，今天下班前发您'],
    [['agent', '11-24T18:00', 'COA']],
  ],
  'a quotation given at once': [['客户：757给我报个价', '销售：一万一千八一吨', '客户：好的'], []],
  'deliveries in parts': [
    ['销售：第一批周四送，第二批下周一送'],
    [
      ['agent', '11-26T18:00', '第一批'],
      ['agent', '11-30T18:00', '第二批'],
    ],
  ],
};
