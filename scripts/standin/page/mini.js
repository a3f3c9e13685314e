import { byId, make } from './dom.js';

/**
 * The mini-program beside the chat, on the phone of whoever's chat is open. It is opened when it is first looked at, goes to
 * the background with its column, and a card that leads into it opens it there.
 */

/** From this width on it has a column of its own (page.css). */
const WIDE = matchMedia('(min-width: 1560px)');

let holder = null;
let frame = null;
/** A page that was asked for before its phone was looked at. */
let wanted = '';

/** Wires the switch of the right column. */
export function startMini() {
  for (const button of document.querySelectorAll('[data-side-to]')) {
    button.addEventListener('click', () => showSide(button.dataset.sideTo));
  }
  WIDE.addEventListener('change', followLook);
  new MutationObserver(followLook).observe(document.body, { attributeFilter: ['data-view'] });
  showSide(document.body.dataset.side);
}

/** Shows the telephone or the mini-program at the right. */
export function showSide(side) {
  document.body.dataset.side = side;
  for (const button of document.querySelectorAll('[data-side-to]')) {
    button.setAttribute('aria-pressed', String(button.dataset.sideTo === side));
  }
  followLook();
}

/** Another person holds the phone. */
export function handPhoneTo(person) {
  if (holder?.userid === person.userid) return;
  holder = person;
  wanted = '';
  frame?.remove();
  frame = null;
  byId('mini-name').textContent = person.name;
  byId('mini-alone').href = `/frame/?person=${encodeURIComponent(person.userid)}`;
  followLook();
}

/** Opens a page of the mini-program, as a tap on a card does. */
export function openInMini(pagepath) {
  wanted = pagepath;
  const harness = frame?.contentWindow?.harness;
  document.body.dataset.view = 'mini';
  showSide('mini');
  if (!harness) return;
  wanted = '';
  harness.launch('hot', pagepath);
}

function isLookedAt() {
  const { side, view } = document.body.dataset;
  const isNarrow = getComputedStyle(document.querySelector('.tabs')).display !== 'none';
  return isNarrow ? view === 'mini' : side === 'mini' || WIDE.matches;
}

/** In the background it asks for no news, as on a phone. */
function followLook() {
  if (holder === null) return;
  const looked = isLookedAt();
  if (frame === null && looked) load();
  const harness = frame?.contentWindow?.harness;
  if (looked) harness?.show();
  else harness?.hide();
}

function load() {
  const words = new URLSearchParams({ person: holder.userid });
  if (wanted !== '') words.set('open', wanted);
  wanted = '';
  frame = make('iframe.mini-screen', { title: '小程序', src: `/frame/app/?${words}` });
  byId('mini-place').replaceChildren(frame);
}
