/** One cleaned field cut into the pieces that may each be a number. Spec §2. */

/** A run of digits and whether white space (not a dash, dot or bracket) stood before it. */
export interface Group {
  readonly digits: string;
  readonly spaced: boolean;
}

/** What stood before a piece: `/` for every sign that lists endings and alternatives, `,` for a pause or list. */
export type Joint = '/' | ',' | 'other';

export interface Piece {
  readonly joint: Joint;
  readonly plus: boolean;
  readonly groups: readonly Group[];
  /** Digits after 转, 分机, ext, x or #. */
  readonly extension: string | null;
}

const TOKEN = new RegExp(
  [
    String.raw`(?<word>转接?|轉接?|分机号?|分機號?|内线|內線|(?<![a-z])(?:extension|extn|ext|x)(?![a-z])|#)[\s.:(号]*(?<extension>\d{1,8})(?!\d)`,
    String.raw`(?<digits>\d+)`,
    String.raw`(?<plus>\+)`,
    String.raw`(?<border>[/\\;,、|~。\n\r\t&]|\p{L})`,
    String.raw`(?<space>\s)`,
  ].join('|'),
  'giu',
);

const JOINTS: Readonly<Record<string, Joint>> = {
  '/': '/',
  '、': '/',
  '~': '/',
  或: '/',
  ',': ',',
};

interface Draft {
  joint: Joint;
  plus: boolean;
  groups: Group[];
  extension: string | null;
}

const emptyDraft = (): Draft => ({ joint: 'other', plus: false, groups: [], extension: null });

/**
 * Cuts at list signs, at words that are no extension words, and before `+`; dashes, dots, brackets and blanks only
 * end a group of digits. Pieces without digits are left out.
 */
export function cutPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  let draft = emptyDraft();
  let spaced = false;
  const close = (): void => {
    if (draft.groups.length === 0) return;
    pieces.push(draft);
    draft = emptyDraft();
  };
  for (const { groups: token } of text.matchAll(TOKEN)) {
    if (token?.['extension'] !== undefined) {
      if (draft.groups.length === 0) draft.groups.push({ digits: token['extension'], spaced });
      else draft.extension = token['extension'];
      close();
    } else if (token?.['digits'] !== undefined) {
      draft.groups.push({ digits: token['digits'], spaced });
    } else if (token?.['plus'] !== undefined) {
      close();
      draft.plus = true;
    } else if (token?.['border'] !== undefined) {
      close();
      draft.plus = false;
      if (draft.joint === 'other') draft.joint = JOINTS[token['border']] ?? 'other';
    }
    spaced = token?.['space'] !== undefined;
  }
  close();
  return pieces;
}
