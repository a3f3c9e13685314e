/** Needs that answer everything with something believable, for trials of the guards. */
import { DEFAULT_DEADLINES } from '../../../server/domain/working-time.ts';
import type { ActAnswer, DigestActs } from '../../../server/flows/digest/acts.ts';
import { DEFAULT_TABLES } from '../../../server/domain/routing/tables.ts';
import type { RosterActs } from '../../../server/flows/roster/acts.ts';
import type { SwapDone } from '../../../server/flows/roster/swap-shifts.ts';
import type { CheckInView, SwapView } from '../../../server/flows/roster/view.types.ts';
import type { ProductActs } from '../../../server/flows/products/keep-products.ts';
import path from 'node:path';
import type { CallPageView } from '../../../server/domain/calls/view.types.ts';
import type { Match } from '../../../server/domain/matching/types.ts';
import type { CallAnswer, Needs } from '../../../server/http/needs.ts';
import { makePerson } from './doors.ts';
import { sampleCustomers } from './sample-customers.ts';
import { noCalls } from './sample-reports.ts';
import { sampleAlerts, samplePages } from './sample-things.ts';
import { sampleMe } from './sample-me.ts';
import { sampleRosterPages } from './sample-roster.ts';

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
    customer: 'pages/customer/detail?id=C001',
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
  sound: { value: 'running', text: '通话中' },
  press: null,
  callBack: null,
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

const product = { id: 'p-1', model: 'PCR-1', aliases: ['七五七'], family: 'PCR', unit: '吨' };
const products: ProductActs = {
  list: () => Promise.resolve([product]),
  add: () => Promise.resolve({ ok: true, product }),
  change: () => Promise.resolve({ ok: true, product }),
  remove: () => Promise.resolve(true),
  importSheet: () => Promise.resolve({ ok: true, added: 1, changed: 0, same: 0, problems: [] }),
};

const person = { id: 'sales_manager_a', name: '销售经理A' };
const span = { from: new Date(AT), to: new Date('2026-11-24T10:00:00.000Z') };
const onDuty = { primaries: [{ ...person, asDuty: false }], backup: null, duty: null, gap: false };
const rosterDay = {
  day: '2026-11-24',
  weekday: 2,
  kind: 'workday',
  makeUp: false,
  festival: null,
  dataMissing: false,
} as const;
const swap: SwapView = {
  ...{ id: 's-1', version: 1, asker: person, partner: person, give: span, take: null, note: null },
  ...{ state: 'asked', createdAt: span.from, answeredAt: null, lapsesAt: span.from },
};
const checkIn: CheckInView = {
  ...{ id: 'd-1', version: 1, person, shift: span, state: 'asked', askedAt: span.from },
  ...{ confirmBy: span.from, confirmedAt: null },
};
const waits = {
  count: 1,
  items: [{ id: 'a-1', call: 'call-1', number: '138****8888', name: null, person, due: span.to }],
};
const changed = () => Promise.resolve({ ok: true as const, tables: DEFAULT_TABLES });
const swapped = (): Promise<SwapDone> =>
  Promise.resolve({
    ok: true,
    swap: {
      ...{ ...swap, asker: person.id, partner: person.id, updatedAt: span.from },
      ...{ seen: [], rows: [] },
    },
  });
const roster: RosterActs = {
  show: {
    at: (at) => Promise.resolve({ at, version: 1, day: rosterDay, ...onDuty, holder: null }),
    day: () => Promise.resolve({ ...rosterDay, spans: [{ ...span, ...onDuty }] }),
    week: () =>
      Promise.resolve({
        ...{
          now: span.from,
          from: '2026-11-23',
          to: '2026-11-30',
          version: 1,
          overrides: [],
          holders: [],
        },
        ...{ days: [{ ...rosterDay, spans: [{ ...span, ...onDuty }] }], swaps: [swap] },
      }),
    gaps: () =>
      Promise.resolve({ ...span, gaps: [{ ...span, text: '没有人值班' }], yearsMissing: [] }),
    swap: () => Promise.resolve(swap),
  },
  pages: sampleRosterPages,
  idOf: (who, key) => `${who}-${key}`.slice(0, 60),
  addOverride: changed,
  removeOverride: changed,
  setHolder: changed,
  ask: swapped,
  answer: swapped,
  withdraw: swapped,
  checkIns: () => Promise.resolve([checkIn]),
  confirmCheckIn: () => Promise.resolve({ ok: true, view: checkIn }),
  handOver: () => Promise.resolve({ shift: span, alerts: waits, callbacks: waits, todos: waits }),
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
    receiveAlertCallEvent: () => Promise.resolve('stored'),
    askRoute: ({ call }) =>
      Promise.resolve({ call, revision: 1, steps: [{ voicemail: true, seconds: 10 }] }),
    receiveWecom: () => Promise.resolve(),
    findViewer: () => Promise.resolve(null),
    logInByCode: login,
    logInByOauth: login,
    logOut: () => Promise.resolve(),
    me: sampleMe,
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
    showReport: noCalls,
    openPicture: () => Promise.resolve(Buffer.from('a picture')),
    digest: doneActs,
    stuck: {
      show: () => Promise.resolve({ now: since, total: 0, steps: [] }),
      retry: () => Promise.resolve(true),
    },
    followUpRules: {
      read: () => Promise.resolve(DEFAULT_DEADLINES),
      change: () => Promise.resolve(),
    },
    products,
    roster,
    alerts: sampleAlerts,
    ...{ pages: samplePages(sampleView), customers: sampleCustomers },
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
