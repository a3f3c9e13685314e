/** Customers, found by words. */
import type { CustomerList } from '../../../server/http/contract/answers';
import { open } from '../../links';
import { shownPage } from '../../page';
import { emptyCustomers, viewCustomers } from '../../views/customer-list';
import { queryText } from '../../wire';

Page(
  shownPage({
    path: ({ words }) => `/api/customers${queryText({ q: words })}`,
    view: (body: CustomerList) => viewCustomers(body),
    empty: (body, { words }) => emptyCustomers(body, words ?? ''),
    next: ({ cursor }, { words }) =>
      cursor === null ? null : `/api/customers${queryText({ q: words, cursor })}`,
    watches: () => [{ kind: 'customer' }, { kind: 'call' }],
    data: { words: '' },
    on: {
      onWords(event: Mini.Event<object, { readonly value: string }>) {
        const words = event.detail.value.trim();
        this.setData({ words });
        this.shown.ask({ words: words === '' ? undefined : words }, 'typing');
      },
      onOpen(event: Mini.Event<{ readonly path: string }>) {
        open(event.currentTarget.dataset.path);
      },
    },
  }),
);
