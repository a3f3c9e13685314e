/** What waits for me: alerts by deadline, call-backs and to-dos by due time. */
import type { Inbox } from '../../../server/http/contract/answers';
import { open } from '../../links';
import { shownPage } from '../../page';
import { actPath, viewInbox } from '../../views/inbox';
import { queryText } from '../../wire';

type OfRow = Mini.Event<object, { readonly id: string }>;

/** Rows that were dealt with and may still stand in a page of the list that is not read again. */
const NONE: Readonly<Record<string, boolean>> = {};

Page(
  shownPage({
    path: () => '/api/inbox',
    view: viewInbox,
    empty: ({ rows }: Inbox) =>
      rows.length === 0 ? { title: '没有待办', hint: '紧急留言、待回电和跟进会出现在这里' } : null,
    watches: () => [{ kind: 'alert' }, { kind: 'todo' }, { kind: 'call' }],
    next: ({ cursor }) => (cursor === null ? null : `/api/inbox${queryText({ cursor })}`),
    data: { isUnfolded: false, gone: NONE },
    on: {
      onOpen(event: OfRow) {
        const row = this.data.view?.rows.find(({ id }) => id === event.detail.id);
        if (row !== undefined) open(row.path);
      },
      onAct(event: OfRow) {
        const row = this.data.view?.rows.find(({ id }) => id === event.detail.id);
        if (row === undefined) return;
        const { id, title, action, ask } = row;
        const refresh = (): void => {
          this.setData({ gone: { ...this.data.gone, [id]: true } });
          void this.shown.refresh();
        };
        this.shown.start({
          name: id,
          path: actPath(row),
          ...(ask === '' ? {} : { ask: { title: `${action}：${title}？`, text: ask, action } }),
          done: refresh,
          isDone: () =>
            !(this.shown.body()?.rows ?? []).some(
              ({ kind, id: one }) => `${kind.value}:${one}` === id,
            ),
        });
      },
      onFold() {
        this.setData({ isUnfolded: !this.data.isUnfolded });
      },
    },
  }),
);
