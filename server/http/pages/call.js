/** The call page in the browser: takes 就是他 / 都不是 / 撤销, and keeps a live call fresh; sound has its own file. */
import { callPath, page, post, sentenceOf, tell } from './call-server.js';
import { isListening, keepBar, pressSound } from './call-sound.js';

const REFRESH_MS = 3000;
const SLOWEST_MS = 30_000;

/** Draws the page anew from the server, keeping opened folds; a playing recording is left in peace. */
async function redraw() {
  const answer = await fetch(location.pathname, { headers: { accept: 'text/html' } });
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = next.getElementById('call');
  if (!answer.ok || !fresh) {
    location.reload();
    return;
  }
  for (const fold of page().querySelectorAll('details[open][id]')) {
    fresh.querySelector(`#${fold.id}`)?.setAttribute('open', '');
  }
  const bar = document.getElementById('player');
  const read = document.getElementById('says')?.scrollTop ?? 0;
  page().replaceWith(fresh);
  keepBar(bar);
  document.getElementById('says')?.scrollTo(0, read);
}

async function act(button) {
  const { act: verb, candidate } = button.dataset;
  const body = verb === 'confirm' ? { candidate: Number(candidate) } : null;
  // One key per button as drawn: a second press of it, or a retry, changes nothing twice.
  button.dataset.key ??= crypto.randomUUID();
  const buttons = page().querySelectorAll('button[data-act]');
  for (const one of buttons) one.disabled = true;
  try {
    await post(`${callPath()}/${verb}`, body, button.dataset.key);
    tell(null);
    await redraw();
  } catch (error) {
    for (const one of buttons) one.disabled = false;
    tell(sentenceOf(error, page().dataset.actFailed));
  }
}

document.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (button?.dataset.act) void act(button);
  else if (button) pressSound(button);
});

/** True when the server could be asked; the page is drawn anew when anything it shows has changed. */
async function refresh() {
  try {
    const answer = await fetch(callPath(), { headers: { accept: 'application/json' } });
    if (!answer.ok) throw new TypeError('no answer');
    const { stamp } = await answer.json();
    if (stamp === page().dataset.stamp) tell(null);
    else await redraw();
    return true;
  } catch {
    tell(page().dataset.stale);
    return false;
  }
}

/** While the call can change it is asked for every few seconds, more slowly while nobody answers. */
async function watch() {
  let wait = REFRESH_MS;
  while (page().dataset.live === 'yes') {
    await new Promise((resolve) => setTimeout(resolve, wait));
    if (document.hidden || isListening()) continue;
    wait = (await refresh()) ? REFRESH_MS : Math.min(wait * 2, SLOWEST_MS);
  }
}

keepBar(null);
void watch();
