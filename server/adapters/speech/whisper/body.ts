/** The body of a 200 answer: one JSON value, JSON lines, or bare text, told apart by what it is and not by its label. */

export type Body =
  | { readonly kind: 'json'; readonly value: Readonly<Record<string, unknown>> }
  /** One object a line (mlx-audio, when it is not told otherwise). */
  | { readonly kind: 'lines'; readonly values: readonly Readonly<Record<string, unknown>>[] }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Content types are not asked: whisper.cpp labels plain text as HTML, proxies label HTML as anything. */
export function readBody(raw: string): Body {
  const body = raw.replace(/^\uFEFF/, '').trim();
  if (body === '') return unreadable('empty answer');
  if (/^<[!?/a-z]/i.test(body)) return unreadable('a page instead of a transcription');
  if (!/^[{["]/.test(body)) return { kind: 'text', text: body };
  const value = parse(body);
  if (typeof value === 'string') return { kind: 'text', text: value };
  if (isRecord(value)) return { kind: 'json', value };
  if (value !== undefined) return unreadable('JSON of an unknown shape');
  const values = body
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map(parse);
  return values.length > 1 && values.every(isRecord)
    ? { kind: 'lines', values }
    : unreadable('broken or truncated JSON');
}

function unreadable(reason: string): Body {
  return { kind: 'unreadable', reason };
}

/** Undefined when it is no JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
