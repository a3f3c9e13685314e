/** A call as its doors answer it: known, over, heard and read. */
import type { CallList, CallPage, Passport } from '../../../server/http/contract/answers';

type Digest = NonNullable<CallPage['digest']>;
type Fact = NonNullable<Digest['insight']>['facts'][number];

export const NOW = Date.parse('2026-11-24T02:30:00.000Z');
export const person = { id: 'sales_manager_a', name: '销售经理A' };
const moment = { at: '2026-11-24T02:00:00.000Z', text: '2026-11-24 10:00:00' };
const length = { seconds: 37, text: '37秒' };
const phase = { value: 'ended', text: '已结束' } as const;
const level = { value: 'vip', text: 'VIP金牌客户' } as const;
const title = '宁波奥克斯空调有限公司';

export function evidence(change: Partial<Fact['evidence'][number]> = {}): Fact['evidence'][number] {
  return { n: 3, start: 12, clock: '00:12', text: '先要十吨', heard: null, ...change };
}

export function fact(change: Partial<Fact> = {}): Fact {
  return {
    ...{ field: 'needs', id: 'n1', label: '需求', value: '先要十吨', removed: false, edit: [] },
    ...{ confidence: 0.8, evidence: [], correction: null },
    ...change,
  };
}

const FACTS: readonly Fact[] = [
  fact({ field: 'summary', id: null, label: '小结', value: '客户询价。' }),
  fact({ field: 'intent', id: null, label: '意图', value: '询价' }),
  fact(),
  fact({ id: 'n2', value: '月底前到货' }),
];

export function digest(...facts: readonly Fact[]): Digest {
  return {
    steps: [],
    transcript: {
      state: { value: 'ready', text: '已转写' },
      by: null,
      ...{ count: 0, sentences: [], next: null, previous: null },
    },
    audio: { recording: 'rec', offset: -0.5, length },
    insight: {
      by: { value: 'rules', text: '由规则提取' },
      at: moment,
      summary: '客户询价。',
      intent: { value: '询价', text: '询价' },
      sentiment: { value: 'neutral', text: '中性' },
      urgency: { value: 'high', text: '高', reasons: [{ text: level.text, evidence: [] }] },
      facts: facts.length > 0 ? facts : FACTS,
    },
    ...{ followUps: [], todo: null, note: null, billed: null },
    may: { correct: true, edit: true, extract: true, transcribe: false, retry: false },
  };
}

export function call(change: Partial<CallPage> = {}): CallPage {
  return {
    ...{ id: 'c1', version: 1, stamp: 's', now: moment.at, phase, live: false },
    ...{ hotline: '4008-320-160', number: '138****8888' },
    who: {
      ...{ title, contact: '张经理', level, confidence: 1 },
      class: { value: 'exact', text: '号码一致' },
      ...{ facts: [], customer: null, candidates: [], why: [], said: null },
      may: { confirm: false, reject: true, undo: false },
    },
    intent: '',
    urgency: { value: 'high', text: '高', reason: 'VIP客户' },
    ...{ started: moment, ended: moment, length, handler: person },
    ...{ plan: null, legs: [], voicemail: null, cards: [], press: null, callBack: null },
    recordings: [
      {
        ...{ id: 'rec', length },
        kind: { value: 'stereo', text: '双声道录音' },
        state: { value: 'ready', text: '可播放' },
      },
    ],
    sound: { value: 'ready', text: '可播放' },
    digest: digest(),
    ...change,
  };
}

export function list(): CallList {
  return {
    now: moment.at,
    filters: [{ value: 'all', text: '全部' }],
    filter: 'all',
    rows: [
      {
        ...{ id: 'c1', phase, length, handler: person, line: '客户询价', tags: [] },
        who: { title, contact: '张经理', level, number: '138****8888', again: null },
        time: { at: moment.at, text: '10:00' },
        path: 'pages/call/detail?id=c1',
      },
    ],
    cursor: null,
  };
}

export function passport(): Passport {
  return {
    ...{ id: 'c1', now: moment.at, who: { title, number: '138****8888' }, phase },
    ...{ started: moment, whyMe: '该客户的负责销售', plan: null, steps: [] },
    legs: [
      {
        ...{ person, rang: moment, talk: length },
        device: { value: 'office_phone', text: '座机' },
        result: { value: 'connected', text: '已接通' },
      },
    ],
    cards: [
      {
        ...{ person, sent: moment },
        kind: { value: 'pop', text: '来电卡片' },
        state: { value: 'final', text: '已定稿' },
      },
    ],
  };
}
