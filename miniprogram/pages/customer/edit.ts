/** The name of a customer that was made from a call, and of who called. */
import type { CustomerPage } from '../../../server/http/contract/answers';
import { dropDraft, keepDraft, readDraft } from '../../drafts';
import { leave } from '../../links';
import { shownPage } from '../../page';
import {
  isNamed,
  missingIn,
  MOST,
  nameWish,
  refusedEdit,
  typedOf,
  UNTYPED,
  viewEdit,
} from '../../views/customer-edit';

const DRAFT = 'customer';

Page(
  shownPage({
    path: ({ id }) => `/api/customers/${encodeURIComponent(id ?? '')}`,
    view: (body: CustomerPage) => viewEdit(body),
    empty: (body) => refusedEdit(body),
    watches: ({ id }) => [{ kind: 'customer', id }],
    data: { typed: UNTYPED, missing: missingIn(UNTYPED), most: MOST },
    opened({ id = '' }) {
      const typed = typedOf(readDraft(DRAFT, id));
      this.setData({ typed, missing: missingIn(typed) });
    },
    on: {
      onWords(
        event: Mini.Event<
          { readonly field: 'name' | 'contact' | 'department' },
          { readonly value: string }
        >,
      ) {
        const typed = {
          ...this.data.typed,
          [event.currentTarget.dataset.field]: event.detail.value,
        };
        this.setData({ typed, missing: missingIn(typed) });
        keepDraft(DRAFT, this.shown.query()['id'] ?? '', { ...typed });
      },
      onSave() {
        const { typed } = this.data;
        const { id = '' } = this.shown.query();
        if (missingIn(typed) !== '') return;
        this.shown.start<CustomerPage>({
          name: 'name',
          path: `/api/customers/${encodeURIComponent(id)}/name`,
          body: nameWish(typed),
          done: () => {
            dropDraft(DRAFT, id);
            leave();
          },
          isDone: () => {
            const page = this.shown.body();
            const isDone = page !== null && isNamed(page, typed);
            if (isDone) dropDraft(DRAFT, id);
            return isDone;
          },
        });
      },
    },
  }),
);
