/** The law of the doors, written out by hand. */
import { createSpeechLinks } from '../../../server/adapters/speech/signature.ts';
import { SECRET, WALL } from './doors.ts';

export const ACTORS = [
  'nobody',
  'rep',
  'duty',
  'director',
  'admin',
  'without roles',
  'disabled',
  'gateway',
  'cli',
  'wecom',
] as const;
export type Actor = (typeof ACTORS)[number];

const MEMBERS: readonly Actor[] = ['rep', 'duty', 'director', 'admin'];

const SPAN = { from: '2026-11-24T10:00:00+08:00', to: '2026-11-24T18:00:00+08:00' };

/** The law, written out by hand: door → who may pass. The second column is a request that is otherwise in order. */
export const LAW: Readonly<
  Record<string, { may: readonly Actor[]; path: string; body?: object; type?: string }>
> = {
  'post /gateway/events': {
    may: ['gateway'],
    path: '/gateway/events',
    body: { id: 'e', type: 'call.queued', call: 'c', at: '2026-11-24T10:00:00+08:00', data: {} },
  },
  'post /gateway/route': {
    may: ['gateway'],
    path: '/gateway/route',
    body: { call: 'c', from: '13800008888', to: '4008320160', at: '2026-11-24T10:00:00+08:00' },
  },
  'get /wecom/callback': { may: ['wecom'], path: '/wecom/callback?echostr=x' },
  'post /wecom/callback': { may: ['wecom'], path: '/wecom/callback' },
  'post /api/session': { may: ACTORS, path: '/api/session', body: { code: 'abc' } },
  'delete /api/session': { may: [...MEMBERS, 'without roles'], path: '/api/session' },
  'get /oauth/start': { may: ACTORS, path: '/oauth/start?next=/c/call-1' },
  'get /oauth/callback': { may: ACTORS, path: '/oauth/callback?code=abc&state=s1' },
  'get /api/sales/status': { may: MEMBERS, path: '/api/sales/status' },
  'post /api/sales/status': {
    may: ['rep', 'duty'],
    path: '/api/sales/status',
    body: { status: 'on_leave' },
  },
  'post /api/sales/status/undo': {
    may: ['rep', 'duty'],
    path: '/api/sales/status/undo',
    body: { version: 3 },
  },
  'get /api/me': { may: [...MEMBERS, 'without roles'], path: '/api/me' },
  'get /api/me/status': { may: [...MEMBERS, 'without roles'], path: '/api/me/status' },
  'get /api/changes': { may: MEMBERS, path: '/api/changes' },
  'get /api/team': { may: MEMBERS, path: '/api/team' },
  'post /api/try-route': {
    may: ['director', 'admin'],
    path: '/api/try-route',
    body: { at: '2026-11-21T21:00:00+08:00' },
  },
  'get /c/:callId': { may: MEMBERS, path: '/c/call-1' },
  'get /api/calls/:id': { may: MEMBERS, path: '/api/calls/call-1' },
  'post /api/calls/:id/confirm': { may: MEMBERS, path: '/api/calls/call-1/confirm', body: {} },
  'post /api/calls/:id/reject': { may: MEMBERS, path: '/api/calls/call-1/reject', body: {} },
  'post /api/calls/:id/undo': { may: MEMBERS, path: '/api/calls/call-1/undo', body: {} },
  'post /api/recordings/:id/ticket': { may: MEMBERS, path: '/api/recordings/rec-1/ticket' },
  'get /media/:ticket': { may: ACTORS, path: '/media/a-ticket-of-twenty-or-more.wav' },
  'get /api/reports': {
    may: ['director', 'admin'],
    path: '/api/reports?from=2026-11-01&to=2026-11-24',
  },
  'get /p/:picture': { may: ACTORS, path: `/p/${'a'.repeat(43)}.png` },
  'get /api/products': { may: MEMBERS, path: '/api/products' },
  'post /api/products': {
    may: ['admin'],
    path: '/api/products',
    body: { model: 'X-1', unit: '吨' },
  },
  'post /api/products/import': {
    may: ['admin'],
    path: '/api/products/import?dryRun=true',
    body: {},
    type: 'application/octet-stream',
  },
  'post /api/products/:id': { may: ['admin'], path: '/api/products/p-1', body: { unit: '包' } },
  'delete /api/products/:id': { may: ['admin'], path: '/api/products/p-1' },
  'post /api/calls/:id/facts': {
    may: MEMBERS,
    path: '/api/calls/call-1/facts',
    body: { field: 'intent', value: '询价' },
  },
  'post /api/calls/:id/facts/undo': {
    may: MEMBERS,
    path: '/api/calls/call-1/facts/undo',
    body: { correction: 'c' },
  },
  'post /api/calls/:id/transcript': {
    may: MEMBERS,
    path: '/api/calls/call-1/transcript',
    body: { sentences: [{ n: 0, text: '好' }] },
  },
  'post /api/calls/:id/extract': { may: MEMBERS, path: '/api/calls/call-1/extract', body: {} },
  'post /api/calls/:id/transcribe': {
    may: ['director', 'admin'],
    path: '/api/calls/call-1/transcribe',
    body: {},
  },
  'post /api/calls/:id/note': {
    may: MEMBERS,
    path: '/api/calls/call-1/note',
    body: { text: '已回电' },
  },
  'post /api/calls/:id/summary/confirm': {
    may: MEMBERS,
    path: '/api/calls/call-1/summary/confirm',
    body: {},
  },
  'post /api/todos/:id/complete': { may: MEMBERS, path: '/api/todos/call-1/complete', body: {} },
  'post /api/todos/:id/postpone': { may: MEMBERS, path: '/api/todos/call-1/postpone', body: {} },
  'post /api/todos/:id/due': {
    may: MEMBERS,
    path: '/api/todos/call-1/due',
    body: { due: '2026-11-27T18:00:00+08:00' },
  },
  'post /api/todos/:id/reassign': {
    may: MEMBERS,
    path: '/api/todos/call-1/reassign',
    body: { to: 'sales_manager_b' },
  },
  'post /api/todos/:id/items': {
    may: MEMBERS,
    path: '/api/todos/call-1/items',
    body: { item: 'i', state: 'done' },
  },
  'get /api/jobs': { may: ['admin'], path: '/api/jobs' },
  'post /api/jobs/retry': { may: ['admin'], path: '/api/jobs/retry', body: { id: 'job~c~1' } },
  'get /api/rules/follow-up': { may: MEMBERS, path: '/api/rules/follow-up' },
  'post /api/rules/follow-up': {
    may: ['admin'],
    path: '/api/rules/follow-up',
    body: {
      hours: { 询价: 9, 投诉: 4, 技术支持: 9, 合作洽谈: 18, 其他: 27 },
      vipFactor: 0.5,
    },
  },
  'get /speech/audio/:recording/:until/:signed/:attempt': {
    may: ACTORS,
    path: createSpeechLinks({ publicUrl: '', secret: SECRET, wall: () => WALL }).recording(
      'rec-1',
      'attempt-1',
    ),
  },
  'get /speech/iflytek/:attempt': {
    may: ACTORS,
    path: '/speech/iflytek/attempt-1?orderId=DKHJ1&status=1',
  },
  'post /api/cli/call': { may: ['cli'], path: '/api/cli/call', body: { id: 'call-1' } },
  'get /api/roster': { may: MEMBERS, path: '/api/roster?at=2026-11-24T10:00:00%2B08:00' },
  'get /api/roster/week': { may: MEMBERS, path: '/api/roster/week?from=2026-11-23' },
  'get /api/roster/page': { may: MEMBERS, path: '/api/roster/page?week=2026-11-23' },
  'get /api/roster/shifts': { may: MEMBERS, path: '/api/roster/shifts?person=b' },
  'get /api/roster/swaps/:id': { may: MEMBERS, path: '/api/roster/swaps/s-1' },
  'get /api/roster/gaps': { may: MEMBERS, path: '/api/roster/gaps' },
  'post /api/roster/overrides': {
    may: ['director', 'admin'],
    path: '/api/roster/overrides',
    body: { kind: 'add', person: 'b', ...SPAN },
  },
  'delete /api/roster/overrides/:id': {
    may: ['director', 'admin'],
    path: '/api/roster/overrides/o-1',
  },
  'post /api/roster/holders': {
    may: ['director', 'admin'],
    path: '/api/roster/holders',
    body: { person: 'b', ...SPAN },
  },
  'post /api/roster/swaps': {
    may: ['rep'],
    path: '/api/roster/swaps',
    body: { partner: 'b', give: SPAN },
  },
  'post /api/roster/swaps/:id/grant': { may: ['rep'], path: '/api/roster/swaps/s-1/grant' },
  'post /api/roster/swaps/:id/refuse': { may: ['rep'], path: '/api/roster/swaps/s-1/refuse' },
  'post /api/roster/swaps/:id/withdraw': { may: ['rep'], path: '/api/roster/swaps/s-1/withdraw' },
  'get /api/roster/check-ins': { may: MEMBERS, path: '/api/roster/check-ins' },
  'post /api/roster/check-ins/:id/confirm': {
    may: MEMBERS,
    path: '/api/roster/check-ins/d:2026-11-24T14:00:00.000Z/confirm',
  },
  'get /api/roster/hand-over': { may: MEMBERS, path: '/api/roster/hand-over' },
  'get /api/alerts': { may: MEMBERS, path: '/api/alerts' },
  'get /api/alerts/:id': { may: MEMBERS, path: '/api/alerts/a-1' },
  'post /api/alerts/:id/take': { may: MEMBERS, path: '/api/alerts/a-1/take', body: {} },
  'post /api/alerts/:id/settle': { may: MEMBERS, path: '/api/alerts/a-1/settle', body: {} },
  'post /api/alerts/:id/hand': { may: MEMBERS, path: '/api/alerts/a-1/hand', body: { to: 'b' } },
  'get /api/alerts/:id/page': { may: MEMBERS, path: '/api/alerts/a-1/page' },
  'get /api/inbox': { may: MEMBERS, path: '/api/inbox' },
  'get /api/todos/:id': { may: MEMBERS, path: '/api/todos/call-1' },
  'get /api/calls': { may: MEMBERS, path: '/api/calls?q=8888&filter=missed' },
  'get /api/calls/:id/transcript': { may: MEMBERS, path: '/api/calls/call-1/transcript?from=50' },
  'post /api/calls/:id/press': {
    may: MEMBERS,
    path: '/api/calls/call-1/press',
    body: { action: 'answer' },
  },
  'get /api/calls/:id/colleagues': { may: MEMBERS, path: '/api/calls/call-1/colleagues?q=B' },
  'get /api/calls/:id/passport': { may: MEMBERS, path: '/api/calls/call-1/passport' },
  'get /api/customers': { may: MEMBERS, path: '/api/customers?q=8888' },
  'get /api/customers/:id': { may: MEMBERS, path: '/api/customers/C001' },
  'get /api/customers/:id/calls': { may: MEMBERS, path: '/api/customers/C001/calls' },
  'post /api/customers/:id/name': {
    may: MEMBERS,
    path: '/api/customers/C001/name',
    body: { name: '宁波新材公司' },
  },
  'post /api/customers/:id/reveal': {
    may: MEMBERS,
    path: '/api/customers/C001/reveal',
    body: { contact: 'C001-1', index: 0, reason: 'callback' },
  },
  'post /api/calls/:id/reveal': {
    may: MEMBERS,
    path: '/api/calls/call-1/reveal',
    body: { reason: 'other', words: '客户要求' },
  },
  'post /api/cli/alerts': { may: ['cli'], path: '/api/cli/alerts', body: {} },
  'post /api/cli/ladder': { may: ['cli'], path: '/api/cli/ladder', body: { at: SPAN.from } },
  'post /api/cli/duty': { may: ['cli'], path: '/api/cli/duty', body: { at: SPAN.from } },
  'post /api/cli/match': { may: ['cli'], path: '/api/cli/match', body: { number: '1' } },
  'post /api/cli/route': {
    may: ['cli'],
    path: '/api/cli/route',
    body: { at: '2026-11-24T10:00:00+08:00', from: '13800008888' },
  },
  'post /api/cli/grant': {
    may: ['cli'],
    path: '/api/cli/grant',
    body: { wecomUserId: 'admin', role: 'admin' },
  },
  'post /api/cli/clock': { may: ['cli'], path: '/api/cli/clock', body: { ms: 60_000 } },
  'post /api/cli/audit': { may: ['cli'], path: '/api/cli/audit', body: {} },
  'get /healthz': { may: ACTORS, path: '/healthz' },
  'get /readyz': { may: ACTORS, path: '/readyz' },
  'get /metrics': { may: ACTORS, path: '/metrics' },
  'get /openapi.json': { may: ACTORS, path: '/openapi.json' },
  'get /docs': { may: ACTORS, path: '/docs' },
  'get /favicon.ico': { may: ACTORS, path: '/favicon.ico' },
  'get /assets/:name': { may: ACTORS, path: '/assets/docs.js' },
};
