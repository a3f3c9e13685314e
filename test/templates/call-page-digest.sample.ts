/** What became of the sample call: heard, read by the rules, one value corrected by hand, one promise kept. */
import type {
  DigestView,
  EvidenceView,
  FactView,
  SentenceView,
  StepView,
} from '../../server/domain/digest/view.types.ts';

export const moment = (text: string) => ({
  at: `${text.replace(' ', 'T')}${text.length > 16 ? '' : ':00'}+08:00`,
  text,
});
const A = { id: 'sales_manager_a', name: '销售经理A' };
const B = { id: 'sales_manager_b', name: '销售经理B' };

const SAID: readonly (readonly ['agent' | 'customer', number, string])[] = [
  ['agent', 0.4, '您好，这里是苏州改性塑料，请问有什么可以帮您？'],
  ['customer', 4.1, '你好，我是奥克斯的张经理，想问一下PCR-ABS-757现在什么价格。'],
  ['agent', 10.2, '张经理您好，757这个牌号最近是一万一千八百五一吨，含税到厂。'],
  ['customer', 17.8, '一万一千八百五？有点高，上次同行报的是一万一千五。'],
  ['customer', 23.5, '我们这次要三十吨，分两批，能不能再降一点？'],
  ['agent', 29, '三十吨的话我帮您申请一下，周五前把正式报价发给您。'],
  ['customer', 36.2, '好，另外把阻燃检测报告也一起发我。'],
  ['agent', 40.9, '没问题，检测报告我今天下午就发。'],
  ['customer', 45.3, '图纸我晚点发你邮箱，你看一下模温要不要调。'],
  ['agent', 51.7, '好的，收到我马上看。'],
  ['customer', 54.9, '上次那批颜色有点偏黄，这次注意一下，再出问题我们就要换供应商了。'],
  ['agent', 63.8, '您放心，这批我们会先打样给您确认颜色。'],
  ['customer', 134.5, '行，那先这样。'],
];

