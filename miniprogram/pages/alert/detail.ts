/** One urgent message: hear it, take it, settle it. */
import type {
  AlertActed,
  AlertPage,
  TranscriptWindow,
} from '../../../server/http/contract/answers';
import { get } from '../../api';
import { audioNow, playFrom, watchAudio } from '../../audio';
import { callBackAct, copyWhole, NOT_CALLING } from '../../call-back';
import { open } from '../../links';
import { MARKS, paced } from '../../pace';
import { shownPage } from '../../page';
import { elsewhere, heardIn, NOWHERE, SILENCE, timesTold, viewAlert } from '../../views/alert';
import { queryText } from '../../wire';

type Named = Mini.Event<{ readonly id: string }>;

/** Ends what each open page follows. */
const stops = new WeakMap<object, () => void>();

Page(
  shownPage({
    path: ({ id }) => `/api/alerts/${encodeURIComponent(id ?? '')}/page`,
    view: viewAlert,
    watches: (query) => [{ kind: 'alert', id: query.id }],
    data: { ...NOT_CALLING, choosing: false, heard: SILENCE, moved: NOWHERE },
    opened() {
      let told = this.data.heard;
      const draw = paced<{ readonly heard: typeof told }>((patch) => {
        this.shown.draw(patch);
      }, MARKS);
      const follow = (): void => {
        const heard = heardIn(this.data.view?.messages ?? [], this.data.moved, audioNow());
        if (heard.message === told.message && heard.n === told.n) return;
        told = heard;
        draw({ heard });
      };
      stops.set(this, watchAudio(follow));
    },
    hidden() {
      if (this.data.whole !== '') this.setData({ whole: '' });
    },
    left() {
      stops.get(this)?.();
    },
    on: {
      onAct(event: Mini.Event<{ readonly key: string }>) {
        this.press(event.currentTarget.dataset.key);
      },
      press(key: string) {
        const act = this.data.view?.acts.find((one) => one.key === key);
        if (act?.key === 'hand') this.setData({ choosing: true });
        else if (act !== undefined) this.act(act.key, act.text, act.confirm);
      },
      act(key: 'take' | 'settle', text: string, confirm: string | null) {
        const { id = '' } = this.shown.query();
        this.shown.start<AlertActed>({
          name: key,
          path: `/api/alerts/${encodeURIComponent(id)}/${key}`,
          ...(confirm === null ? {} : { ask: { title: `${text}？`, text: confirm, action: text } }),
          done: ({ page }) => {
            this.shown.show(page);
          },
          conflict: (current) => {
            this.shown.show(current as AlertPage);
          },
          isDone: () => {
            const page = this.shown.body();
            if (key === 'settle') return page?.state.value === 'settled';
            return page?.state.value === 'taken' && page.mine;
          },
        });
      },
      onChoose(event: Mini.Event<object, { readonly id: string }>) {
        this.setData({ choosing: false });
        const { id: to } = event.detail;
        const { id = '' } = this.shown.query();
        const page = this.shown.body();
        const act = page?.acts.find(({ key }) => key === 'hand');
        const name = page?.colleagues.find((one) => one.id === to)?.name ?? '';
        if (page === null || act === undefined) return;
        const before = timesTold(page, to);
        this.shown.start<AlertActed>({
          name: 'hand',
          path: `/api/alerts/${encodeURIComponent(id)}/hand`,
          body: { to },
          ask: { title: `${act.text}${name}？`, text: act.confirm ?? '', action: act.text },
          done: (body) => {
            this.shown.show(body.page);
          },
          conflict: (current) => {
            this.shown.show(current as AlertPage);
          },
          isDone: () => {
            const now = this.shown.body();
            return now !== null && timesTold(now, to) > before;
          },
        });
      },
      onCloseChoose() {
        this.setData({ choosing: false });
      },
      onPlay(event: Mini.Event<{ readonly id: string }, { readonly n: number }>) {
        const { id } = event.currentTarget.dataset;
        const message = this.data.view?.messages.find((one) => one.id === id);
        const { moved } = this.data;
        const sentences = moved.message === id ? moved.sentences : message?.sentences;
        const heard = sentences?.find(({ n }) => n === event.detail.n)?.heard ?? null;
        if (heard === null || message === undefined) return;
        playFrom({ recording: heard.recording, length: message.seconds }, heard.position);
      },
      onEarlier(event: Named) {
        void this.move(event.currentTarget.dataset.id, this.data.moved.previous);
      },
      onLater(event: Named) {
        const { id } = event.currentTarget.dataset;
        const own = this.data.view?.messages.find((one) => one.id === id)?.next ?? -1;
        void this.move(id, this.data.moved.message === id ? this.data.moved.next : own);
      },
      async move(id: string, from: number) {
        const message = this.data.view?.messages.find((one) => one.id === id);
        if (message === undefined || from < 0) return;
        const path = `/api/calls/${encodeURIComponent(id)}/transcript`;
        const answer = await get<TranscriptWindow>(path + queryText({ from }));
        if (answer.ok) this.setData({ moved: elsewhere(message, answer.body) });
        else this.shown.say(answer.message, 'failed');
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
        this.press('settle');
      },
      onCall() {
        open(this.data.view?.call ?? '');
      },
      onCustomer() {
        open(this.data.view?.customer ?? '');
      },
    },
  }),
);
