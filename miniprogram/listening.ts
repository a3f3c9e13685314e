/**
 * Hearing a call and reading along: which sentence is heard, which fifty are drawn, when the page may scroll. The page
 * shows what `draw` is given; sound itself is audio.ts. Pages §2 通话, §3.
 */
import type { CallPage, TranscriptWindow } from '../server/http/contract/answers';
import { get } from './api';
import { audioNow, playFrom, type AudioView } from './audio';
import type { Shown } from './page';
import { lengthOf, sentencesOf, type Heard } from './views/call-talk';
import { mayFollow, NEVER, scrolled, scrollStarted, touched } from './views/following';
import { sentenceAt, WINDOW, type Sentence } from './views/sentences';
import { queryText } from './wire';

/** What the page draws of it. */
export interface Listening {
  /** `n` of the sentence that is heard; -1 = none. */
  readonly active: number;
  readonly follow: boolean;
  /** The finger is elsewhere: 回到当前句. */
  readonly away: boolean;
  /** See `<sentence-list>`. */
  readonly target: number;
  /** Grows with each wish to scroll there. */
  readonly sought: number;
  readonly hold: number;
  /** Seconds of the recording from which ▶ begins. */
  readonly start: number;
}

export const SILENT: Listening = {
  ...{ active: -1, follow: true, away: false, target: -1, sought: 0, hold: -1, start: 0 },
};

export interface Listener {
  /** An answer was drawn. `at`: the second of the conversation it was opened at, null when none was named. */
  readonly drawn: (at: number | null) => void;
  readonly heard: (audio: AudioView) => void;
  readonly play: (n: number) => void;
  /** A sentence that bears something out: heard, and scrolled to. */
  readonly open: (place: { readonly n: number; readonly heard: Heard | null }) => void;
  readonly back: () => void;
  readonly earlier: () => void;
  readonly later: () => void;
  /** The list knows where its anchor stands: the window may move. */
  readonly held: () => void;
  readonly ours: () => void;
  readonly scrolled: () => void;
  readonly touched: () => void;
}

interface Needs {
  readonly shown: Pick<Shown<CallPage>, 'body' | 'show' | 'move'>;
  readonly draw: (patch: Partial<Listening>) => void;
}

const half = WINDOW / 2;