const clockOf = (seconds: number): string => {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${two(seconds / 60)}:${two(seconds % 60)}`;
};

export const SENTENCES: readonly SentenceView[] = SAID.map(([speaker, start, text], n) => ({
  n,
  speaker: { value: speaker, text: speaker === 'agent' ? '销售' : '客户' },
  person: speaker === 'agent' ? B.name : null,
  start,
  end: start + 2,
  clock: clockOf(start),
  text,
  heard: null,
}));

export function evidence(...indexes: readonly number[]): EvidenceView[] {
  return SENTENCES.filter(({ n }) => indexes.includes(n)).map(
    ({ n, start, clock, text, heard }) => ({ n, start, clock, text, heard }),
  );
}

type FactChange = Partial<FactView> & Pick<FactView, 'field' | 'label' | 'value'>;

function fact(change: FactChange): FactView {
  return {
    id: null,
    removed: false,
    edit: [],
    confidence: 0.9,
    evidence: [],
    correction: null,
    ...change,
  };
}

export function step(
  value: StepView['name']['value'],
  text: string,
  state: StepView['state'],
  change: Partial<StepView> = {},
): StepView {
  return {
    name: { value, text },
    state,
    attempts: 1,
    done: null,
    progress: null,
    problem: null,
    retry: null,
    ...change,
  };
}

const DONE = { value: 'done', text: '完成' } as const;
const done = (clock: string) => ({ done: moment(`2026-11-24 ${clock}`) });

export const DIGEST: DigestView = {
  steps: [
    step('fetch', '取录音', DONE, done('10:09:33')),
    step('split', '分轨', DONE, done('10:09:35')),
    step('transcribe', '转写', DONE, { ...done('10:09:58'), attempts: 3 }),
    step('extract', '提取要点', DONE, done('10:10:01')),
    step('record', '写入记录', DONE, done('10:10:02')),
    step('todo', '生成待办', DONE, done('10:10:02')),
    step('notify', '发送小结', DONE, done('10:10:03')),
  ],
  transcript: {
    state: { value: 'ready', text: '已转写' },
    by: {
      value: 'aliyun',
      text: '由阿里云转写',
      person: null,
      at: moment('2026-11-24 10:09'),
    },
    count: SENTENCES.length,
    sentences: SENTENCES,
    ...{ next: null, previous: null },
  },
  audio: { recording: 'rec-2', offset: -0.5, length: { seconds: 362, text: '6分02秒' } },
  insight: {
    by: { value: 'rules', text: '由规则提取' },
    at: moment('2026-11-24 10:10'),
    summary:
      '客户询价：PCR-ABS-757，30吨，有不满。谈及价格：11850元/吨（含税）、11500元/吨（同行价）。我方待办：发送正式报价（11-27 18:00 前）、发送检测报告。',
    intent: { value: '询价', text: '询价' },
    sentiment: { value: 'negative', text: '负面' },
    urgency: {
      value: 'high',
      text: '高',
      reasons: [
        { text: 'VIP金牌客户', evidence: [] },
        { text: '客户说「换供应商」', evidence: evidence(10) },
      ],
    },
    facts: [
      fact({ field: 'summary', label: '小结', value: '客户询价：PCR-ABS-757，30吨。' }),
      fact({ field: 'intent', label: '意图', value: '询价', evidence: evidence(1) }),
      fact({ field: 'sentiment', label: '情绪', value: '负面', confidence: 0.7 }),
      fact({ field: 'urgency', label: '紧急程度', value: '高' }),
      fact({
        field: 'needs',
        id: 'needs:6:阻燃检测报告',
        label: '需求',
        value: '阻燃检测报告',
        evidence: evidence(6),
      }),
      fact({
        field: 'products',
        id: 'products:PCR-ABS-757',
        label: '产品',
        value: 'PCR-ABS-757',
        evidence: evidence(1, 2),
      }),
      fact({
        field: 'quantities',
        id: 'quantities:4:30吨',
        label: '数量',
        value: '32吨',
        confidence: 1,
        evidence: evidence(4),
        correction: {
          id: 'page:sales_manager_b:k1',
          by: B,
          at: moment('2026-11-24 10:20'),
          machine: '30吨',
        },
      }),
      fact({
        field: 'prices',
        id: 'prices:2:11850CNY/吨',
        label: '价格',
        value: '11850元/吨（含税） · 销售提出',
        evidence: evidence(2),
      }),
      fact({
        field: 'prices',
        id: 'prices:3:11500CNY/吨',
        label: '价格',
        value: '11500元/吨（同行价） · 客户提出',
        evidence: evidence(3),
        removed: true,
        correction: {
          id: 'page:sales_manager_b:k2',
          by: B,
          at: moment('2026-11-24 10:21'),
          machine: '11500元/吨（同行价） · 客户提出',
        },
      }),
      fact({
        field: 'nextContact',
        label: '下次联系',
        value: '11-27 18:00 前落实：发送正式报价',
        evidence: evidence(5),
      }),
    ],
  },
  followUps: [
    {
      id: 'followUps:agent:5:发送正式报价',
      text: '发送正式报价',
      owner: { value: 'agent', text: '我方' },
      due: moment('2026-11-27 18:00'),
      remark: null,
      state: { value: 'open', text: '未完成' },
      confidence: 0.9,
      evidence: evidence(5),
      correction: null,
    },
    {
      id: 'followUps:agent:6.7:发送检测报告',
      text: '发送检测报告',
      owner: { value: 'agent', text: '我方' },
      due: moment('2026-11-24 18:00'),
      remark: null,
      state: { value: 'done', text: '已完成' },
      confidence: 0.9,
      evidence: evidence(6, 7),
      correction: null,
    },
    {
      id: 'followUps:customer:8:发送图纸',
      text: '发送图纸',
      owner: { value: 'customer', text: '客户' },
      due: null,
      remark: '未说明具体时间',
      state: { value: 'open', text: '未完成' },
      confidence: 0.8,
      evidence: evidence(8),
      correction: null,
    },
  ],
  todo: {
    path: 'pages/todo/detail?id=call-1',
    title: '跟进客户：宁波奥克斯空调有限公司 - 发送正式报价',
    due: moment('2026-11-27 18:00'),
    assignee: A,
    priority: { value: 'high', text: '高' },
    state: { value: 'open', text: '待完成' },
  },
  note: { text: '客户下周出差，\n周四以后再打。', by: B, at: moment('2026-11-24 10:25') },
  billed: { seconds: 362, text: '6分02秒' },
  may: { correct: true, edit: true, extract: true, transcribe: false, retry: false },
};
