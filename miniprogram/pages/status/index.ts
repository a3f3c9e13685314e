/** The first screen: what my telephone does now, and what I could do to it. */
import type { StatusPage, StatusSet } from '../../../server/http/contract/answers';
import { dropDraft } from '../../drafts';
import { open } from '../../links';
import { shownPage } from '../../page';
import { queryText } from '../../wire';
import { viewStatus, type RepStatus } from '../../views/status';

interface Wish {
  readonly status: RepStatus;
  readonly location?: string;
  readonly until?: string;
}

/** What was just set and may be taken back; null = nothing. */
interface Undo {
  readonly version: number;
  readonly text: string;
}
const NOTHING: { readonly undo: Undo | null; readonly panel: RepStatus | '' } = {
  undo: null,
  panel: '',
};

/** Milliseconds for which 撤销 is offered. Pages §2. */
const UNDO = 10_000;

/** One's own status as it was when it could be read. The page is a tab: there is one of it. */
let held: StatusPage['own'] = null;
let timer: number | null = null;

function stopTimer(): void {
  if (timer !== null) clearTimeout(timer);
  timer = null;
}

Page(
  shownPage({
    path: ({ show }) => `/api/me/status${queryText({ show })}`,
    view: (body: StatusPage, now) => {
      if (body.statusKnown) held = body.own;
      return viewStatus(body, now, held);
    },
    watches: () => [
      { kind: 'status' },
      { kind: 'roster' },
      { kind: 'alert' },
      { kind: 'call' },
      { kind: 'todo' },
    ],
    // `settling`: the act whose truth is being read; its row still turns.
    data: { ...NOTHING, settling: '' },
    left: stopTimer,
    on: {
      onRow(event: Mini.Event<{ readonly value: RepStatus; readonly asks: string }>) {
        const { value: status, asks } = event.currentTarget.dataset;
        if (this.data.settling !== '') return;
        const panel = this.data.panel === status ? '' : status;
        if (asks === 'until') this.shown.draw({ panel });
        else this.set(status, { status });
      },
      onAgain() {
        const own = this.shown.body()?.own;
        if (!own || own.again === null) return;
        const { status } = own.again;
        this.set('again', own.location === null ? { status } : { status, location: own.location });
      },
      onUntil(event: Mini.Event<{ readonly value: RepStatus }, { readonly until: string }>) {
        const status = event.currentTarget.dataset.value;
        this.set(status, { status, until: event.detail.until });
      },
      onPlace(event: Mini.Event<{ readonly value: RepStatus }, { readonly place: string }>) {
        const status = event.currentTarget.dataset.value;
        this.set('place', { status, location: event.detail.place });
      },
      onPanelClose() {
        this.shown.draw({ panel: '' });
      },
      onUndo() {
        const version = this.data.undo?.version;
        if (version === undefined) return;
        const over = (): void => {
          this.shown.draw({ undo: null, panel: '' });
          void this.shown.refresh();
        };
        this.shown.start({
          name: 'undo',
          path: '/api/sales/status/undo',
          body: { version },
          done: over,
          // Set on another device meanwhile: what holds now is read again, the server says why.
          conflict: over,
          isDone: () => this.shown.body()?.own?.version === version + 1,
        });
      },
      onAlert(event: Mini.Event<{ readonly id: string }>) {
        open(`pages/alert/detail?id=${encodeURIComponent(event.currentTarget.dataset.id)}`);
      },
      onNumber(event: Mini.Event<{ readonly value: string; readonly chosen: boolean }>) {
        const { value, chosen } = event.currentTarget.dataset;
        this.shown.move({ show: chosen ? '' : value });
        void this.shown.refresh();
      },
      onWaiting(event: Mini.Event<object, { readonly id: string }>) {
        const rows = this.shown.body()?.waiting?.rows ?? [];
        const row = rows.find(({ id }) => id === event.detail.id);
        if (row !== undefined) open(row.path);
      },
      onTeam() {
        open('pages/team/index');
      },
      set(name: string, wish: Wish) {
        const before = this.shown.body()?.own?.version ?? 0;
        this.shown.start<StatusSet>({
          name,
          path: '/api/sales/status',
          body: wish,
          done: ({ version }) => void this.afterSet(name, wish, version),
          isDone: () => {
            const own = this.shown.body()?.own;
            return own?.status.value === wish.status && own.version > before;
          },
        });
      },
      async afterSet(name: string, { status, location }: Wish, version: number) {
        if (location !== undefined) dropDraft('place', 'own');
        const asks = this.data.view?.rows.find(({ value }) => value === status)?.asks;
        const panel = asks === 'place' && location === undefined ? status : '';
        this.shown.draw({ settling: name, undo: null });
        await this.shown.refresh();
        const own = this.shown.body()?.own;
        const text = (own?.version === version ? own.said : null) ?? '已设置';
        this.shown.draw({ settling: '', panel, undo: { version, text } });
        stopTimer();
        timer = setTimeout(() => {
          timer = null;
          this.shown.draw({ undo: null });
        }, UNDO);
      },
    },
  }),
);