export function createListener({ shown, draw }: Needs): Listener {
  let view = SILENT;
  let following = NEVER;
  let isOpened = false;
  let isLoading = false;
  let round = 0;
  let waiting: (() => void) | null = null;

  const put = (patch: Partial<Listening>): void => {
    const changed: Record<string, unknown> = {};
    for (const name of Object.keys(patch) as (keyof Listening)[])
      if (patch[name] !== view[name]) changed[name] = patch[name];
    view = { ...view, ...patch };
    if (Object.keys(changed).length > 0) draw(changed);
  };

  const digest = () => shown.body()?.digest ?? null;
  const sentences = (): readonly Sentence[] => {
    const now = digest();
    return now === null ? [] : sentencesOf(now.transcript.sentences, now.audio);
  };
  const isHere = (n: number): boolean => sentences().some((one) => one.n === n);
  const scrollTo = (n: number): void => {
    put({ target: n, sought: view.sought + 1 });
  };

  /** Reads another window, in place of one that is on its way; `then` runs when it stands in the page. */
  async function load(
    place: { readonly from?: number; readonly at?: number },
    anchor: number | null,
    then: () => void,
  ): Promise<void> {
    const id = shown.body()?.id;
    if (id === undefined) return;
    round += 1;
    const mine = round;
    isLoading = true;
    waiting = null;
    const path = `/api/calls/${encodeURIComponent(id)}/transcript${queryText(place)}`;
    const answer = await get<TranscriptWindow>(path);
    if (mine !== round) return;
    isLoading = false;
    const body = shown.body();
    if (!answer.ok || !body?.digest || answer.body.sentences.length === 0) return;
    const { sentences: said, next, previous, count } = answer.body;
    const { transcript } = body.digest;
    const draws = (): void => {
      waiting = null;
      shown.move({ from: String(said[0]?.n ?? 0), at: undefined });
      const text = { ...transcript, sentences: said, next, previous, count };
      shown.show({ ...body, digest: { ...body.digest, transcript: text } as CallPage['digest'] });
      put({ hold: -1 });
      then();
    };
    if (anchor === null) draws();
    else {
      waiting = draws;
      put({ hold: anchor });
    }
  }

  /** The second of the conversation that is heard; null where only its recording knows. */
  function secondOf({ recording, position }: AudioView): number | null {
    const audio = digest()?.audio;
    return audio?.recording === recording ? position + audio.offset : null;
  }

  function mark(n: number): void {
    const isFollowing = mayFollow(following, Date.now());
    const isPlaying = audioNow().state === 'playing';
    if (n === view.active) {
      put({ away: isPlaying && n >= 0 && view.away });
      return;
    }
    put({ active: n, follow: isFollowing, away: isPlaying && n >= 0 && !isFollowing });
  }

  function heard(audio: AudioView): void {
    if (audio.recording === '') {
      if (isOpened && view.active >= 0 && view.start === 0) put({ active: -1, away: false });
      return;
    }
    const all = sentences();
    const at = sentenceAt(all, audio.recording, audio.position);
    const last = all[all.length - 1];
    const isBehind = at === all.length - 1 && (digest()?.transcript.next ?? null) !== null;
    const isBefore = at < 0 && (digest()?.transcript.previous ?? null) !== null;
    const second = secondOf(audio);
    const end = digest()?.transcript.sentences[all.length - 1]?.end ?? 0;
    const isPast = isBehind && last !== undefined && second !== null && second > end;
    if ((isPast || isBefore) && second !== null) {
      // Whoever reads elsewhere keeps what they read.
      if (!mayFollow(following, Date.now())) put({ active: -1, away: true });
      else if (!isLoading)
        void load({ at: second }, null, () => {
          heard(audioNow());
        });
      return;
    }
    mark(all[at]?.n ?? -1);
  }

  function playAt(place: Heard): void {
    const body = shown.body();
    if (body === null) return;
    following = NEVER;
    const { recording, position } = place;
    playFrom({ recording, length: lengthOf(body, recording) }, position);
  }

  return {
    drawn(at) {
      if (isOpened) {
        heard(audioNow());
        return;
      }
      const all = sentences();
      if (all.length === 0) return;
      isOpened = true;
      if (at === null) return;
      const found = all.filter(({ start }) => start <= at + 0.3).pop();
      const offset = digest()?.audio?.offset ?? 0;
      put({ active: found?.n ?? -1, start: Math.max(0, at - offset) });
      if (found !== undefined) scrollTo(found.n);
    },
    heard,
    play(n) {
      const place = sentences().find((one) => one.n === n)?.heard ?? null;
      if (place !== null) playAt(place);
    },
    open({ n, heard: place }) {
      const arrive = (): void => {
        scrollTo(n);
        if (place === null) put({ active: n });
        else heard(audioNow());
      };
      const isElsewhere = n >= 0 && !isHere(n);
      // Asked for before the sound tells of a place that is not drawn.
      if (isElsewhere) void load({ from: Math.max(0, n - 10) }, null, arrive);
      if (place !== null) playAt(place);
      if (n >= 0 && !isElsewhere) arrive();
    },
    back() {
      following = NEVER;
      put({ away: false });
      if (isHere(view.active)) {
        scrollTo(view.active);
        return;
      }
      const second = secondOf(audioNow());
      if (second === null) return;
      void load({ at: second }, null, () => {
        heard(audioNow());
        scrollTo(view.active);
      });
    },
    earlier() {
      const [first] = sentences();
      if (isLoading || first === undefined || digest()?.transcript.previous == null) return;
      void load({ from: Math.max(0, first.n - half) }, first.n, () => undefined);
    },
    later() {
      const all = sentences();
      const middle = all[half];
      const last = all[all.length - 1];
      if (isLoading || !middle || !last || digest()?.transcript.next == null) return;
      void load({ from: middle.n }, last.n, () => undefined);
    },
    held() {
      waiting?.();
    },
    ours() {
      following = scrollStarted(following, Date.now());
    },
    scrolled() {
      following = scrolled(following, Date.now());
      noteAway();
    },
    touched() {
      following = touched(following, Date.now());
      noteAway();
    },
  };

  function noteAway(): void {
    const isAway = !mayFollow(following, Date.now()) && audioNow().state === 'playing';
    if (isAway) put({ away: true });
  }
}
