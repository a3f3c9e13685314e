/** Addresses: moving between pages, and opening what a card names however the program came to the front. Pages §3. */
import { queryText } from './wire';

export const HOME = 'pages/status/index';
/** In the order of the tab bar. */
export const TABS = [
  HOME,
  'pages/inbox/index',
  'pages/call/list',
  'pages/roster/index',
  'pages/more/index',
] as const;
/** The place of 待办 in the tab bar: its badge counts what waits. */
export const INBOX_TAB = 1;

export type Query = Readonly<Record<string, string | undefined>>;

/** Milliseconds in which the client opens a linked page itself, if it is one of those that do. */
const PATIENCE = 400;

interface Place {
  readonly path: string;
  readonly query: Query;
}

let shown: Place | null = null;
let arrived: string | null = null;
let timer: number | null = null;

/** One text for a place, whatever the order of its query. */
export function addressOf({ path, query }: Place): string {
  const sorted: Record<string, string | undefined> = {};
  for (const name of Object.keys(query).sort()) sorted[name] = query[name];
  return path.replace(/^\//, '') + queryText(sorted);
}

/** Clients hand over what stands in the address as it stands there. */
export function readQuery(query: Query): Query {
  const read: Record<string, string | undefined> = {};
  for (const name of Object.keys(query)) read[name] = decoded(query[name] ?? '');
  return read;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    // A lone % was meant as it stands.
    return value;
  }
}

export function isTab(path: string): boolean {
  return TABS.some((tab) => tab === path.replace(/^\//, '').split('?')[0]);
}

/** Opens a page of ours: `pages/alert/detail?id=…`. Tabs carry no query. */
export function open(address: string): void {
  const url = `/${address.replace(/^\//, '')}`;
  if (isTab(address)) {
    wx.switchTab({ url: url.replace(/\?.*$/, '') });
    return;
  }
  // The client refuses an eleventh page.
  wx.navigateTo({
    url,
    fail: () => {
      wx.redirectTo({ url });
    },
  });
}

/** 首页 of a page that was opened by a link and has nothing behind it. */
export function goHome(): void {
  wx.switchTab({ url: `/${HOME}` });
}

/** Back when there is a way back, else 状态. */
export function leave(): void {
  if (getCurrentPages().length > 1) wx.navigateBack();
  else goHome();
}

/** Whether a page has to show its own 首页: it is no tab, and nothing is behind it. */
export function needsHome(path: string): boolean {
  return !isTab(path) && getCurrentPages().length <= 1;
}

/** A page of ours came to the front. */
export function noteShown(place: Place): void {
  shown = place;
}

/** App.onLaunch: the client opens this page itself. */
export function noteLaunch(arrival: Place): void {
  arrived = addressOf({ path: arrival.path, query: readQuery(arrival.query) });
}

/**
 * App.onShow. Coming back without a link repeats the address of before. With a link most clients open the page
 * themselves; some only name it here, and then it is for us to open it, with nothing left behind it.
 */
export function noteReturn(arrival: Place): void {
  const address = addressOf({ path: arrival.path, query: readQuery(arrival.query) });
  if (address === '' || address === arrived) return;
  arrived = address;
  if (timer !== null) clearTimeout(timer);
  timer = setTimeout(() => {
    timer = null;
    if (shown !== null && addressOf(shown) === address) return;
    if (isTab(arrival.path)) wx.switchTab({ url: `/${arrival.path}` });
    else wx.reLaunch({ url: `/${address}` });
  }, PATIENCE);
}
