/** A call as the page gets it: two candidates, a voicemail, one leg answered. */
import type { CallPageView } from '../../server/domain/calls/view.types.ts';

const moment = (text: string) => ({ at: `${text.replace(' ', 'T')}+08:00`, text });
const length = (seconds: number, text: string) => ({ seconds, text });
const A = { id: 'sales_manager_a', name: '销售经理A' };
const B = { id: 'sales_manager_b', name: '销售经理B' };

export const CALL: CallPageView = {
  id: 'call-20261124-0001',
  version: 7,
  stamp: 'stamp-7',
  now: '2026-11-24T10:12:00+08:00',
  phase: { value: 'ended', text: '已结束' },
  live: false,
  hotline: '4008-320-160',
  number: '138****8888',
  who: {
    title: '疑似 宁波奥克斯空调有限公司',
    contact: '张经理（采购部）',
    level: { value: 'vip', text: 'VIP金牌客户' },
    class: { value: 'suffix', text: '缺区号，尾段一致' },
    confidence: 0.9,
    facts: [
      { label: '年成交额', value: '¥580万 · 12笔' },
      { label: '最近联系', value: '2026-11-19 (5天前)' },
      { label: '备注', value: '正在洽谈PCR-ABS批量订单' },
    ],
    customer: 'pages/customer/detail?id=C001',
    candidates: [
      {
        index: 0,
        title: '疑似 宁波奥克斯空调有限公司',
        contact: '张经理（采购部）',
        class: { value: 'suffix', text: '缺区号，尾段一致' },
        confidence: 0.9,
        shown: true,
      },
      {
        index: 1,
        title: '可能是：海达塑料制品厂',
        contact: '王工（技术部）',
        class: { value: 'tail-8', text: '末八位一致' },
        confidence: 0.6,
        shown: false,
      },
    ],
    why: ['号码 87654321 与通讯录中 0574-87654321 的尾段一致', '本公司所在区号'],
    said: null,
    may: { confirm: true, reject: true, undo: false },
  },
  intent: '产品咨询 (按1)',
  urgency: { value: 'high', text: '高', reason: 'VIP客户' },
  started: moment('2026-11-24 10:03:05'),
  ended: moment('2026-11-24 10:09:30'),
  length: length(362, '6分02秒'),
  handler: B,
  plan: {
    summary: '工作日 · 09:00-12:00 · 依次响铃',
    steps: [
      '销售经理A 座机10秒 + 手机25秒',
      '销售经理B 座机15秒',
      '销售经理B 手机20秒',
      '值班人员 手机20秒',
      '留言',
    ],
    trace: [
      '2026-11-24 是工作日',
      '时段 09:00-12:00：座机，后备手机',
      '销售经理A：该客户的负责销售，优先呼叫',
    ],
    assignedAway: null,
  },
  legs: [
    {
      person: A,
      device: { value: 'office_phone', text: '座机' },
      rang: moment('2026-11-24 10:03:06'),
      result: { value: 'no_answer', text: '无人接听' },
      talk: null,
    },
    {
      person: B,
      device: { value: 'office_phone', text: '座机' },
      rang: moment('2026-11-24 10:03:31'),
      result: { value: 'connected', text: '已接通' },
      talk: length(362, '6分02秒'),
    },
  ],
  voicemail: { length: length(35, '35秒'), recording: 'rec-1' },
  recordings: [
    {
      id: 'rec-1',
      kind: { value: 'voicemail', text: '留言' },
      length: length(35, '35秒'),
      state: { value: 'ready', text: '可播放' },
    },
    {
      id: 'rec-2',
      kind: { value: 'mixed', text: '通话录音' },
      length: null,
      state: { value: 'announced', text: '获取中' },
    },
  ],
  cards: [
    {
      person: A,
      kind: { value: 'pop', text: '来电卡片' },
      state: { value: 'final', text: '已定格' },
      sent: moment('2026-11-24 10:03:06'),
    },
    {
      person: B,
      kind: { value: 'pop', text: '来电卡片' },
      state: { value: 'unsent', text: '待发送' },
      sent: null,
    },
  ],
  sound: { value: 'ready', text: '可播放' },
  press: null,
  callBack: null,
  digest: null,
};
