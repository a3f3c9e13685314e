/** Bodies for the doors of what a person does after a call: in order, and what is asked for; or refused, and where. */

const MOMENT = '2026-11-27T18:00:00+08:00';
const due = new Date(MOMENT);
const sure = { evidence: [], confidence: 1 };
const price = { amount: 1, currency: 'CNY' };
const FACTS = '/api/calls/call-1/facts';

/** Path, body, and the wish that comes of it. */
export const GOOD_BODIES: readonly (readonly [string, unknown, object])[] = [
  [
    FACTS,
    { field: 'intent', value: '投诉' },
    { act: 'correct', field: 'intent', fact: null, value: '投诉' },
  ],
  [FACTS, { field: 'summary', value: ' 要货 ' }, { field: 'summary', value: '要货' }],
  [FACTS, { field: 'nextContact', value: null }, { field: 'nextContact', value: null }],
  [
    FACTS,
    { field: 'nextContact', value: { advice: '回电', at: MOMENT } },
    { value: { advice: '回电', at: due, ...sure } },
  ],
  [
    FACTS,
    { field: 'followUps', value: { text: '报价', owner: 'agent', due: MOMENT } },
    { fact: null, value: { text: '报价', owner: 'agent', due, ...sure } },
  ],
  [FACTS, { field: 'followUps', fact: 'f1', value: null }, { fact: 'f1', value: null }],
  [
    FACTS,
    { field: 'prices', fact: 'p1', value: { amount: 11800, currency: 'CNY', per: '吨' } },
    { fact: 'p1', value: { amount: 11800, currency: 'CNY', per: '吨', ...sure } },
  ],
  [
    FACTS,
    { field: 'prices', value: { ...price, tax: false, by: 'agent', competitor: true, max: null } },
    {
      value: { ...price, per: null, tax: false, by: 'agent', competitor: true, max: null, ...sure },
    },
  ],
  [
    FACTS,
    { field: 'quantities', value: { amount: 3, unit: '吨', max: 4, approx: true, period: '每月' } },
    { value: { amount: 3, unit: '吨', max: 4, approx: true, period: '每月', ...sure } },
  ],
  [`${FACTS}/undo`, { correction: 'c1' }, { act: 'uncorrect', correction: 'c1' }],
  [
    '/api/calls/call-1/transcript',
    { sentences: [{ n: 0, text: '' }] },
    { act: 'edit', sentences: [{ n: 0, text: '' }] },
  ],
  ['/api/calls/call-1/extract', {}, { act: 'ask', what: 'extract', provider: null }],
  ['/api/calls/call-1/note', { text: '已联系' }, { act: 'note', text: '已联系' }],
  ['/api/calls/call-1/summary/confirm', {}, { act: 'confirm' }],
  ['/api/todos/call-1/complete', {}, { act: 'complete' }],
  ['/api/todos/call-1/postpone', {}, { act: 'postpone', to: null }],
  ['/api/todos/call-1/postpone', { to: MOMENT }, { act: 'postpone', to: due }],
  ['/api/todos/call-1/due', { due: MOMENT }, { act: 'setDue', due }],
  [
    '/api/todos/call-1/reassign',
    { to: 'sales_manager_b' },
    { act: 'reassign', to: 'sales_manager_b' },
  ],
  [
    '/api/todos/call-1/items',
    { item: 'i1', state: 'done' },
    { act: 'tick', item: 'i1', state: 'done' },
  ],
];

/** Path, the field that is named, and the body. */
export const BAD_BODIES: readonly (readonly [string, string, unknown])[] = [
  [FACTS, 'field', { value: 1 }],
  [FACTS, 'field', { field: 'handler', value: 'x' }],
  [FACTS, 'value', { field: 'intent' }],
  [FACTS, 'value', { field: 'intent', value: null }],
  [FACTS, 'value', { field: 'intent', value: '询问' }],
  [FACTS, 'value', { field: 'urgency', value: 'urgent' }],
  [FACTS, 'value', { field: 'summary', value: 'x'.repeat(1001) }],
  [FACTS, 'value.text', { field: 'needs', value: { text: ' ' } }],
  [FACTS, 'value', { field: 'needs', value: null }],
  [FACTS, 'value.amount', { field: 'quantities', value: { amount: -1, unit: '吨' } }],
  [FACTS, 'value.currency', { field: 'prices', value: { ...price, currency: '元' } }],
  [FACTS, 'value.amount', { field: 'prices', value: { ...price, amount: '11800' } }],
  [FACTS, 'value.tax', { field: 'prices', value: { ...price, tax: '含税' } }],
  [FACTS, 'value.max', { field: 'quantities', value: { amount: 3, unit: '吨', max: -4 } }],
  [FACTS, 'value.owner', { field: 'followUps', value: { text: '报价', owner: 'boss' } }],
  [
    FACTS,
    'value.due',
    { field: 'followUps', value: { text: '报价', owner: 'agent', due: '周五' } },
  ],
  [FACTS, 'fact', { field: 'followUps', fact: 'x'.repeat(601), value: null }],
  [`${FACTS}/undo`, 'correction', {}],
  ['/api/calls/call-1/transcript', 'sentences', { sentences: [] }],
  ['/api/calls/call-1/transcript', 'sentences.0.n', { sentences: [{ n: -1, text: '' }] }],
  ['/api/calls/call-1/note', 'text', { text: ' ' }],
  ['/api/todos/call-1/due', 'due', {}],
  ['/api/todos/call-1/due', 'due', { due: '2026-11-27' }],
  ['/api/todos/call-1/postpone', 'to', { to: 'tomorrow' }],
  ['/api/todos/call-1/reassign', 'to', {}],
  ['/api/todos/call-1/reassign', 'to', { to: 'a b' }],
  ['/api/todos/call-1/items', 'state', { item: 'i1', state: 'finished' }],
];
