/** What a missed-call card says of its call-back. */
import { describe, expect, it } from '@jest/globals';
import { missedOf } from '../../../../server/domain/calls/missed.ts';
import type { Call } from '../../../../server/domain/calls/types.ts';
import { advanceTodo } from '../../../../server/domain/follow-up/advance.ts';
import { callbackId, callbackWish } from '../../../../server/domain/follow-up/callback.ts';
import {
  missedFaceKey,
  missedFaceOf,
  missedVersion,
} from '../../../../server/domain/follow-up/missed-face.ts';
import type { Todo } from '../../../../server/domain/follow-up/types.ts';
import { DEFAULT_TABLES } from '../../../../server/domain/routing/tables.ts';
import { answers, ends, later, makeCall, rings } from '../../flows/calls/make-call.ts';
import { leaves, office } from '../calls/over.ts';
import { A, B } from './stage.ts';

const calendar = DEFAULT_TABLES;
const missed = makeCall({
  told: [
    [1, rings(A, office)],
    [21, ends()],
  ],
});

/** The call-back of the call after these events. */
function item(call: Call, ...events: readonly object[]): Todo {
  const wish = callbackWish(call, { calendar, wordless: true });
  let todo: Todo | null = null;
  for (const [n, more] of [{ type: 'unreached', wish, read: 1 }, ...events].entries()) {
    const event = { id: `e${n}`, at: later(60 + n), person: A, code: null, from: 'page', ...more };
    todo =
      advanceTodo(todo, event as never, { id: callbackId(call.id), now: later(60) }).next ?? todo;
  }
  if (!todo) throw new Error('it begins');
  return todo;
}

function faceOf(call: Call, todo: Todo | null, person = A) {
  const found = missedOf(call);
  if (!found) throw new Error('nobody missed it');
  const face = missedFaceOf({ call, missed: found, todo }, { person, calendar });
  return { face, key: missedFaceKey(found, face) };
}

describe('a missed-call card', () => {
  it('has the time of its call-back before there is one, and looks the same with it', () => {
    const before = faceOf(missed, null);
    const after = faceOf(missed, item(missed));
    expect(before.face).toMatchObject({ state: { name: 'open' }, callback: true, person: A });
    expect(after).toEqual(before);
    expect(before.face.by).toEqual(item(missed).due);
  });

  it.each<[string, readonly object[], string, object]>([
    ['the caller got through', [{ type: 'reached', by: B }], A, { name: 'reached', by: B }],
    ['done by hand', [{ type: 'completed' }], A, { name: 'reached', by: A }],
    ['handed on', [{ type: 'reassigned', to: B, known: true }], A, { name: 'handed', to: B }],
    ['moved', [{ type: 'moved', from: A, to: B }], A, { name: 'handed', to: B }],
    [
      'handed on and back',
      [
        { type: 'reassigned', to: B, known: true },
        { type: 'reassigned', to: A, known: true },
      ],
      A,
      { name: 'open' },
    ],
    [
      'postponed',
      [{ type: 'due-set', due: later(86_400) }],
      A,
      { name: 'postponed', to: later(86_400) },
    ],
    [
      'reminded of: a to-do card tells of it',
      [{ type: 'reminded', key: 'k', kind: 'deadline', people: [A], others: 0 }],
      A,
      { name: 'renewed' },
    ],
    [
      'told of by the card of another',
      [{ type: 'reminded', key: 'k', kind: 'deadline', people: [], others: 0 }],
      A,
      { name: 'open' },
    ],
  ])('%s', (_name, events, person, state) => {
    const was = faceOf(missed, item(missed), person);
    const is = faceOf(missed, item(missed, ...events), person);
    expect(is.face.state).toEqual(state);
    expect(is.key === was.key).toBe(is.face.state.name === 'open');
  });

  it('is over when somebody answered after all, whatever its call-back says', () => {
    const call = makeCall({
      told: [
        [1, rings(A, office)],
        [5, answers(A, office)],
        [21, ends()],
      ],
    });
    expect(faceOf(call, item(missed)).face.state).toEqual({ name: 'answered' });
  });

  it('of a message names a call-back only when nobody said a word', () => {
    const call = makeCall({ told: leaves(9) });
    const message = faceOf(call, null);
    expect(message.face).toMatchObject({ state: { name: 'open' }, callback: false });
    const wordless = faceOf(call, item(call));
    expect(wordless.face).toMatchObject({ callback: true, by: message.face.by });
    expect(wordless.key).not.toBe(message.key);
    const spoken = faceOf(call, item(call, { type: 'unasked', read: 2 }));
    expect(spoken).toEqual(message);
  });

  it('wants more with each change of either', () => {
    const at = (version: number, todo: number | null): number =>
      missedVersion({ version }, todo === null ? null : { version: todo });
    expect([at(3, null), at(3, 1), at(3, 2), at(4, null)]).toEqual([3000, 3001, 3002, 4000]);
  });
});
