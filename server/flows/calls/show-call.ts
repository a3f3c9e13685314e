/** One call for one viewer: looked up, checked, drawn as data. */
import { callbackId } from '../../domain/follow-up/callback.ts';
import type { CallPageView } from '../../domain/calls/view.types.ts';
import type { Employee } from '../../domain/people.ts';
import type {
  Calls,
  Clock,
  Digests,
  People,
  Pushes,
  Records,
  SpeechJobs,
  Todos,
  Transcripts,
} from '../../ports.ts';
import type { House } from '../pushes/views.ts';
import { loadDigest } from './load-digest.ts';
import type { MaySee } from './may-see.ts';
import { pressView } from './page-press.ts';
import { namesOf } from './page-values.ts';
import { pageView } from './page-view.ts';

/** What a viewer gets of a call: the page as it now is, or why not. `gone`: no such call. */
export type CallShown =
  | { readonly ok: true; readonly view: CallPageView }
  | { readonly ok: false; readonly why: 'forbidden' | 'gone' };

export type ShowCall = (wish: {
  readonly call: string;
  readonly viewer: Employee;
}) => Promise<CallShown>;

export interface ShowCallNeeds {
  readonly calls: Pick<Calls, 'load'>;
  readonly pushes: Pick<Pushes, 'ofCall'>;
  readonly records: Pick<Records, 'recordingsOf'>;
  readonly people: Pick<People, 'all'>;
  readonly digests: Pick<Digests, 'load'>;
  readonly todos: Pick<Todos, 'load'>;
  readonly transcripts: Pick<Transcripts, 'load' | 'loadPlan'>;
  readonly jobs: Pick<SpeechJobs, 'ofRound'>;
  /** True when a speech provider is configured. */
  readonly listens: boolean;
  readonly clock: Pick<Clock, 'now'>;
  readonly maySee: MaySee;
  readonly house: Pick<House, 'hotline' | 'takesOrders'>;
}

export function showCall(need: ShowCallNeeds): ShowCall {
  return async ({ call: id, viewer }) => {
    const call = await need.calls.load(id);
    if (!call) return { ok: false, why: 'gone' };
    if (!(await need.maySee(call, viewer))) return { ok: false, why: 'forbidden' };
    const [pushes, stored, people, callBack] = await Promise.all([
      need.pushes.ofCall(id),
      need.records.recordingsOf(id),
      need.people.all(),
      need.todos.load(callbackId(id)),
    ]);
    const digest = await loadDigest(need, { call, viewer, stored });
    const { hotline, takesOrders } = need.house;
    const now = need.clock.now();
    const press = pressView(call, { person: viewer.id, takesOrders, nameOf: namesOf(people) });
    const facts = { call, pushes, stored, people, hotline, now, press, callBack, digest };
    return { ok: true, view: pageView(facts) };
  };
}
