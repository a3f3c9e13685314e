/**
 * Small ways to build and reach the page. Text is always set as text, never as HTML.
 */

/** The element with this id; the page's HTML promises that it exists. */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

/** Makes an element: a tag with classes ("div.card"), properties, children. Null children are left out. */
export function make(what, properties, ...children) {
  const [tag, ...classes] = what.split('.');
  const element = document.createElement(tag);
  if (classes.length > 0) element.className = classes.join(' ');
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (name.startsWith('data-') || name.startsWith('aria-')) element.setAttribute(name, value);
    else element[name] = value;
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** Text cut to so many characters, as the client draws what is too long. */
export function cut(text, limit) {
  const characters = [...(text ?? '')];
  return characters.length > limit
    ? `${characters.slice(0, limit - 1).join('')}…`
    : characters.join('');
}

/** Fetches JSON; an answer that is no success throws with the server's reason. */
export async function ask(path, body) {
  const response = await fetch(path, {
    cache: 'no-store',
    ...(body === undefined
      ? {}
      : {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
  });
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  const error = new Error(answer.error ?? `HTTP ${response.status}`);
  error.status = response.status;
  throw error;
}

let toastTimer;

/** Says one sentence at the bottom for a few seconds. */
export function toast(sentence) {
  const box = byId('toast');
  box.textContent = sentence;
  box.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => {
    box.hidden = true;
  }, 4000);
}

const CLOCK = { timeZone: 'Asia/Shanghai', hour12: false };

/** 10:03 in Shanghai. */
export function shortTime(at) {
  return new Date(at).toLocaleTimeString('zh-CN', { ...CLOCK, hour: '2-digit', minute: '2-digit' });
}

/** 11月24日 周二 10:03:08 in Shanghai. */
export function longTime(at) {
  return new Date(at).toLocaleString('zh-CN', {
    ...CLOCK,
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
}
