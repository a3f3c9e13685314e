/** `window.harness`: the hands and eyes of tests inside the frame. */
import type { AppLife } from './app-life.ts';
import { shiftClock } from './clock.ts';
import type { Harness } from './harness-shape.ts';
import { layoutFaults, pageSize } from './layout.ts';
import type { Records } from './records.ts';
import { isPainting, setDataLog } from './set-data.ts';
import { call, type Opened, type Stack } from './stack.ts';
import type { Method } from './easel.ts';
import { liveAudio } from './wx/audio.ts';
import type { Network } from './wx/request.ts';
import { pullDown } from './wx/ui.ts';

interface Parts {
  readonly stack: Stack;
  readonly life: AppLife;
  readonly network: Network;
  readonly records: Records;
  readonly networkChanged: () => void;
  readonly setFontSize: (points: number) => void;
}

/** Held open by the server on purpose. */
const LONG_POLL = '/api/changes';

export function createHarness(parts: Parts): Harness {
  const { stack, life, network, records } = parts;
  const top = (): Opened => {
    const page = stack.top();
    if (!page) throw new Error('there is no page');
    return page;
  };
  return {
    takeFailures: () => window.__failures.splice(0),
    records,
    requests: () => network.sent,
    setDatas: setDataLog,
    stack: () => stack.pages.map(({ route }) => route),
    data: () => JSON.parse(JSON.stringify(top().instance.data)) as unknown,
    callPage(method, ...given) {
      const { instance } = top();
      const answer = (instance[method] as Method).apply(instance, given);
      return answer instanceof Promise ? answer.catch(throwError) : answer;
    },
    audio: liveAudio,
    async idle(besides = LONG_POLL) {
      const isBusy = (): boolean =>
        isPainting() || network.pending().some(({ path }) => !path.includes(besides));
      await document.fonts.ready;
      // Twice, because an answer is told a task after it came and drawn another one later.
      for (let calm = 0; calm < 3; calm += 1) {
        if (isBusy()) calm = 0;
        await new Promise((done) => setTimeout(done, 10));
      }
    },
    hide: life.hide,
    show: life.show,
    launch(how, url) {
      if (how === 'hot') life.openHot(url);
      else if (how === 'hot-same') life.tellOnly(url);
      else openAnew(url);
    },
    pullDown: () => {
      pullDown(stack);
    },
    setOffline(is) {
      network.setOffline(is);
      parts.networkChanged();
    },
    dropNext: network.dropNext,
    shiftClock,
    setFontSize: parts.setFontSize,
    layout: () => layoutFaults(top().element),
    size: () => pageSize(top().element),
  };
}

/** The client's verbs reject with an object, which would lose its words on the way to a test. */
function throwError(reason: unknown): never {
  const { errMsg } = reason as { errMsg?: string };
  throw errMsg === undefined ? reason : new Error(errMsg);
}

function openAnew(url: string): void {
  const address = new URL(location.href);
  address.searchParams.set('open', url);
  location.replace(address);
}

/** Tells the app what went wrong outside of any call, as a client does. */
export function reportErrors(life: AppLife): void {
  window.addEventListener('error', ({ message }) => {
    const app = life.instance();
    if (app) call(app, 'onError', message);
  });
  window.addEventListener('unhandledrejection', ({ reason, promise }) => {
    const app = life.instance();
    if (app) call(app, 'onUnhandledRejection', { reason: reason as unknown, promise });
  });
}
