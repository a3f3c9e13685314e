/** Calls, newest first, with search and filters. */
import type { CallList } from '../../../server/http/contract/answers';
import { open } from '../../links';
import { shownPage } from '../../page';
import { emptyCalls, viewCalls } from '../../views/call-list';
import { queryText } from '../../wire';

Page(
  shownPage({
    path: ({ words, filter }) => `/api/calls${queryText({ q: words, filter })}`,
    view: (body: CallList) => viewCalls(body),
    empty: (body, { words }) => emptyCalls(body, words ?? ''),
    next: ({ cursor }, { words, filter }) =>
      cursor === null ? null : `/api/calls${queryText({ q: words, filter, cursor })}`,
    watches: () => [{ kind: 'call' }],
    data: { words: '', filter: 'all' },
    on: {
      onWords(event: Mini.Event<object, { readonly value: string }>) {
        const words = event.detail.value.trim();
        this.setData({ words });
        this.shown.ask({ words: words === '' ? undefined : words }, 'typing');
      },
      onFilter(event: Mini.Event<{ readonly value: string }>) {
        const filter = event.currentTarget.dataset.value;
        this.setData({ filter });
        this.shown.ask({ filter: filter === 'all' ? undefined : filter });
      },
      onOpen(event: Mini.Event<{ readonly path: string }>) {
        open(event.currentTarget.dataset.path);
      },
    },
  }),
);
