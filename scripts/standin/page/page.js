import { refreshChat, startChat } from './chat.js';
import { startAlertCalls } from './alert-calls.js';
import { byId, longTime } from './dom.js';
import { handPhoneTo, showSide, startMini } from './mini.js';
import { chosenPerson, refreshPeople, startPeople } from './people.js';
import { startPhone } from './phone.js';

/** Puts the page together: people, chat, telephone, mini-program, the live stream and the clock of the trial. */

/** ms from this browser's clock to business time; null until the stand-in has told. */
let ahead = null;
let queued = false;
let again = false;

/** Fetches people and chat once, however many changes arrive meanwhile. */
async function refresh() {
  if (queued) {
    again = true;
    return;
  }
  queued = true;
  try {
    do {
      again = false;
      ahead = Date.parse(await refreshPeople()) - Date.now();
      tick();
      await refreshChat();
    } while (again);
  } catch {
    showLink(false);
  } finally {
    queued = false;
  }
}

function showLink(isUp) {
  const box = byId('link-state');
  box.dataset.up = String(isUp);
  box.textContent = isUp ? '已连接' : '连接中断';
}

function listen() {
  const stream = new EventSource('/page/events');
  stream.addEventListener('open', () => {
    showLink(true);
    void refresh();
  });
  stream.addEventListener('error', () => showLink(false));
  stream.addEventListener('message', () => void refresh());
}

function tick() {
  if (ahead === null) return;
  byId('now').textContent = longTime(Date.now() + ahead);
}

for (const tab of document.querySelectorAll('.tabs button')) {
  tab.addEventListener('click', () => {
    const { to } = tab.dataset;
    document.body.dataset.view = to;
    if (to === 'phone' || to === 'mini') showSide(to);
  });
}
document.addEventListener('visibilitychange', () => {
  if (!document.hidden && chosenPerson()) void refresh();
});
startPeople((person) => {
  handPhoneTo(person);
  void refreshChat();
});
startChat();
startMini();
tick();
setInterval(tick, 1000);
// The trial's clock can be moved while the page is open.
setInterval(() => void refresh(), 15_000);
listen();
await refresh();
startAlertCalls();
await startPhone();
