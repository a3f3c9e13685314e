/** Everybody and what their telephone does now, trouble first; of a large house whom one looks for. */
import type { TeamBoard } from '../../../server/http/contract/answers';
import { shownPage } from '../../page';
import { emptyTeam, viewTeam } from '../../views/team';
import { queryText } from '../../wire';

Page(
  shownPage({
    path: ({ words }) => `/api/team${queryText({ q: words })}`,
    view: (body: TeamBoard) => viewTeam(body),
    empty: (body, { words }) => emptyTeam(body, words ?? ''),
    watches: () => [{ kind: 'status' }, { kind: 'roster' }],
    data: { words: '' },
    on: {
      onWords(event: Mini.Event<object, { readonly value: string }>) {
        const words = event.detail.value.trim();
        this.setData({ words });
        this.shown.ask({ words: words === '' ? undefined : words }, 'typing');
      },
    },
  }),
);
