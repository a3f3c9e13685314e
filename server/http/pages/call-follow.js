/** The transcript follows the sound: the sentence that is heard is marked, and kept in sight unless somebody scrolls. */

/** Who scrolls looks for something: the page lets them for this long. */
const LET_SCROLL_MS = 4000;
/** Scrolling of our own is over by then. */
const OWN_SCROLL_MS = 800;

export const bar = () => document.getElementById('player');

/** When somebody scrolled last; null: the page may follow. */
let scrolledAt = null;
let ownScrollUntil = 0;

const currentLine = () => document.querySelector('#says [aria-current]');

const printed = (seconds) => {
  const whole = Math.floor(seconds);
  const two = (value) => String(value).padStart(2, '0');
  const rest = `${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return whole < 3600 ? rest : `${Math.floor(whole / 3600)}:${rest}`;
};

/** Slider and clock of the bar. */
export function showPosition(audio) {
  const total = Number.isFinite(audio.duration) ? audio.duration : Number(bar().dataset.seconds);
  const slider = bar().querySelector('input');
  slider.max = String(Math.floor(total));
  slider.value = String(Math.floor(audio.currentTime));
  slider.setAttribute('aria-valuetext', printed(audio.currentTime));
  bar().querySelector('[data-position]').textContent = printed(audio.currentTime);
  bar().querySelector('[data-total]').textContent = printed(total);
}

/** Marks the last sentence of this recording that has begun. */
export function markHeard(audio) {
  const lines = [...document.querySelectorAll('#says [data-at]')];
  const now = audio.currentTime + 0.05;
  const heard = lines.findLast(
    (line) => line.dataset.of === audio.dataset.of && Number(line.dataset.at) <= now,
  );
  const before = currentLine();
  if (before !== (heard ?? null)) {
    before?.removeAttribute('aria-current');
    heard?.setAttribute('aria-current', 'true');
  }
  const scrolling = scrolledAt !== null && performance.now() - scrolledAt < LET_SCROLL_MS;
  if (heard && before !== heard && !scrolling) show(heard);
  else bar().querySelector('[data-follow]').hidden = !heard || isInView(heard);
}

/** The box the transcript scrolls in, on wide windows; null where the page itself scrolls. */
function boxOf(line) {
  const box = line.closest('#says');
  return box.scrollHeight > box.clientHeight + 1 ? box : null;
}

function isInView(line) {
  const { top, bottom } = line.getBoundingClientRect();
  const box = boxOf(line)?.getBoundingClientRect() ?? { top: 0, bottom: Infinity };
  const floor = Math.min(bar().getBoundingClientRect().top, innerHeight, box.bottom);
  return top >= Math.max(0, box.top) && bottom <= floor;
}

function show(line) {
  bar().querySelector('[data-follow]').hidden = true;
  if (!line || isInView(line)) return;
  ownScrollUntil = performance.now() + OWN_SCROLL_MS;
  // A long way is not scrolled but jumped: gliding through a whole call takes longer than its sentences.
  const far = Math.abs(line.getBoundingClientRect().top) > 2 * innerHeight;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const behavior = far || calm ? 'auto' : 'smooth';
  const box = boxOf(line);
  if (!box) {
    line.scrollIntoView({ behavior, block: 'center' });
    return;
  }
  const middle = line.parentElement.offsetTop - (box.clientHeight - line.offsetHeight) / 2;
  box.scrollTo({ behavior, top: middle });
  box.scrollIntoView({ behavior, block: 'nearest' });
}

/** After a press that names a place the page follows again at once; a finger's last scrolling may still come in. */
export function followSound() {
  scrolledAt = null;
  ownScrollUntil = performance.now() + OWN_SCROLL_MS;
}

/** 回到当前句 */
export function showHeard() {
  followSound();
  show(currentLine());
}

const scrolled = () => {
  scrolledAt = performance.now();
};
for (const name of ['wheel', 'touchmove']) {
  document.addEventListener(name, scrolled, { capture: true, passive: true });
}
document.addEventListener(
  'scroll',
  () => {
    if (performance.now() > ownScrollUntil) scrolled();
  },
  { capture: true, passive: true },
);
