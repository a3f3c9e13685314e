/** Sound on the call page: plays recordings, jumps to sentences, renews addresses that have died. */
import { bar, followSound, markHeard, showHeard, showPosition } from './call-follow.js';
import { post, sentenceOf, tell } from './call-server.js';

/** A recording that dies again this near was not helped by a new address. */
const NEAR_SECONDS = 5;

const barSound = () => bar()?.querySelector('audio') ?? null;

/** Per audio element: which recording it plays, where it was last heard, where its address was renewed. */
const known = new WeakMap();

export function isListening() {
  return [...document.querySelectorAll('audio[src]')].some((one) => !one.paused && !one.ended);
}

/** Asking for the address is the logged access: it is done when something is played, not before. */
async function give(audio, recording) {
  const ticket = await post(`/api/recordings/${encodeURIComponent(recording)}/ticket`, null);
  known.set(audio, { ...known.get(audio), recording, at: 0 });
  audio.dataset.of = recording;
  audio.src = ticket.url;
}

/** Some browsers forget a place that is named before the sound is there. */
function seek(audio, seconds) {
  const place = Math.max(0, seconds);
  const go = () => {
    audio.currentTime = place;
  };
  known.set(audio, { ...known.get(audio), at: place });
  if (audio.readyState > 0) go();
  else audio.addEventListener('loadedmetadata', go, { once: true });
}

/** A browser that wants a tap of its own says so by not playing; the button is still there. */
const start = (audio) => audio.play().catch(() => undefined);

const goneWords = (audio) => audio.closest('[data-gone]')?.dataset.gone ?? '';

/** An address lives two hours: a new one goes on where the old one died, once. */
async function renew(audio) {
  const { recording, at = 0, renewed } = known.get(audio) ?? {};
  const again = renewed !== undefined && Math.abs(at - renewed) < NEAR_SECONDS;
  if (!recording || again) {
    tell(goneWords(audio));
    return;
  }
  const playing = !audio.paused;
  known.set(audio, { ...known.get(audio), renewed: at });
  try {
    await give(audio, recording);
    seek(audio, at);
    if (playing) await start(audio);
  } catch (error) {
    tell(sentenceOf(error, goneWords(audio)));
  }
}

/** 播放 beside a recording: its own player takes the place of the button. */
export async function playRecording(button) {
  const row = button.closest('[data-gone]');
  const audio = row.querySelector('audio');
  const words = button.innerHTML;
  button.disabled = true;
  button.textContent = row.dataset.loading;
  try {
    await give(audio, button.dataset.play);
    audio.hidden = false;
    button.hidden = true;
    await start(audio);
  } catch (error) {
    button.disabled = false;
    button.innerHTML = words;
    tell(sentenceOf(error, row.dataset.gone));
  }
}

/** Plays in the bar from a second of a recording. */
async function listenFrom(recording, seconds) {
  const audio = barSound();
  if (!audio) return;
  const { loading, listenWord, pauseWord, gone } = bar().dataset;
  const main = bar().querySelector('[data-listen]');
  try {
    if (audio.dataset.of !== recording) {
      main.disabled = true;
      main.textContent = loading;
      await give(audio, recording);
    }
    if (seconds !== null) seek(audio, seconds);
    await start(audio);
  } catch (error) {
    tell(sentenceOf(error, gone));
  } finally {
    main.disabled = false;
    main.textContent = audio.paused ? listenWord : pauseWord;
  }
}

/** True when the press was about sound. */
export function pressSound(button) {
  const { play, at, of, skip, listen, follow } = button.dataset;
  const audio = barSound();
  if (play !== undefined) void playRecording(button);
  else if (at !== undefined) {
    followSound();
    void listenFrom(of, Number(at));
  } else if (skip !== undefined) seek(audio, audio.currentTime + Number(skip));
  else if (follow !== undefined) showHeard();
  else if (listen === undefined) return false;
  else if (audio.paused) void listenFrom(audio.dataset.of ?? bar().dataset.of, null);
  else audio.pause();
  return true;
}

/** The bar appears with the script that moves it. Drawn anew, the page keeps the bar that has sound in it. */
export function keepBar(old) {
  const fresh = bar();
  if (!fresh) return;
  if (old?.querySelector('audio[src]') && old.dataset.of === fresh.dataset.of) {
    fresh.replaceWith(old);
  } else fresh.hidden = false;
}

document.addEventListener('input', ({ target }) => {
  if (target.closest('#player')) seek(barSound(), Number(target.value));
});

// Events of sound do not rise; they are caught on their way down.
const heed = (name, act) => {
  document.addEventListener(name, ({ target }) => act(target), true);
};
heed('timeupdate', (audio) => {
  if (audio.readyState > 0) known.set(audio, { ...known.get(audio), at: audio.currentTime });
  if (audio !== barSound()) return;
  showPosition(audio);
  markHeard(audio);
});
heed('play', (audio) => {
  for (const one of document.querySelectorAll('audio')) if (one !== audio) one.pause();
  if (audio === barSound())
    bar().querySelector('[data-listen]').textContent = bar().dataset.pauseWord;
});
for (const name of ['pause', 'ended']) {
  heed(name, (audio) => {
    if (audio !== barSound()) return;
    bar().querySelector('[data-listen]').textContent = bar().dataset.listenWord;
  });
}
heed('error', (audio) => {
  if (audio instanceof HTMLAudioElement && audio.getAttribute('src')) void renew(audio);
});
