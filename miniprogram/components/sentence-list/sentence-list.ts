/** A conversation as bubbles that play: one window of it, the heard sentence marked and kept in sight. */
import type { Sentence } from '../../views/sentences';

const NONE: readonly Sentence[] = [];

/** Pixels that stay free above and below the sentence that is scrolled to. */
const MARGIN = 80;
/** So far from there it stands well. */
const NEAR = 24;
/** Milliseconds until what was just handed over may stand on the page; how often that is waited for, and looked at. */
const DRAWN = 60;
const TRIES = 25;
const LOOKS = 3;

interface Anchor {
  readonly n: number;
  readonly top: number;
}

/** The sentence each list is scrolling to; a finger ends it. */
const sought = new WeakMap<object, number>();
/** The sentence of each list that keeps its place while the window moves. */
const anchors = new WeakMap<object, Anchor>();

Component({
  properties: {
    /** At most fifty, see windowAround of views/sentences.ts. */
    sentences: { type: Array, value: NONE },
    /** Its `n`; -1 = none is heard. */
    active: { type: Number, value: -1 },
    /** Whether the page may scroll to the active one. */
    follow: { type: Boolean, value: false },
    /** `n` of a sentence to scroll to, whoever follows, each time `sought` grows; -1 = none. */
    target: { type: Number, value: -1 },
    sought: { type: Number, value: 0 },
    /** `n` of a sentence that is to stay where it is when the window moves; answered by `held`. */
    hold: { type: Number, value: -1 },
    earlier: { type: Boolean, value: false },
    later: { type: Boolean, value: false },
  },
  observers: {
    active(active: number) {
      if (active >= 0 && this.data.follow) this.seek(active);
    },
    sought() {
      if (this.data.target >= 0) this.seek(this.data.target);
    },
    hold(n: number) {
      if (n < 0) return;
      this.find(n, (top) => {
        if (top !== null) anchors.set(this, { n, top });
        this.triggerEvent('held');
      });
    },
    sentences() {
      const anchor = anchors.get(this);
      if (anchor === undefined) return;
      anchors.delete(this);
      setTimeout(() => {
        this.find(anchor.n, (top, scrollTop) => {
          if (top !== null) this.move(scrollTop + top - anchor.top, 0);
        });
      }, DRAWN);
    },
  },
  methods: {
    /** Where a bubble stands on the screen, null when it does not, and how far the page is scrolled. */
    find(n: number, then: (top: number | null, scrollTop: number) => void) {
      this.createSelectorQuery()
        .select(`.bubble-${n}`)
        .boundingClientRect()
        .selectViewport()
        .scrollOffset()
        .exec(([place, viewport]) => {
          const rect = place as Mini.Rect | null;
          const { scrollTop } = viewport as { readonly scrollTop: number };
          then(rect === null ? null : rect.top, scrollTop);
        });
    },
    /** Told before the page moves, so that it is not taken for a finger. */
    move(scrollTop: number, duration: number) {
      this.triggerEvent('scroll');
      wx.pageScrollTo({ scrollTop: Math.max(0, scrollTop), duration });
    },
    /** Waits until it is drawn, then looks again a few times: what is drawn above it later moves it away. */
    scrollTo(n: number, tries: number, looks: number) {
      if (sought.get(this) !== n) return;
      this.find(n, (top, scrollTop) => {
        const isThere = top !== null && Math.abs(top - MARGIN) <= NEAR;
        if (top !== null && !isThere) this.move(scrollTop + top - MARGIN, 0);
        const left = top === null ? { tries: tries - 1, looks } : { tries, looks: looks - 1 };
        if (left.tries === 0 || left.looks === 0) return;
        setTimeout(() => {
          this.scrollTo(n, left.tries, left.looks);
        }, DRAWN);
      });
    },
    seek(n: number) {
      sought.set(this, n);
      this.scrollTo(n, TRIES, LOOKS);
    },
    onPlay(event: Mini.Event<{ readonly n: number }>) {
      this.triggerEvent('play', { n: event.currentTarget.dataset.n });
    },
    onTouch() {
      sought.delete(this);
      this.triggerEvent('touch');
    },
    onEarlier() {
      this.triggerEvent('earlier');
    },
    onLater() {
      this.triggerEvent('later');
    },
  },
});
