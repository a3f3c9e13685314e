/** 值班 and 换班 as believable answers, for trials of the guards. */
import type { RosterPageView, SwapPageView } from '../../../server/flows/roster/page.types.ts';
import type { ShowRosterPage } from '../../../server/flows/roster/show-page.ts';

const now = new Date('2026-11-24T02:00:00.000Z');
const to = new Date('2026-11-24T14:00:00.000Z');
const person = { id: 'sales_manager_a', name: '销售经理A' };
const shift = { from: now, to, text: '10:00–22:00', on: true, note: '', swappable: false };

const page: RosterPageView = {
  ...{ now, version: 1, may: { change: false, swap: true }, me: person },
  mine: { line: '您当班至 22:00', shifts: [shift], checkIns: [], handOver: null, swaps: [] },
  ...{ line: '现在：销售经理A', after: '', gap: false, gaps: [], yearsMissing: [] },
  week: {
    ...{ from: '2026-11-23', text: '11月23日 – 11月29日', name: '本周' },
    ...{ before: '2026-11-16', after: '2026-11-30', today: '2026-11-24' },
  },
  ...{ days: [], overrides: [], overridesMore: 0, people: [] },
};

const swap: SwapPageView = {
  ...{ now, id: 's-1', version: 1, side: 'asker', asker: person, partner: person },
  state: { value: 'asked', text: '待答复' },
  ...{ title: '您请销售经理A代班', line: '等销售经理A答复', back: null, note: null, acts: [] },
  spans: [{ text: '10:00–22:00', who: '您的班，由销售经理A上' }],
  askedAt: { at: now, text: '10:00' },
};

export const sampleRosterPages: ShowRosterPage = {
  page: () => Promise.resolve(page),
  shiftsOf: () => Promise.resolve({ now, person, shifts: [shift] }),
  gapsIn: () => Promise.resolve([]),
  swapPage: () => Promise.resolve(swap),
};
