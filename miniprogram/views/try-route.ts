/** 试算: where a call would ring at a moment, and by which rules. */
import type { TriedRoute } from '../../server/http/contract/answers';
import { clockText, dayKey } from '../time';
import { viewChain, type LinkView } from './route';

export interface TryRouteView {
  /** The moment that was tried, as pickers have it: 「2026-11-24」, 「10:03」. */
  readonly day: string;
  readonly clock: string;
  readonly summary: string;
  readonly chain: readonly LinkView[];
  readonly trace: readonly { readonly id: string; readonly text: string }[];
}

export function viewTriedRoute({ at, summary, chain, trace }: TriedRoute): TryRouteView {
  const moment = Date.parse(at);
  return {
    day: dayKey(moment),
    clock: clockText(moment),
    summary,
    chain: viewChain(chain),
    trace: trace.map(({ text }, at) => ({ id: `${at}`, text })),
  };
}
