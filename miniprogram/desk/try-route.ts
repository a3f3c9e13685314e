/** Where a call would go at a moment. Nothing is stored. */
import type { TriedRoute } from '../../server/http/contract/answers';
import { shownPage } from '../page';
import { instantOf } from '../time';
import { viewTriedRoute } from '../views/try-route';

Page(
  shownPage({
    path: () => '/api/try-route',
    // Without a moment the server tries its own.
    body: ({ at, from }) => ({ ...(at ? { at } : {}), from: from ?? '' }),
    view: (body: TriedRoute) => viewTriedRoute(body),
    // What was picked; '' = nothing yet, and the moment of the answer stands there.
    data: { day: '', clock: '', number: '' },
    on: {
      onDay(event: Mini.Event<object, { readonly value: string }>) {
        this.pick(event.detail.value, this.data.clock || (this.data.view?.clock ?? ''));
      },
      onClock(event: Mini.Event<object, { readonly value: string }>) {
        this.pick(this.data.day || (this.data.view?.day ?? ''), event.detail.value);
      },
      onNumber(event: Mini.Event<object, { readonly value: string }>) {
        const number = event.detail.value;
        this.shown.draw({ number });
        this.shown.ask({ from: number.trim() }, 'typing');
      },
      onNow() {
        this.shown.draw({ day: '', clock: '' });
        this.shown.ask({ at: '' });
      },
      pick(day: string, clock: string) {
        this.shown.draw({ day, clock });
        if (day !== '' && clock !== '') this.shown.ask({ at: instantOf(day, clock) });
      },
    },
  }),
);
