import { ask, byId, make, shortTime, toast } from './dom.js';
import { nameOf, withNames } from './people.js';

/** The caller's telephone, and the ringing phones of the company that a person may answer. */

const POLL_MS = 300;
const DIGITS = [
  ['', '不按键'],
  ...Array.from({ length: 9 }, (_, index) => [String(index + 1), `按 ${index + 1}`]),
  ['0', '按 0'],
];
const DEVICES = { office_phone: '座机', mobile_phone: '手机' };
const STATES = {
  dialling: '呼叫中',
  ringing: '振铃中',
  whisper: '等待按 1',
  talking: '通话中',
  ended: '已挂断',
};
const OUTCOMES = {
  busy: '忙线',
  rejected: '已拒接',
  no_answer: '无人接',
  offline: '不在线',
  failed: '呼叫失败',
  cancelled: '已停止振铃',
};
const PHASES = {
  asking: '接入中',
  ringing: '振铃中',
  talking: '通话中',
  voicemail: '请留言',
  ended: '已结束',
};
/**
 * What the caller may say: words to be spoken, words of one's own, or so many seconds without words; after them come the
 * gateway's recordings. Names are short: a drop-down cuts.
 */
const MESSAGES = [
  { title: '催订单', text: '我是奥克斯采购部的张经理，PCR-ABS这批料想这周定下来，请尽快回电。' },
  { title: '设备停线', text: '设备停线了，很急，请马上让技术给我回电话！' },
  { title: '问报价', text: '你好，想了解一下你们的产品报价，方便时回个电话，谢谢。' },
  { title: '自己写一段', own: true },
  { title: '不说话，35 秒', seconds: 35 },
  { title: '不说话，4 秒', seconds: 4 },
];

/** Recordings of the gateway: {name, title, kind: 'talk' | 'voicemail', seconds}. */
let clips = [];

let call = null;
let timer;

/** Wires the telephone and picks up a call that is still running. */
export async function startPhone() {
  byId('dial-digit').replaceChildren(
    ...DIGITS.map(([value, words]) => make('option', { value, selected: value === '1' }, words)),
  );
  showClips();
  byId('voicemail-text').addEventListener('change', showMessage);
  byId('talk-clip').addEventListener('change', (event) => {
    if (event.target.value !== '') void control('talk', { clip: event.target.value });
  });
  byId('dial-form').addEventListener('submit', (event) => {
    event.preventDefault();
    void dial();
  });
  byId('dial-hangup').addEventListener('click', () => void control('hangup', {}));
  byId('voicemail-form').addEventListener('submit', (event) => {
    event.preventDefault();
    void leaveMessage(chosenMessage());
  });
  void loadClips();
  await pickUp();
}

/** The first start of a trial makes the recordings, which takes some seconds. */
async function loadClips() {
  try {
    clips = await ask('/phone/clips');
    showClips();
  } catch {
    setTimeout(() => void loadClips(), 3000);
  }
}

function showClips() {
  const talks = clips.filter((clip) => clip.kind === 'talk');
  byId('talk-clip').replaceChildren(
    make('option', { value: '' }, talks.length > 0 ? '请选择…' : '录音准备中…'),
    ...talks.map(({ name, title, seconds }) =>
      make('option', { value: name }, `${title}（${Math.round(seconds)} 秒）`),
    ),
  );
  const before = byId('voicemail-text').value;
  byId('voicemail-text').replaceChildren(
    ...messages().map(({ title }, index) => make('option', { value: String(index) }, title)),
  );
  if (before !== '') byId('voicemail-text').value = before;
  showMessage();
}

function messages() {
  return [...MESSAGES, ...clips.filter((clip) => clip.kind === 'voicemail')];
}

function chosenMessage() {
  return messages()[Number(byId('voicemail-text').value)];
}

/** The whole sentence stands below the drop-down. */
function showMessage() {
  const { name, text = '', own, seconds } = chosenMessage();
  byId('voicemail-own').hidden = !own;
  byId('voicemail-words').textContent = name === undefined ? text : `${Math.round(seconds)} 秒`;
}

async function leaveMessage({ name, text, own, seconds }) {
  const words = own ? byId('voicemail-own').value.trim() : text;
  if (words === '') toast('请先写下要说的话');
  else if (words !== undefined) await control('voicemail', { text: words });
  else await control('voicemail', name === undefined ? { seconds } : { clip: name });
}

