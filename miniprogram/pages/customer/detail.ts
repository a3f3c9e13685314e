/** One customer: who, level, turnover, what is open, people, calls and communications. */
import type { RevealedNumber } from '../../../server/http/contract/answers';
import { canDial, copy, dial } from '../../host';
import { open } from '../../links';
import { shownPage } from '../../page';
import {
  cursorOf,
  isFurther,
  numberOf,
  viewCustomer,
  type CustomerBody,
  type NumberRow,
} from '../../views/customer';
import { queryText } from '../../wire';

/** Name of the act that shows a number. */
const REVEAL = 'reveal';

const NO_NUMBER: NumberRow = { key: '', contact: '', index: 0, masked: '', note: '' };
/** The one number that stands whole, for as long as the page is looked at. It is kept nowhere else. */
const HIDDEN = { key: '', number: '', dial: '', dials: false };

const doorOf = (id: string | undefined, door = ''): string =>
  `/api/customers/${encodeURIComponent(id ?? '')}${door}`;

Page(
  shownPage({
    path: ({ id }) => doorOf(id),
    view: (body: CustomerBody, now) => viewCustomer(body, now),
    next: (body, { id }) => {
      const cursor = cursorOf(body);
      return cursor === null ? null : doorOf(id, `/calls${queryText({ cursor })}`);
    },
    watches: ({ id }) => [{ kind: 'customer', id }, { kind: 'call' }, { kind: 'todo' }],
    data: { asking: NO_NUMBER, revealed: HIDDEN, canDial: false, everybody: false, few: 3 },
    hidden() {
      const { asking, revealed } = this.data;
      // An answer that is still on its way finds nobody who asks.
      if (asking.key !== '' || revealed.key !== '')
        this.setData({ asking: NO_NUMBER, revealed: HIDDEN });
    },
    on: {
      onAsk(event: Mini.Event<object, { readonly key: string }>) {
        const asking = numberOf(this.data.view, event.detail.key);
        if (asking === null) return;
        this.shown.say('');
        this.setData({ asking, revealed: HIDDEN, canDial: canDial() });
      },
      onCloseAsk() {
        this.setData({ asking: NO_NUMBER });
      },
      onReveal(
        event: Mini.Event<object, { readonly reason: string; readonly words: string | null }>,
      ) {
        const { reason, words } = event.detail;
        const { key, contact, index } = this.data.asking;
        const dials = reason === 'callback' && this.data.canDial;
        this.shown.start<RevealedNumber>({
          name: REVEAL,
          path: doorOf(this.shown.query()['id'], '/reveal'),
          body: { contact: contact === '' ? null : contact, index, reason, words },
          done: ({ number, dial: digits }) => {
            if (this.data.asking.key !== key) return;
            this.setData({
              asking: NO_NUMBER,
              revealed: { key, number, dial: digits, dials },
            });
            if (dials) this.onUse();
          },
        });
      },
      /** Rings, or copies where there is no telephone, or where the reason was another one. */
      onUse() {
        const { dial: digits, number, dials, key } = this.data.revealed;
        if (key === '') return;
        if (!dials) {
          void copy(number).then((done) => {
            this.shown.say(done ? '号码已复制' : '没有复制成功', done ? 'plain' : 'failed');
          });
          return;
        }
        void dial(digits).then((done) => {
          if (done === 'failed') this.shown.say('没有拨出', 'failed');
        });
      },
      onThem(event: Mini.Event<{ readonly call: string; readonly candidate: number }>) {
        const { call, candidate } = event.currentTarget.dataset;
        this.shown.start({
          name: call,
          path: `/api/calls/${encodeURIComponent(call)}/confirm`,
          body: { candidate },
          done: () => {
            void this.shown.refresh().then(() => {
              this.shown.say('已归到这位客户，可在通话页撤销');
            });
          },
          isDone: () => {
            const body = this.shown.body();
            return (
              body !== null && !isFurther(body) && body.calls.rows.some(({ id }) => id === call)
            );
          },
        });
      },
      onOpen(event: Mini.Event<{ readonly path: string }>) {
        const { path } = event.currentTarget.dataset;
        if (path !== '') open(path);
      },
      onEverybody() {
        this.setData({ everybody: true });
      },
      onName() {
        open(`pages/customer/edit${queryText({ id: this.shown.query()['id'] })}`);
      },
    },
  }),
);
