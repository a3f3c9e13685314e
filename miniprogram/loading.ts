/** Reads what one page shows: its states, how old it is, what is appended to its list. Knows no page. Pages §3. */
import { request } from './api';
import { lastHeard } from './changes';
import type { Failure } from './failure';
import { noteFirstContent } from './first-content';
import { gateNow } from './gate';
import { now } from './time';
import {
  emptyWords,
  failureWords,
  gateWords,
  READY,
  staleText,
  type FrameView,
} from './views/frame';
import type { Ask } from './wire';

/** Milliseconds before grey bars stand where content will be. */
const SKELETON = 200;
/** Milliseconds after which content is old, unless news would have told of a change. */
const FRESH = 60_000;

export interface Reading<Body> {
  /** The one request, made anew each time. */
  readonly ask: () => Ask;
  /** What an empty page says; null when there is something. */
  readonly empty: (body: Body) => Empty | null;
  readonly draw: (body: Body) => void;
  readonly frame: (patch: Partial<FrameView>) => void;
}

export interface Empty {
  readonly title: string;
  readonly hint: string;
}

export interface Loader {
  /** Reads and draws; false when it could not be read. Answers to earlier readings are dropped. */
  readonly load: () => Promise<boolean>;
  /** Reads again what is shown: nothing is greyed, a failure leaves what stands there. */
  readonly refresh: () => Promise<boolean>;
  /** The page is in front again, or half a minute went by: old content is marked. */
  readonly age: () => void;
  /** Whether it was read longer ago than counts as fresh. */
  readonly isOld: () => boolean;
  readonly leave: () => void;
}

export function createLoader<Body>({ ask, empty, draw, frame }: Reading<Body>): Loader {
  let round = 0;
  let readAt: number | null = null;
  let skeleton: number | null = null;
  let latest: Promise<boolean> = Promise.resolve(false);
  let isLeft = false;

  const stopSkeleton = (): void => {
    if (skeleton !== null) clearTimeout(skeleton);
    skeleton = null;
  };

  const refused = (failure: Failure): void => {
    const gate = gateNow();
    if (failure.code === 'gated' && gate !== null) {
      readAt = null;
      frame({ ...gateWords(gate), stale: '' });
    } else if (readAt === null || failure.status === 403 || failure.status === 404) {
      readAt = null;
      frame({ ...failureWords(failure), stale: '' });
    } else frame({ stale: staleText(readAt) });
  };

  const read = (isFirst: boolean): Promise<boolean> => {
    latest = readOnce(isFirst);
    return latest;
  };

  async function readOnce(isFirst: boolean): Promise<boolean> {
    round += 1;
    const mine = round;
    stopSkeleton();
    if (isFirst) {
      skeleton = setTimeout(() => {
        frame({ ...READY, state: 'loading', stale: '' });
      }, SKELETON);
    }
    const answer = await request<Body>(ask());
    noteFirstContent();
    // News may have asked again meanwhile: that answer is the newer truth, also for whoever waits for this one.
    if (mine !== round) return isLeft ? false : latest;
    stopSkeleton();
    if (!answer.ok) {
      refused(answer);
      return false;
    }
    readAt = now();
    const nothing = empty(answer.body);
    draw(answer.body);
    frame(
      nothing === null
        ? { ...READY, stale: '' }
        : { ...emptyWords(nothing.title, nothing.hint), stale: '' },
    );
    return true;
  }

  const isOld = (): boolean => readAt !== null && now() - readAt > FRESH;

  return {
    load: () => {
      readAt = null;
      return read(true);
    },
    refresh: () => read(readAt === null),
    age() {
      // While news arrives, whatever changed would have been read again.
      const isTold = Date.now() - lastHeard() < FRESH;
      if (readAt !== null && isOld() && !isTold) frame({ stale: staleText(readAt) });
    },
    isOld,
    leave() {
      isLeft = true;
      round += 1;
      stopSkeleton();
    },
  };
}
