/** Everybody and what their telephone does now, trouble first. */
import type { TeamBoard } from '../../../server/http/contract/answers';
import { shownPage } from '../../page';
import { viewTeam } from '../../views/team';

Page(
  shownPage({
    path: () => '/api/team',
    view: (body: TeamBoard) => viewTeam(body),
    empty: ({ team }) =>
      team.length === 0 ? { title: '还没有同事', hint: '销售和值班人员会出现在这里。' } : null,
    watches: () => [{ kind: 'status' }, { kind: 'roster' }],
  }),
);
