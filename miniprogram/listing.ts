/** The rows of one list: all that were read, and the sixty of them that stand on the page. Pages §3, §6. */
import { appendPatch, placeOf, renewFirst, ROWS, WHOLE, type ListPlace } from './views/rows';

export interface Row {
  readonly id: string;
}

/** A page of the list, and the path of the one behind it; null at the end. */
export interface ReadPage {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

interface Needs {
  /** Null: it did not come, or belongs to a list that is no longer shown. */
  readonly read: (path: string) => Promise<ReadPage | null>;
  /** Draws what changed; `rows` stand on the page then. */
  readonly draw: (rows: readonly Row[], patch: object, then?: () => void) => void;
}

export interface Listing {
  /** The first page was read, of another list or again: the rows to draw. */
  readonly renew: (page: ReadPage, isOther: boolean) => readonly Row[];
  /** What to draw with them; nothing when it stands there already. */
  readonly placed: () => { readonly list?: ListPlace };
  /** The end came near: reads on. */
  readonly more: () => void;
  readonly earlier: () => void;
  readonly later: () => void;
}

/** Pixels over the first row, where the button stands that leads back; from the last row to the top of the screen. */
const OVER = 64;
const ABOVE = 300;

export function createListing({ read, draw }: Needs): Listing {
  let all: readonly Row[] = [];
  /** Where in them the window begins. */
  let first = 0;
  let firstLength = 0;
  let next: string | null = null;
  let drawn: ListPlace = WHOLE;
  let isReading = false;
  let isWanted = false;

  const shown = (): readonly Row[] => all.slice(first, first + ROWS);
  const placed = (): { readonly list?: ListPlace } => {
    const list = placeOf(all.length, first, next !== null);
    if (JSON.stringify(list) === JSON.stringify(drawn)) return {};
    drawn = list;
    return { list };
  };

  async function append(path: string): Promise<void> {
    isReading = true;
    const page = await read(path);
    isReading = false;
    const isAsked = isWanted;
    isWanted = false;
    if (page === null) return;
    const before = shown();
    next = page.next;
    const ids = new Set(all.map(({ id }) => id));
    all = [...all, ...page.rows.filter(({ id }) => !ids.has(id))];
    draw(shown(), { ...appendPatch('view.rows', before, shown()), ...placed() });
    if (isAsked && all.length > first + ROWS) move(first + ROWS, 'start');
  }

  function move(to: number, end: 'start' | 'end'): void {
    first = Math.max(0, to);
    draw(shown(), { 'view.rows': shown(), ...placed() }, () => {
      scrollTo(end);
    });
  }

  return {
    renew(page, isOther) {
      const anchor = first === 0 ? undefined : all[first]?.id;
      const isLonger = !isOther && page.next !== null && all.length > firstLength;
      const kept = isLonger ? renewFirst(page.rows, all) : null;
      all = kept ?? page.rows;
      if (kept === null) next = page.next;
      firstLength = page.rows.length;
      const found = isOther ? 0 : all.findIndex(({ id }) => id === anchor);
      // What began the window went away: it stays about where it was.
      first = found >= 0 ? found : Math.min(first, Math.max(0, all.length - ROWS));
      return shown();
    },
    placed,
    more() {
      // One page ahead of the window: whoever asks for it need not wait.
      if (next !== null && !isReading && all.length <= first + ROWS) void append(next);
    },
    earlier() {
      if (first > 0) move(first - ROWS, 'end');
    },
    later() {
      if (all.length > first + ROWS) move(first + ROWS, 'start');
      else if (next !== null) {
        isWanted = true;
        if (!isReading) void append(next);
      }
    },
  };
}

/** Reading goes on where it stopped: at the row that follows, or at the one before. */
function scrollTo(end: 'start' | 'end'): void {
  wx.createSelectorQuery()
    .select('.rows')
    .boundingClientRect()
    .selectViewport()
    .scrollOffset()
    .exec(([place, viewport]) => {
      const rect = place as Mini.Rect | null;
      if (rect === null) return;
      const { scrollTop } = viewport as { readonly scrollTop: number };
      const to = end === 'start' ? rect.top - OVER : rect.bottom - ABOVE;
      wx.pageScrollTo({ scrollTop: Math.max(0, scrollTop + to), duration: 0 });
    });
}
