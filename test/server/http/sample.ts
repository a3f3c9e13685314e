/** Needs that answer everything with something believable, for trials of the guards. */
import { DEFAULT_DEADLINES } from '../../../server/domain/working-time.ts';
import type { ActAnswer, DigestActs } from '../../../server/flows/digest/acts.ts';
import type { ProductActs } from '../../../server/flows/products/keep-products.ts';
import path from 'node:path';
import type { CallPageView } from '../../../server/domain/calls/view.types.ts';
import type { Match } from '../../../server/domain/matching/types.ts';
import type { CallAnswer, Needs } from '../../../server/http/needs.ts';
import { makePerson } from './doors.ts';

const AT = '2026-11-24T02:00:00.000Z';

export const sampleView: CallPageView = {
  id: 'call-1',
  version: 3,
  stamp: 'stamp-3',
  now: AT,
  phase: { value: 'ringing', text: '响铃中' },
  live: true,
  hotline: '4008-320-160',
  number: '138****8888',
  who: {
    title: '宁波奥克斯空调有限公司',
    contact: '张经理（采购部）',
    level: { value: 'vip', text: 'VIP金牌客户' },
    class: { value: 'exact', text: '号码完全一致' },
    confidence: 1,
    facts: [{ label: '年成交额', value: '¥580万 · 12笔' }],
    candidates: [],
    why: ['号码与张经理的手机一致'],
    said: null,
    may: { confirm: false, reject: false, undo: false },
  },
  intent: '产品咨询 (按1)',
  urgency: { value: 'high', text: '高', reason: 'VIP客户' },
  started: { at: AT, text: '2026-11-24 10:00:00' },
  ended: null,
  length: null,
  handler: null,
  plan: { summary: '工作日', steps: ['留言'], trace: ['工作日'], assignedAway: null },
  legs: [],
  voicemail: null,
  recordings: [],
  cards: [],
  digest: null,
};

const match: Match = {
  class: 'none',
  confidence: 0,
  candidates: [],
  employee: null,
  colleagues: [],
  ownNumber: false,
  why: [],
};

/** A file that exists, for the media door: 200 bytes or more. */
export const AUDIO = path.resolve('package.json');

const done = (): Promise<ActAnswer> => Promise.resolve('done');
const doneActs: DigestActs = {
  correct: done,
  uncorrect: done,
  edit: done,
  ask: done,
  note: done,
  confirm: done,
  complete: done,
  postpone: done,
  setDue: done,
  reassign: done,
  tick: done,
};

const product = {
  id: 'p-1',
  model: 'PCR-ABS-757',
  aliases: ['七五七'],
  family: 'PCR-ABS',
  unit: '吨',
};
const products: ProductActs = {
  list: () => Promise.resolve([product]),
  add: () => Promise.resolve({ ok: true, product }),
  change: () => Promise.resolve({ ok: true, product }),
  remove: () => Promise.resolve(true),
  importSheet: () => Promise.resolve({ ok: true, added: 1, changed: 0, same: 0, problems: [] }),
};

export function answeringNeeds(change: Partial<Needs> = {}): Needs {
  const view = (): Promise<CallAnswer> => Promise.resolve({ ok: true, view: sampleView });
  const login = () =>
    Promise.resolve({
      ok: true as const,
      token: 'fresh-token',
      expiresAt: new Date('2026-11-24T14:00:00.000Z'),
      person: makePerson('sales_manager_a'),
    });
  const since = new Date(AT);
  return {
    receiveEvent: () => Promise.resolve({ result: 'stored' }),
    askRoute: ({ call }) =>
      Promise.resolve({ call, revision: 1, steps: [{ voicemail: true, seconds: 10 }] }),
    receiveWecom: () => Promise.resolve(),
    findViewer: () => Promise.resolve(null),
    logInByCode: login,
    logInByOauth: login,
    logOut: () => Promise.resolve(),
    setStatus: ({ person, status, location, source }) =>
      Promise.resolve({
        ok: true,
        entry: { person: person.id, status, since, until: since, source, location, version: 1 },
      }),
    showBoard: () =>
      Promise.resolve([
        { person: 'sales_manager_a', status: 'unknown', since: null, until: null, source: null },
      ]),
    showCall: view,
    confirmCall: view,
    rejectCall: view,
    undoConfirmation: view,
    issueTicket: () => Promise.resolve({ ok: true, url: '/media/x.wav', seconds: 7_200 }),
    openTicket: () => Promise.resolve({ path: AUDIO, size: 200, type: 'audio/wav' }),
    digest: doneActs,
    stuck: { list: () => Promise.resolve([]), retry: () => Promise.resolve(true) },
    followUpRules: {
      read: () => Promise.resolve(DEFAULT_DEADLINES),
      change: () => Promise.resolve(),
    },
    products,
    showDossier: () =>
      Promise.resolve({
        call: {},
        identification: null,
        communication: null,
        todos: [],
        voicemail: null,
        steps: [{ name: 'fetch', state: 'done', attempts: 1 }],
        pushes: [],
      }),
    openForProvider: () => Promise.resolve({ path: AUDIO, size: 200, type: 'audio/wav' }),
    takeSpeechCallback: () => Promise.resolve(),
    tryMatch: () => Promise.resolve(match),
    tryRoute: () =>
      Promise.resolve({
        dayKind: 'workday',
        slot: '09:00-12:00',
        strategy: 'sequential',
        steps: [{ refuse: true }],
        trace: [{ rule: 'day-kind', text: '工作日' }],
      }),
    grant: ({ wecomUserId, role }) => Promise.resolve(makePerson(wecomUserId, [role])),
    readClock: () => Promise.resolve(since),
    moveClock: () => Promise.resolve(since),
    audit: () => Promise.resolve([]),
    health: () =>
      Promise.resolve({
        mongo: { ok: true, engine: 'MongoDB', version: '8.0' },
        redis: { ok: true, engine: 'Redis', version: '8.0' },
        wecom: { ok: true, mode: 'standin' },
        gateway: { takesOrders: true },
        holidaysLoaded: true,
      }),
    ...change,
  };
}
