/** 就是他, 都不是 and 撤销 from the call page: the same decisions as from a card, answered with the page as it then is. */
import type { Employee } from '../../domain/people.ts';
import type { Clock } from '../../ports.ts';
import type { AnswerPress, PressWish } from './answer-press.ts';
import type { Apply } from './apply.ts';
import type { CallShown, ShowCall } from './show-call.ts';

/** One wish of a person about the caller; the same `key` changes nothing twice. */
interface SpokenWish {
  readonly call: string;
  readonly viewer: Employee;
  readonly key: string;
}

/** Which candidate 就是他 means, as numbered on the page from 0. */
interface ConfirmWish extends SpokenWish {
  readonly candidate: number;
}

export interface SpeakOfCaller {
  readonly confirmCall: (wish: ConfirmWish) => Promise<CallShown>;
  readonly rejectCall: (wish: SpokenWish) => Promise<CallShown>;
  readonly undoConfirmation: (wish: SpokenWish) => Promise<CallShown>;
}

export function speakOfCaller(need: {
  readonly show: ShowCall;
  readonly apply: Apply;
  readonly press: AnswerPress['press'];
  readonly clock: Pick<Clock, 'now'>;
}): SpeakOfCaller {
  /** Nothing is said of a call that this person may not see, or that does not exist. */
  async function speak(wish: SpokenWish, act: () => Promise<unknown>): Promise<CallShown> {
    const before = await need.show(wish);
    if (!before.ok) return before;
    await act();
    return need.show(wish);
  }

  function press(wish: SpokenWish, what: Pick<PressWish, 'action' | 'candidate'>) {
    return need.press({
      ...what,
      id: idOf(wish),
      call: wish.call,
      person: wish.viewer.id,
      target: null,
      code: null,
    });
  }

  return {
    confirmCall: (wish) =>
      speak(wish, () => press(wish, { action: 'confirm', candidate: wish.candidate })),
    rejectCall: (wish) => speak(wish, () => press(wish, { action: 'reject' })),
    undoConfirmation: (wish) => speak(wish, () => undo(need, wish)),
  };
}

/** Takes back what stands at that moment; nothing said means nothing to do. */
function undo(
  need: { readonly apply: Apply; readonly clock: Pick<Clock, 'now'> },
  wish: SpokenWish,
): Promise<unknown> {
  return need.apply(wish.call, (call) => {
    const { confirmed = null, rejected = null } = call.identification ?? {};
    const said = confirmed ?? rejected;
    if (!said) return Promise.resolve([]);
    const at = need.clock.now();
    return Promise.resolve([
      { type: 'detached', id: idOf(wish), at, confirmation: said.id, origin: 'person' },
    ]);
  });
}

/** It names what was said on every call of the number, so two people's, or two calls', equal keys are told apart. */
function idOf({ call, viewer, key }: SpokenWish): string {
  return `page:${call}:${viewer.id}:${key}`;
}
