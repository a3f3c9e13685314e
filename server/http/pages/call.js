/** The call page in the browser: plays recordings, takes 就是他 / 都不是 / 撤销, and keeps a live call fresh. */

const REFRESH_MS = 3000;
const SLOWEST_MS = 30_000;

const page = () => document.getElementById('call');
const callPath = () => `/api/calls/${encodeURIComponent(page().dataset.call)}`;

/** One line above everything; null takes it away. */
function tell(text) {
  const line = document.getElementById('notice');
  line.hidden = text === null;
  line.textContent = text ?? '';
}

/** A write of the cookie session; resolves to the answer's JSON, rejects with the server's own sentence. */
async function post(path, body, key) {
  const answer = await fetch(path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-callpop': '1',
      ...(key ? { 'idempotency-key': key } : {}),
    },
    ...(body === null ? {} : { body: JSON.stringify(body) }),
  });
  const json = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(json.message || page().dataset.actFailed);
  return json;
}

/** What a failed request says to people: the server's sentence, or ours when no answer came. */
function sentenceOf(error, otherwise) {
  return error instanceof TypeError ? otherwise : error.message;
}

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
  page().replaceWith(fresh);
}

function isListening() {
  return [...document.querySelectorAll('audio[src]')].some((one) => !one.paused && !one.ended);
}

async function play(button) {
  const audio = document.querySelector(
    `audio[data-recording="${CSS.escape(button.dataset.play)}"]`,
  );
  const words = button.textContent;
  button.disabled = true;
  button.textContent = button.dataset.loading;
  try {
    const ticket = await post(
      `/api/recordings/${encodeURIComponent(button.dataset.play)}/ticket`,
      null,
    );
    audio.src = ticket.url;
    audio.hidden = false;
    button.hidden = true;
    audio.addEventListener('error', () => tell(button.dataset.gone), { once: true });
    await audio.play().catch(() => undefined); // a browser that wants a tap of its own still shows the controls
  } catch (error) {
    button.disabled = false;
    button.textContent = words;
    tell(sentenceOf(error, button.dataset.gone));
  }
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
  if (button?.dataset.play) void play(button);
  else if (button?.dataset.act) void act(button);
});

/** Recordings of the last answer, as text; null before the first. */
let recordingsShown = null;

/** True when the server could be asked; the page is drawn anew when the call has moved on. */
async function refresh() {
  try {
    const answer = await fetch(callPath(), { headers: { accept: 'application/json' } });
    if (!answer.ok) throw new TypeError('no answer');
    const view = await answer.json();
    // Audio that has come home changes the page, not the call.
    const shown = JSON.stringify(view.recordings);
    const moved = String(view.version) !== page().dataset.version;
    if (moved || (recordingsShown !== null && shown !== recordingsShown)) await redraw();
    else tell(null);
    recordingsShown = shown;
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

void watch();
