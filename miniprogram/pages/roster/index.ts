/** Who is on duty: my shifts, then the whole week and its changes. Pages §1. */
import type { RosterChanged, RosterPage, Swap } from '../../../server/http/contract/answers';
import { dropDraft } from '../../drafts';
import { open } from '../../links';
import { shownPage } from '../../page';
import type { Choice } from '../../views/choices';
import { everybody, givable, partners, viewRoster } from '../../views/roster';
import { queryText } from '../../wire';

const NOBODY: readonly Choice[] = [];
const NO_SHIFTS: RosterPage['mine']['shifts'] = [];
const CLOSED: { readonly sheet: '' | 'swap' | 'change' } = { sheet: '' };

interface Named {
  readonly id: string | null;
}
const idsOf = (all: readonly Named[] = []): readonly (string | null)[] => all.map(({ id }) => id);
/** Something is there that was not: what was wished, when its answer was lost. */
const hasNew = (before: readonly (string | null)[], all: readonly Named[] = []): boolean =>
  all.some(({ id }) => !before.includes(id));

Page(
  shownPage({
    path: ({ week }) => `/api/roster/page${queryText({ week })}`,
    view: viewRoster,
    watches: () => [{ kind: 'roster' }, { kind: 'alert' }, { kind: 'todo' }],
    data: { ...CLOSED, allShifts: false, pastDays: false, people: NOBODY, give: NO_SHIFTS },
    on: {
      onAllShifts() {
        this.setData({ allShifts: !this.data.allShifts });
      },
      onPastDays() {
        this.setData({ pastDays: !this.data.pastDays });
      },
      onWeek(event: Mini.Event<{ readonly day: string }>) {
        this.shown.ask({ week: event.currentTarget.dataset.day });
      },
      onOpen(event: Mini.Event<{ readonly path: string }>) {
        open(event.currentTarget.dataset.path);
      },
      onCheckIn(event: Mini.Event<{ readonly id: string }>) {
        const { id } = event.currentTarget.dataset;
        this.shown.start({
          name: id,
          path: `/api/roster/check-ins/${encodeURIComponent(id)}/confirm`,
          done: () => void this.shown.refresh(),
          isDone: () => {
            const kept = this.shown.body()?.mine.checkIns.find((one) => one.id === id);
            return kept?.state.value === 'confirmed';
          },
        });
      },
      onSwap() {
        const body = this.shown.body();
        if (body === null) return;
        this.setData({ sheet: 'swap', people: partners(body), give: givable(body) });
      },
      onChange() {
        const body = this.shown.body();
        if (body !== null) this.setData({ sheet: 'change', people: everybody(body) });
      },
      onSheetClosed() {
        this.setData({ sheet: '' });
        this.shown.cancel();
      },
      onAsk(event: Mini.Event<object, { readonly wish: object }>) {
        const before = idsOf(this.shown.body()?.mine.swaps);
        const close = (): void => {
          dropDraft('swap', 'new');
          this.setData({ sheet: '' });
        };
        this.shown.start<Swap>({
          name: 'swap',
          path: '/api/roster/swaps',
          body: event.detail.wish,
          done: ({ id }) => {
            close();
            void this.shown.refresh();
            open(`pages/roster/swap?id=${encodeURIComponent(id)}`);
          },
          isDone: () => hasNew(before, this.shown.body()?.mine.swaps),
          landed: close,
        });
      },
      onSave(event: Mini.Event<object, { readonly wish: object }>) {
        const before = idsOf(this.shown.body()?.overrides);
        this.shown.start<RosterChanged>({
          name: 'change',
          path: '/api/roster/overrides',
          body: event.detail.wish,
          done: ({ gaps }) => {
            this.setData({ sheet: '' });
            void this.shown.refresh();
            const [gap] = gaps;
            if (gap === undefined) this.shown.say('已保存，值班表已更新');
            else this.shown.say(`已保存，但 ${gap.text}`, 'failed');
          },
          isDone: () => hasNew(before, this.shown.body()?.overrides),
          landed: () => {
            this.setData({ sheet: '' });
          },
        });
      },
      onRemove(event: Mini.Event<{ readonly id: string }>) {
        const { id } = event.currentTarget.dataset;
        const change = this.shown.body()?.overrides.find((one) => one.id === id);
        if (!change?.act) return;
        const { text, confirm } = change.act;
        this.shown.start({
          name: id,
          path: `/api/roster/overrides/${encodeURIComponent(id)}`,
          method: 'DELETE',
          ...(confirm === null
            ? {}
            : { ask: { title: `${text}这项调整？`, text: confirm, action: text } }),
          done: () => void this.shown.refresh(),
          isDone: () => this.shown.body()?.overrides.every((one) => one.id !== id) ?? false,
        });
      },
    },
  }),
);
