/** Why a call went where it went, whom it rang, and which cards were sent. */
import { shownPage } from '../../page';
import { viewPassport } from '../../views/call-passport';

Page(
  shownPage({
    path: ({ id }) => `/api/calls/${encodeURIComponent(id ?? '')}/passport`,
    view: viewPassport,
    watches: ({ id }) => [{ kind: 'call', id }],
  }),
);
