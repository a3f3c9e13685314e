import { drawCard } from './card.js';
import { ask, byId, make, shortTime, toast } from './dom.js';
import { openInMini } from './mini.js';
import { chosenPerson, drawFace } from './people.js';

/** The open chat: cards, texts, and the line where one types to the app. */

const HINTS = ['状态 在办公室', '状态 外出', '状态 会议', '状态 下班', '状态 请假', '帮助'];
const APP_FACE = { userid: 'app', name: '热线' };

/** What was chosen in each card's drop-down and not yet pressed, by msgid. */
const choices = new Map();
/** What was last drawn per line, so that an unchanged card keeps its place and focus. */
let drawn = new Map();
let drawnFor = null;

/** Wires the writing line. */
export function startChat() {
  const field = byId('chat-text');
  byId('chat-form').addEventListener('submit', (event) => {
    event.preventDefault();
    const content = field.value.trim();
    if (content === '') return;
    field.value = '';
    void say(content);
  });
  const hints = HINTS.map((hint) => {
    const button = make('button', { type: 'button' }, hint);
    button.addEventListener('click', () => void say(hint));
    return button;
  });
  byId('chat-hints').replaceChildren(...hints);
}

async function say(content) {
  const person = chosenPerson();
  if (person === null) return;
  try {
    const { delivered } = await ask('/inspect/say', { user: person.userid, content });
    if (!delivered) toast('服务暂时没有应答，稍后会重试');
  } catch (error) {
    toast(`没有发出：${error.message}`);
  }
}

/** Fetches the chosen person's chat and redraws what changed. */
export async function refreshChat() {
  const person = chosenPerson();
  if (person === null) return;
  const lines = await ask(`/page/chat?user=${encodeURIComponent(person.userid)}`);
  if (person.userid !== chosenPerson()?.userid) return;
  byId('chat-name').textContent = person.name;
  byId('chat-id').textContent = person.userid;
  drawLines(person, lines);
}

function drawLines(person, lines) {
  const list = byId('chat-lines');
  const isNew = drawnFor !== person.userid;
  const wasAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  const before = isNew ? new Map() : drawn;
  drawn = new Map();
  const items = lines.map((line, index) => {
    const id = line.msgid ?? `${line.at}-${index}`;
    const print = JSON.stringify(line);
    const old = before.get(id);
    const item = old?.print === print ? old.item : drawLine(person, line);
    drawn.set(id, { print, item });
    return item;
  });
  drawnFor = person.userid;
  const nothing = make('li.chat-empty', {}, '还没有消息。在「电话」里拨一通试试。');
  arrange(list, items.length > 0 ? items : [nothing]);
  if (isNew || wasAtEnd) list.scrollTop = list.scrollHeight;
}

/** Puts the items in order and touches only what moved, so that an open drop-down stays open. */
function arrange(list, items) {
  for (const child of [...list.children]) if (!items.includes(child)) child.remove();
  items.forEach((item, index) => {
    if (list.children[index] !== item) list.insertBefore(item, list.children[index] ?? null);
  });
}

function drawLine(person, line) {
  if (line.from === 'person') {
    return make(
      'li.line.mine',
      {},
      drawFace(person),
      make(
        'div.line-body',
        {},
        make('p.bubble', {}, line.text),
        make('time', {}, shortTime(line.at)),
      ),
    );
  }
  const body = line.card ? drawOwnCard(person, line) : make('p.bubble', {}, ...drawText(line.text));
  return make(
    'li.line',
    { 'data-msgid': line.msgid },
    drawFace(APP_FACE),
    make(
      'div.line-body',
      {},
      body,
      make(
        'time',
        {},
        shortTime(line.at),
        line.revision > 0 ? ` · 已更新 ${line.revision} 次` : '',
      ),
      line.warnings.length > 0
        ? make('p.warning', {}, `超出建议长度：${line.warnings.join('；')}`)
        : null,
    ),
  );
}

function drawOwnCard(person, line) {
  const choice = choices.get(line.msgid) ?? {};
  choices.set(line.msgid, choice);
  return drawCard(line.card, choice, (press) => void act(person, line, press));
}

async function act(person, { msgid, card }, press) {
  // Opened before the answer is known: a browser lets only a click open a tab.
  const opensMini = press.tap === 'card' && card.card_action?.type === 2;
  const isLink = (press.tap !== undefined || press.text !== undefined) && !opensMini;
  const tab = isLink ? window.open('about:blank', '_blank') : null;
  try {
    const outcome = await ask('/inspect/press', { user: person.userid, msgid, ...press });
    if (outcome.url && tab) {
      tab.opener = null;
      tab.location = outcome.url;
      return;
    }
    tab?.close();
    if (outcome.appid) openMini(outcome.pagepath);
    if (outcome.delivered === false) toast('服务暂时没有应答，按键会重试三次');
  } catch (error) {
    tab?.close();
    toast(error.status === 409 ? '这个按钮已经失效' : `没有成功：${error.message}`);
  }
}

function openMini(pagepath) {
  if (document.body.classList.contains('no-mini')) toast(`将打开小程序：${pagepath}`);
  else openInMini(pagepath);
}

const LINK = /<a href="(https?:\/\/[^"<>]+)">([^<]*)<\/a>/g;

/** Text messages may carry links as `<a href>`; everything else in them is plain text. */
function drawText(text) {
  const parts = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    parts.push(text.slice(from, match.index));
    parts.push(make('a', { href: match[1], target: '_blank', rel: 'noopener' }, match[2]));
    from = match.index + match[0].length;
  }
  parts.push(text.slice(from));
  return parts;
}
