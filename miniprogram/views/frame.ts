/** What stands around every page's content: its state, how old it is, and why there is nothing. Pages §3. */
import type { Failure } from '../failure';
import type { Gate } from '../gate';
import type { TextSize } from '../text-size';
import { clockText } from '../time';

/**
 * quiet: the first 200 ms · loading: grey bars · ready · empty: asked and there is nothing · failed: not got ·
 * forbidden: not theirs to see · gone: no longer there · gate: they cannot come in.
 */
export type PageState =
  'quiet' | 'loading' | 'ready' | 'empty' | 'failed' | 'forbidden' | 'gone' | 'gate';

export interface FrameView {
  readonly state: PageState;
  readonly title: string;
  readonly hint: string;
  readonly retry: boolean;
  /** '' = none known. */
  readonly requestId: string;
  /** 「更新于 21:03」, '' while it is fresh. */
  readonly stale: string;
  /** Whether the page shows its own 首页. */
  readonly home: boolean;
  readonly size: TextSize;
}

export const BLANK: FrameView = {
  state: 'quiet',
  title: '',
  hint: '',
  retry: false,
  requestId: '',
  stale: '',
  home: false,
  size: '',
};

type Words = Pick<FrameView, 'state' | 'title' | 'hint' | 'retry' | 'requestId'>;

/** A page that shows its content. */
export const READY: Words = { state: 'ready', title: '', hint: '', retry: false, requestId: '' };

/** Why a page has nothing to show; the server's sentence is the title. */
export function failureWords({ code, status, message, retry, requestId }: Failure): Words {
  const id = requestId ?? '';
  if (status === 403) {
    return {
      state: 'forbidden',
      // The server's general word is about acts; what is refused here is a whole page.
      title: code === 'forbidden' ? '无权查看这个页面' : message,
      hint: '如需查看，请联系管理员。',
      retry: false,
      requestId: id,
    };
  }
  if (status === 404 || status === 410) {
    return {
      state: 'gone',
      title: message,
      hint: '它可能已被删除或合并。',
      retry: false,
      requestId: '',
    };
  }
  return { state: 'failed', title: message, hint: '', retry, requestId: id };
}

export function gateWords({ title, hint, retry, requestId }: Gate): Words {
  return { state: 'gate', title, hint, retry, requestId: requestId ?? '' };
}

export function emptyWords(title: string, hint: string): Words {
  return { state: 'empty', title, hint, retry: false, requestId: '' };
}

/** `at`: milliseconds of the server's clock when the content was true. */
export function staleText(at: number): string {
  return `更新于 ${clockText(at)}`;
}
