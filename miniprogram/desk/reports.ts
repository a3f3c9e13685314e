/** Figures of a span of days: in all, by person, hour, intent and level. Spec §8. */
import type { SpanReport } from '../../server/http/contract/answers';
import { shownPage } from '../page';
import { spanWith, viewReport } from '../views/report';
import { queryText } from '../wire';

Page(
  shownPage({
    path: ({ from, to }) => `/api/reports${queryText({ from, to })}`,
    view: viewReport,
    empty: ({ total }: SpanReport) =>
      total.calls === 0
        ? { title: '这段时间没有来电', hint: '来电、接听、未接和留言会统计在这里' }
        : null,
    watches: () => [{ kind: 'call' }],
    on: {
      onSpan(event: Mini.Event<{ readonly from: string; readonly to: string }>) {
        const { from, to } = event.currentTarget.dataset;
        this.shown.ask({ from, to });
      },
      onFrom(event: Mini.Event<object, { readonly value: string }>) {
        const body = this.shown.body();
        if (body !== null) this.shown.ask(spanWith(body, 'from', event.detail.value));
      },
      onTo(event: Mini.Event<object, { readonly value: string }>) {
        const body = this.shown.body();
        if (body !== null) this.shown.ask(spanWith(body, 'to', event.detail.value));
      },
    },
  }),
);
