/** Further looks at one call: a window of its transcript, and its passport. Pages §2 通话. */
import { whyMe } from '../../domain/routing/handling.ts';
import type { Employee } from '../../domain/people.ts';
import type { Calls } from '../../ports.ts';
import type { ShowCall } from '../calls/show-call.ts';
import type { CallPageView } from '../../domain/calls/view.types.ts';
import type { PassportView, TranscriptWindowView } from './calls.types.ts';
import { numberAt, WINDOW, windowOf } from './window.ts';

type Shown<View> =
  | { readonly ok: true; readonly view: View }
  | { readonly ok: false; readonly why: 'gone' | 'forbidden' };

interface Wish {
  readonly call: string;
  readonly viewer: Employee;
}

/** Where a window begins: with this sentence, or a few before the one that is spoken at this second. */
interface Place {
  readonly from: number;
  readonly at: number | null;
}

export interface ReadCall {
  /** The page with at most so many sentences, from a number on. */
  page(wish: Wish & Place & { readonly sentences: number }): Promise<Shown<CallPageView>>;
  transcript(wish: Wish & Place): Promise<Shown<TranscriptWindowView>>;
  passport(wish: Wish): Promise<Shown<PassportView>>;
}

export function readCall(need: {
  readonly show: ShowCall;
  readonly calls: Pick<Calls, 'load'>;
}): ReadCall {
  return {
    async page({ from, at, sentences, ...wish }) {
      const shown = await need.show(wish);
      if (!shown.ok || !shown.view.digest) return shown;
      const { view } = shown;
      const { digest } = view;
      if (!digest) return shown;
      const { transcript: text } = digest;
      const first = at === null ? from : numberAt(text.sentences, at);
      const transcript = { ...text, ...windowOf(text.sentences, first, sentences) };
      return { ok: true, view: { ...view, digest: { ...digest, transcript } } };
    },

    async transcript({ from, at, ...wish }) {
      const shown = await need.show(wish);
      if (!shown.ok) return shown;
      const { id, now, digest } = shown.view;
      if (!digest) return { ok: false, why: 'gone' };
      const { state, count, sentences } = digest.transcript;
      const part = windowOf(sentences, at === null ? from : numberAt(sentences, at), WINDOW);
      return { ok: true, view: { id, now, state, count, ...part } };
    },

    async passport(wish) {
      const [shown, call] = await Promise.all([need.show(wish), need.calls.load(wish.call)]);
      if (!shown.ok) return shown;
      const { id, now, who, number, phase, started, plan, legs, cards, digest } = shown.view;
      return {
        ok: true,
        view: {
          ...{ id, now, phase, started, plan, legs, cards },
          who: { title: who.title, number },
          whyMe: call?.plan ? whyMe(call.plan, wish.viewer.id) : null,
          steps: (digest?.steps ?? []).map(({ name, state }) => ({
            name: name.text,
            state: state.text,
          })),
        },
      };
    },
  };
}
