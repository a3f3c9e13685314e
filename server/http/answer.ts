/** What a door answers, as data; written to the wire in one place (middleware/serve.ts). */
import type { RecordingFile } from '../flows/recordings/issue-ticket.ts';

/** A cookie to set; `value` null removes it. `until` null = until the browser closes. */
export interface CookieWish {
  readonly name: string;
  readonly value: string | null;
  readonly until: Date | null;
  readonly path: string;
}

type Body =
  | { readonly kind: 'json'; readonly data: unknown }
  | { readonly kind: 'text'; readonly text: string; readonly type: string }
  | { readonly kind: 'asset'; readonly file: string; readonly type: string }
  | { readonly kind: 'audio'; readonly file: RecordingFile }
  | { readonly kind: 'picture'; readonly png: Buffer }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'empty' };

export type Answer = Body & {
  readonly status: number;
  readonly cookies?: readonly CookieWish[];
};

export function answerJson(data: unknown, status = 200): Answer {
  return { kind: 'json', status, data };
}

export function answerText(text: string, type = 'text/plain; charset=utf-8'): Answer {
  return { kind: 'text', status: 200, text, type };
}

export function answerHtml(html: string): Answer {
  return answerText(html, 'text/html; charset=utf-8');
}

/** `to`: a path of ours, or WeCom's login page. */
export function answerRedirect(to: string, cookies: readonly CookieWish[] = []): Answer {
  return { kind: 'redirect', status: 302, to, cookies };
}

export function answerEmpty(status: 200 | 204, cookies: readonly CookieWish[] = []): Answer {
  return { kind: 'empty', status, cookies };
}
