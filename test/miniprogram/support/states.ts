/** The states that every page has, brought about from outside: what the server answers, or when. */
import type { Route } from 'playwright-core';
import { messageOf, type MessageCode } from '../../../templates/errors.ts';
import type { Phone } from './browser.ts';

/** The address of the page's one GET begins so, past the frame's door. */
type Door = string;

export const STATES = ['loading', 'failed', 'forbidden', 'gone', 'stale'] as const;
export type State = (typeof STATES)[number];

const REFUSALS: Readonly<
  Record<Exclude<State, 'loading' | 'stale'>, { status: number; code: MessageCode; retry: boolean }>
> = {
  failed: { status: 503, code: 'store_unavailable', retry: true },
  forbidden: { status: 403, code: 'forbidden', retry: false },
  gone: { status: 404, code: 'not_found', retry: false },
};

/** Puts a page that shows something into the state, has `look` look at it, and leaves it as it was. */
export async function inState(
  phone: Phone,
  door: Door,
  state: State,
  /** Told whether an answer is being held: then the phone never comes to rest. */
  look: (isHeld: boolean) => Promise<void>,
): Promise<void> {
  const held: Route[] = [];
  let isOver = false;
  const isDoor = (url: URL): boolean => url.pathname.startsWith(`/frame${door}`);
  const answer = async (route: Route): Promise<void> => {
    if (isOver) await route.continue();
    else if (state === 'loading') held.push(route);
    else if (state === 'stale') await route.abort();
    else await refuse(route, state);
  };
  await phone.page.route(isDoor, answer);
  if (state === 'stale') await phone.callPage('onPullDownRefresh');
  else await phone.page.evaluate(() => void window.harness.callPage('onRetry'));
  if (state === 'loading') await phone.page.getByLabel('加载中').first().waitFor();
  else await phone.idle();
  await look(state === 'loading');
  isOver = true;
  for (const route of held) await route.continue();
  await phone.page.unroute(isDoor, answer);
  await phone.callPage('onRetry');
  await phone.idle();
}

async function refuse(route: Route, state: keyof typeof REFUSALS): Promise<void> {
  const { status, code, retry } = REFUSALS[state];
  const problem = {
    type: 'about:blank',
    title: code,
    status,
    code,
    message: messageOf(code),
    retry,
    requestId: '0193a5c0-7f1e-7000-8000-00000000002a',
    fields: [],
  };
  await route.fulfill({ status, json: problem });
}
