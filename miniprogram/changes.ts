/** News: one long poll for the whole program, in the foreground only. Pages refetch what they show. Pages §3. */
import type { Changes } from '../server/http/contract/answers';
import { request } from './api';
import { afterFirstContent } from './first-content';
import { gateNow, watchGate } from './gate';
import { queryText } from './wire';

/** One thing that is other than before. */
export type Change = Changes['changed'][number];

/** What happened, or `all` when the server no longer knows since when. */
export type News = readonly Change[] | 'all';

/** Milliseconds. The server holds a question for 25 s at most. */
const PATIENCE = 35_000;
const SHORTEST_REST = 1_000;
const LONGEST_REST = 30_000;
/** A first cursor that came this late may have missed what happened while it was on its way. */
const LATE = 2_000;

const listeners = new Set<(news: News) => void>();
let cursor: string | null = null;
let isForeground = false;
/** Counts starts: an answer to an earlier one is dropped. */
let round = 0;
let abort: (() => void) | null = null;
let timer: number | null = null;
let failures = 0;
let heardAt = 0;

/** Calls `tell` with all news until the returned function is called. */
export function watchNews(tell: (news: News) => void): () => void {
  listeners.add(tell);
  return () => {
    listeners.delete(tell);
  };
}

/** Milliseconds of the phone's clock when the server last said that all is told; 0 = never. */
export function lastHeard(): number {
  return heardAt;
}

/** The program is in front: goes on from where it stopped. */
export function startNews(): void {
  if (isForeground) return;
  isForeground = true;
  failures = 0;
  afterFirstContent(ask);
}

/** The program is hidden: nothing is asked until it is shown again. */
export function stopNews(): void {
  isForeground = false;
  round += 1;
  abort?.();
  abort = null;
  if (timer !== null) clearTimeout(timer);
  timer = null;
}

watchGate((gate) => {
  if (gate === null && isForeground) ask();
});

function ask(): void {
  if (!isForeground || gateNow() !== null) return;
  if (timer !== null) clearTimeout(timer);
  timer = null;
  round += 1;
  abort?.();
  void askOnce(round);
}

async function askOnce(mine: number): Promise<void> {
  const since = cursor;
  const asked = Date.now();
  const answer = await request<Changes>({
    path: `/api/changes${queryText({ since })}`,
    timeout: PATIENCE,
    abortable: (stop) => {
      if (mine === round) abort = stop;
      else stop();
    },
  });
  if (mine !== round) return;
  abort = null;
  // The gate opens again by somebody's hand; see watchGate above.
  if (!answer.ok && answer.code === 'gated') return;
  // Who has no role may see no news, however often it is asked.
  if (!answer.ok && answer.status === 403) return;
  if (!answer.ok) {
    failures += 1;
    rest(backOff(failures));
    return;
  }
  failures = 0;
  heardAt = Date.now();
  const { changed, reload } = answer.body;
  cursor = answer.body.cursor;
  const isLate = since === null && heardAt - asked > LATE;
  if (reload || isLate) tell('all');
  else if (changed.length > 0) tell(changed);
  // An answer that was not held would otherwise be asked for without a pause.
  if (since === null || heardAt - asked >= SHORTEST_REST) ask();
  else rest(SHORTEST_REST / 4);
}

function tell(news: News): void {
  for (const one of [...listeners]) one(news);
}

function rest(milliseconds: number): void {
  timer = setTimeout(ask, milliseconds);
}

/** 1, 2, 4 … 30 s, each between its half and its whole, so that not everybody comes back at once. */
function backOff(tries: number): number {
  const whole = Math.min(LONGEST_REST, SHORTEST_REST * 2 ** tries);
  return Math.max(SHORTEST_REST, whole * (0.5 + Math.random() / 2));
}
