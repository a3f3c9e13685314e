/** One call read as a page. */
import type { Call } from '../../../../server/domain/calls/types.ts';
import type { CallPageView } from '../../../../server/domain/calls/view.types.ts';
import { pageView, type PageFacts } from '../../../../server/flows/calls/page-view.ts';
import { callPageSchema } from '../../../../server/http/schemas/call-page.ts';
import { PEOPLE } from '../../domain/routing/make.ts';
import { later } from './make-call.ts';

/** What a viewer reads of the call ten minutes after it began; whatever is asked of it, it is what the door promises. */
export function view(call: Call, more: Partial<PageFacts> = {}): CallPageView {
  const seen = pageView({
    call,
    pushes: [],
    stored: [],
    people: PEOPLE,
    hotline: '4008-320-160',
    now: later(600),
    press: null,
    callBack: null,
    digest: null,
    ...more,
  });
  return callPageSchema.parse(seen);
}
