import { ask, byId, make, shortTime, toast } from './dom.js';
import { nameOfMobile } from './people.js';

/** Colleagues' telephones on which an alert is read: they ring here, and 1 takes the alert. */

const POLL_MS = 700;
const PHASES = {
  ringing: '振铃中',
  offering: '等待按 1',
  asked: '已按 1',
  reading: '正在朗读',
  closing: '正在道别',
  ended: '已结束',
};
const CAUSES = {
  no_answer: '无人接听',
  busy: '忙线',
  rejected: '已拒接',
  no_key: '未按键',
  hangup: '已挂断',
};

/** Calls that have been announced. */
const known = new Set();
let lastPrint = '';

/** Looks at the colleagues' telephones from now on. */
export function startAlertCalls() {
  void poll();
}

async function poll() {
  try {
    if (!document.hidden) draw(await ask('/phone/alert-calls'));
  } catch {
    // The telephone panel says itself that the gateway is away.
    draw([]);
  }
  setTimeout(() => void poll(), POLL_MS);
}

/** All that go on, and the last one that is over. */
function draw(calls) {
  const shown = calls.filter((call, index) => !call.ended || index === 0);
  announce(shown);
  const print = JSON.stringify([shown, shown.map(({ to }) => nameOfMobile(to))]);
  if (print === lastPrint) return;
  lastPrint = print;
  byId('alert-calls').replaceChildren(...shown.map(drawCall));
}

function announce(calls) {
  for (const { id, to, phase } of calls) {
    if (phase === 'ringing' && !known.has(id)) toast(`告警电话：${nameOfMobile(to)}的手机在响`);
    known.add(id);
  }
}

function drawCall(call) {
  const { id, to, phase, ended, cause, transcript } = call;
  const buttons = [];
  if (phase === 'ringing') buttons.push(act(id, '接听', 'take', 'answer', {}));
  else if (!ended) buttons.push(act(id, '按 1', 'take', 'key', { key: '1' }));
  if (!ended) buttons.push(act(id, '挂断', 'busy', 'hangup', {}));
  return make(
    'div.alert-call',
    { 'data-phase': phase, 'data-id': id },
    make(
      'span.alert-call-words',
      {},
      make('strong', {}, `${nameOfMobile(to)}的手机`),
      make('span', {}, `告警电话 ${to}`),
    ),
    make('span.alert-call-state', {}, ended ? (CAUSES[cause] ?? cause) : PHASES[phase]),
    make('span.leg-buttons', {}, ...buttons),
    transcript.length === 0 ? null : make('ol.alert-call-said', {}, ...transcript.map(drawSaid)),
  );
}

function drawSaid({ at, by, text }) {
  const words = by === 'person' ? `按 ${text}` : text;
  return make('li', { 'data-by': by }, make('time', {}, shortTime(at)), make('span', {}, words));
}

function act(id, words, look, action, body) {
  const button = make(`button.${look}`, { type: 'button' }, words);
  button.addEventListener('click', () => void control(id, action, body));
  return button;
}

async function control(id, action, body) {
  try {
    await ask(`/phone/alert-calls/${encodeURIComponent(id)}/${action}`, body);
    draw(await ask('/phone/alert-calls'));
  } catch (error) {
    toast(`没有成功：${error.message}`);
  }
}
