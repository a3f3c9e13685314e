/** One to-do: what, by when, whose. */
import type { TodoPage } from '../../../server/http/contract/answers';
import { callBackAct, copyWhole, NOT_CALLING } from '../../call-back';
import { open } from '../../links';
import { shownPage } from '../../page';
import { dayKey, instantOf, now } from '../../time';
import { viewTodo } from '../../views/todo';
import type { Question } from '../../acting';

type Picked = Mini.Event<object, { readonly value: string }>;

interface Wish {
  readonly door: 'complete' | 'postpone' | 'due' | 'reassign' | 'items';
  readonly body?: object;
  readonly ask?: Question;
  readonly name?: string;
  readonly isDone: (page: TodoPage) => boolean;
}

Page(
  shownPage({
    path: ({ id }) => `/api/todos/${encodeURIComponent(id ?? '')}`,
    view: viewTodo,
    title: ({ kind }) => kind.text,
    watches: (query) => [{ kind: 'todo', id: query.id }],
    data: { ...NOT_CALLING, choosing: false, dating: false, today: '', day: '', clock: '' },
    hidden() {
      if (this.data.whole !== '') this.setData({ whole: '' });
    },
    on: {
      onAct(event: Mini.Event<{ readonly key: string }>) {
        this.press(event.currentTarget.dataset.key);
      },
      press(key: string) {
        const { view } = this.data;
        const act = view?.acts.find((one) => one.key === key);
        if (act === undefined || view === null) return;
        if (act.key === 'reassign') this.setData({ choosing: true });
        else if (act.key === 'due') {
          this.setData({ dating: true, today: dayKey(now()), day: view.day, clock: view.clock });
        } else if (act.key === 'postpone') {
          const { postponed } = view;
          const before = view.due;
          this.wish({
            door: 'postpone',
            ask: { title: `${act.text}？`, text: `期限改为 ${postponed}`, action: act.text },
            isDone: ({ due }) => due.text !== before,
          });
        } else {
          this.wish({
            door: 'complete',
            ask: { title: `${act.text}？`, text: act.confirm ?? '', action: act.text },
            isDone: ({ state }) => state.value === 'done',
          });
        }
      },
      wish({ door, body, ask, name = door, isDone }: Wish) {
        const { id = '' } = this.shown.query();
        const show = (page: TodoPage): void => {
          this.shown.show(page);
        };
        this.shown.start<TodoPage>({
          name,
          path: `/api/todos/${encodeURIComponent(id)}/${door}`,
          ...(body === undefined ? {} : { body }),
          ...(ask === undefined ? {} : { ask }),
          done: show,
          conflict: (current) => {
            show(current as TodoPage);
          },
          isDone: () => {
            const page = this.shown.body();
            return page !== null && isDone(page);
          },
        });
      },
      onTick(event: Mini.Event<{ readonly id: string }>) {
        const { id: item } = event.currentTarget.dataset;
        const { view, act } = this.data;
        const shown = view?.items.find(({ id }) => id === item);
        if (view?.canTick !== true || shown === undefined || act.busy !== '') return;
        const state = shown.isDone || shown.isDropped ? 'open' : 'done';
        this.wish({
          door: 'items',
          name: item,
          body: { item, state },
          isDone: ({ items }) => items.find(({ id }) => id === item)?.state.value === state,
        });
      },
      onDay(event: Picked) {
        this.setData({ day: event.detail.value });
      },
      onClock(event: Picked) {
        this.setData({ clock: event.detail.value });
      },
      onNoDate() {
        this.setData({ dating: false });
      },
      onDate() {
        const due = instantOf(this.data.day, this.data.clock);
        if (Date.parse(due) <= now()) {
          this.shown.say('请选择以后的时间', 'failed');
          return;
        }
        this.setData({ dating: false });
        const same = (page: TodoPage): boolean => Date.parse(page.due.at) === Date.parse(due);
        this.wish({ door: 'due', body: { due }, isDone: same });
      },
      onChoose(event: Mini.Event<object, { readonly id: string }>) {
        this.setData({ choosing: false });
        const { id: to } = event.detail;
        const page = this.shown.body();
        const act = page?.acts.find(({ key }) => key === 'reassign');
        const name = page?.colleagues.find((one) => one.id === to)?.name ?? '';
        if (act === undefined) return;
        this.wish({
          door: 'reassign',
          body: { to },
          ask: { title: `${act.text}给${name}？`, text: act.confirm ?? '', action: act.text },
          isDone: ({ assignee }) => assignee.id === to,
        });
      },
      onCloseChoose() {
        this.setData({ choosing: false });
      },
      onCallBack() {
        this.shown.start(callBackAct(this.data.view?.callBack ?? '', this));
      },
      onCopy() {
        copyWhole(this.data.whole, this);
      },
      onMissed() {
        this.setData({ asking: false });
      },
      onReached() {
        this.setData({ asking: false });
        this.press('complete');
      },
      onCall() {
        open(this.data.view?.call ?? '');
      },
    },
  }),
);
