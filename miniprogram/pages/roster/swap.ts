/** One swap of shifts: asked, granted, refused, lapsed, taken back. Pages §1. */
import type { SwapPage } from '../../../server/http/contract/answers';
import { shownPage } from '../../page';
import { viewSwap } from '../../views/swap';

type Key = SwapPage['acts'][number]['key'];

/** What a swap is after its act. */
const AFTER: Readonly<Record<Key, SwapPage['state']['value']>> = {
  grant: 'granted',
  refuse: 'refused',
  withdraw: 'withdrawn',
};

Page(
  shownPage({
    path: ({ id }) => `/api/roster/swaps/${encodeURIComponent(id ?? '')}`,
    view: viewSwap,
    watches: () => [{ kind: 'roster' }],
    on: {
      onAct(event: Mini.Event<{ readonly key: Key }>) {
        const { key } = event.currentTarget.dataset;
        const page = this.shown.body();
        const act = page?.acts.find((one) => one.key === key);
        if (!page || !act) return;
        this.shown.start({
          name: key,
          path: `/api/roster/swaps/${encodeURIComponent(page.id)}/${key}`,
          ...(act.confirm === null
            ? {}
            : { ask: { title: `${act.text}？`, text: act.confirm, action: act.text } }),
          done: () => void this.shown.refresh(),
          isDone: () => this.shown.body()?.state.value === AFTER[key],
        });
      },
    },
  }),
);
