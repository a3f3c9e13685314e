/** Pieces of HTML: text is escaped where it enters, so that what is joined is always safe. */

/** HTML that is already safe to send. */
export interface Html {
  readonly html: string;
}

type Piece = Html | string | number | null | readonly (Html | null)[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Safe as text and inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}

function print(piece: Piece): string {
  if (piece === null) return '';
  if (typeof piece === 'object') return 'html' in piece ? piece.html : piece.map(print).join('');
  return escapeHtml(String(piece));
}

/** Tagged template: every interpolation is escaped unless it is HTML itself; null prints nothing. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  const text = parts.map((part, index) => part + print(pieces[index] ?? null));
  return { html: text.join('') };
}