async function pickUp() {
  try {
    const calls = await ask('/phone/calls');
    if (calls.length > 0) follow(calls[0].call);
  } catch (error) {
    note(`电话网关未连接（${error.message}）`);
  }
}

async function dial() {
  const from = byId('dial-from').value.trim();
  const digit = byId('dial-digit').value;
  note('');
  try {
    const answer = await ask('/phone/calls', { from, ...(digit === '' ? {} : { digit }) });
    follow(answer.call);
  } catch (error) {
    note(`没有拨通：${error.message}`);
  }
}

async function control(action, body) {
  if (call === null) return;
  try {
    await ask(`/phone/calls/${encodeURIComponent(call)}/${action}`, body);
  } catch (error) {
    toast(`没有成功：${error.message}`);
  }
}

function follow(id) {
  call = id;
  clearTimeout(timer);
  void poll(id);
}

async function poll(id) {
  let ended = false;
  try {
    const state = await ask(`/phone/calls/${encodeURIComponent(id)}`);
    if (id !== call) return;
    draw(state);
    ended = state.ended;
  } catch (error) {
    note(`读不到通话状态：${error.message}`);
  }
  if (!ended) timer = setTimeout(() => void poll(id), POLL_MS);
}

function note(sentence) {
  byId('phone-note').textContent = sentence;
}

let lastPrint = '';

function draw({ playing, ...state }) {
  drawTalk(state, playing);
  const print = JSON.stringify(state);
  if (print === lastPrint) return;
  lastPrint = print;
  const phase = state.ended ? 'ended' : state.phase;
  const chip = byId('call-phase');
  chip.textContent = PHASES[phase] ?? phase;
  chip.dataset.phase = phase;
  byId('dial-hangup').disabled = state.ended;
  byId('dial-call').disabled = !state.ended;
  byId('voicemail-form').hidden = state.ended || phase !== 'voicemail';
  byId('call-legs').replaceChildren(...(state.legs ?? []).map((leg) => drawLeg(leg, state.ended)));
  const entries = (state.log ?? []).map((entry) =>
    make('li', {}, make('time', {}, shortTime(entry.at)), make('span', {}, withNames(entry.text))),
  );
  const log = byId('call-log');
  log.replaceChildren(...entries);
  log.scrollTop = log.scrollHeight;
}

/** The choice of a recording, and how far it has played. */
function drawTalk({ ended, phase }, playing) {
  const select = byId('talk-clip');
  const isTalking = !ended && phase === 'talking';
  if (byId('talk-form').hidden === isTalking) select.value = '';
  byId('talk-form').hidden = !isTalking;
  const chosen = clips.find(({ title }) => title === playing?.title);
  if (chosen && document.activeElement !== select) select.value = chosen.name;
  byId('talk-state').textContent = !playing
    ? '选一段，双方就照着说'
    : playing.left > 0
      ? `正在播放，还有 ${playing.left} 秒`
      : '放完了，可以挂断';
}

function drawLeg(leg, ended) {
  const buttons = [];
  if (!ended && leg.state === 'ringing') {
    buttons.push(legButton('接听', 'take', 'answer', { person: leg.person, device: leg.device }));
    buttons.push(legButton('忙线', 'busy', 'busy', { person: leg.person }));
  }
  if (!ended && leg.state === 'whisper') {
    buttons.push(legButton('按 1', 'take', 'press1', { person: leg.person }));
  }
  const device = DEVICES[leg.device] ?? leg.device ?? '';
  return make(
    'div.leg',
    { 'data-state': leg.state },
    make(
      'span.leg-words',
      {},
      make('strong', {}, nameOf(leg.person)),
      make('span', {}, `${device} ${leg.number ?? ''}`),
    ),
    make(
      'span.leg-state',
      {},
      (leg.state === 'ended' && OUTCOMES[leg.outcome]) || STATES[leg.state] || leg.state,
    ),
    make('span.leg-buttons', {}, ...buttons),
  );
}

function legButton(words, look, action, body) {
  const button = make(`button.${look}`, { type: 'button' }, words);
  button.addEventListener('click', () => void control(action, body));
  return button;
}
