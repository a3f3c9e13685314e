/** What a person does to a conversation and its to-do from a page: correct, write, ask again, tick, hand over. */
import { maySeeCall } from '../../domain/calls/access.ts';
import { correctedInsight } from '../../domain/digest/corrections.ts';
import { currentRound, isBusy } from '../../domain/digest/rounds.ts';
import type { CorrectableField, Digest } from '../../domain/digest/types.ts';
import { postponed } from '../../domain/follow-up/due.ts';
import type { ItemState, Todo } from '../../domain/follow-up/types.ts';
import type { Call } from '../../domain/calls/types.ts';
import type { Employee } from '../../domain/people.ts';
import type { SpeechProviderName } from '../../domain/speech/types.ts';
import type { Calls, Clock, Digests, People, Tables, Todos, Transcripts } from '../../ports.ts';
import type { ApplyDigest } from './apply-digest.ts';
import type { ApplyTodo } from './apply-todo.ts';

/** Why an act was not done. gone: there is no such call, fact or to-do · unset: nobody listens, or there is no text yet · busy: it is being listened to. */
export type ActAnswer = 'done' | 'gone' | 'forbidden' | 'unset' | 'busy' | 'closed';

interface By {
  /** The call, or the to-do that is not named like its call. */
  readonly call: string;
  readonly viewer: Employee;
  /** Idempotency key of the request. */
  readonly key: string;
}

export interface DigestActs {
  correct(
    wish: By & {
      readonly field: CorrectableField;
      readonly fact: string | null;
      readonly value: unknown;
    },
  ): Promise<ActAnswer>;
  uncorrect(wish: By & { readonly correction: string }): Promise<ActAnswer>;
  /** Sentences by their number; the others stay. */
  edit(
    wish: By & { readonly sentences: readonly { readonly n: number; readonly text: string }[] },
  ): Promise<ActAnswer>;
  ask(
    wish: By & {
      readonly what: 'extract' | 'transcribe';
      readonly provider: SpeechProviderName | null;
    },
  ): Promise<ActAnswer>;
  note(wish: By & { readonly text: string }): Promise<ActAnswer>;
  confirm(wish: By): Promise<ActAnswer>;
  complete(wish: By): Promise<ActAnswer>;
  /** Null: the next working day at the same hour. */
  postpone(wish: By & { readonly to: Date | null }): Promise<ActAnswer>;
  setDue(wish: By & { readonly due: Date }): Promise<ActAnswer>;
  reassign(wish: By & { readonly to: string }): Promise<ActAnswer>;
  tick(wish: By & { readonly item: string; readonly state: ItemState }): Promise<ActAnswer>;
}

export interface DigestActNeeds {
  readonly calls: Pick<Calls, 'load'>;
  readonly digests: Pick<Digests, 'load'>;
  readonly todos: Pick<Todos, 'load'>;
  readonly transcripts: Pick<Transcripts, 'load' | 'save'>;
  readonly people: Pick<People, 'all'>;
  readonly tables: Tables;
  readonly providers: readonly SpeechProviderName[];
  readonly applyDigest: ApplyDigest;
  readonly applyTodo: ApplyTodo;
  readonly clock: Pick<Clock, 'now'>;
}

/** A person's own text stands behind the machine's rounds, which are numbered from 1. */
const PERSON_VERSIONS = 1000;

export function digestActs(need: DigestActNeeds): DigestActs {
  const open = async ({ call, viewer }: By): Promise<Call | 'gone' | 'forbidden'> => {
    const found = await need.calls.load(call);
    if (!found) return 'gone';
    return maySeeCall(found, viewer) ? found : 'forbidden';
  };

  /** With the digest of a call that the viewer may see. */
  async function onDigest(
    wish: By,
    act: (digest: Digest) => Promise<ActAnswer>,
  ): Promise<ActAnswer> {
    const call = await open(wish);
    if (typeof call === 'string') return call;
    const digest = await need.digests.load(wish.call);
    return digest ? act(digest) : 'gone';
  }

  /** A to-do may be seen to by its assignee, and by whoever may see its call. */
  async function onTodo(wish: By, act: (todo: Todo) => Promise<ActAnswer>): Promise<ActAnswer> {
    const todo = await need.todos.load(wish.call);
    if (!todo) return 'gone';
    const call = await open({ ...wish, call: todo.call });
    if (call === 'forbidden' && todo.assignee !== wish.viewer.id) return call;
    return act(todo);
  }

  const base = (wish: By) => ({
    id: `page:${wish.viewer.id}:${wish.key}`,
    at: need.clock.now(),
    person: wish.viewer.id,
  });
  const byPage = (wish: By) => ({ ...base(wish), code: null, from: 'page' as const });

  return {
    correct: (wish) =>
      onDigest(wish, async (digest) => {
        if (!correctedInsight(digest)) return 'unset';
        const { field, fact, value } = wish;
        await need.applyDigest(digest.id, { type: 'corrected', ...base(wish), field, fact, value });
        return 'done';
      }),

    uncorrect: (wish) =>
      onDigest(wish, async (digest) => {
        const { correction } = wish;
        if (!digest.corrections.some((one) => one.id === correction)) return 'gone';
        await need.applyDigest(digest.id, { type: 'uncorrected', ...base(wish), correction });
        return 'done';
      }),

    edit: (wish) =>
      onDigest(wish, async (digest) => {
        const mark = digest.transcript;
        const known = mark && (await need.transcripts.load(digest.id, mark.version));
        if (!mark || !known) return 'unset';
        const segments = known.segments.map((one, n) => {
          const said = wish.sentences.find((sentence) => sentence.n === n);
          return said ? { ...one, text: said.text } : one;
        });
        const at = need.clock.now();
        const wordless = segments.every((one) => one.text === '');
        const text = { ...known, segments, wordless, by: 'person' as const, model: '' };
        let version = PERSON_VERSIONS + digest.version;
        // Somebody else wrote at the same moment: both texts are kept.
        while (!(await need.transcripts.save(digest.id, { ...text, version }, at))) version += 1;
        const transcript = { version, segments: segments.length, wordless };
        await need.applyDigest(digest.id, { type: 'edited', ...base(wish), transcript });
        return 'done';
      }),

    ask: (wish) =>
      onDigest(wish, async (digest) => {
        const { what, provider } = wish;
        if (what === 'extract' && !digest.transcript) return 'unset';
        const named = provider === null || need.providers.includes(provider);
        if (what === 'transcribe' && (need.providers.length === 0 || !named)) return 'unset';
        const last = currentRound(digest);
        const same = provider === null || provider === last?.provider;
        if (what === 'transcribe' && same && isBusy(last)) return 'busy';
        await need.applyDigest(digest.id, { type: 'asked', ...base(wish), what, provider });
        return 'done';
      }),

    note: (wish) =>
      onDigest(wish, async (digest) => {
        await need.applyDigest(digest.id, { type: 'noted', ...base(wish), text: wish.text });
        return 'done';
      }),

    confirm: (wish) =>
      onDigest(wish, async (digest) => {
        await need.applyDigest(digest.id, { type: 'confirmed', ...base(wish), code: null });
        return 'done';
      }),

    complete: (wish) =>
      onTodo(wish, async (todo) => {
        if (todo.state !== 'open') return 'closed';
        await need.applyTodo(todo.id, { type: 'completed', ...byPage(wish) });
        return 'done';
      }),

    postpone: (wish) =>
      onTodo(wish, async (todo) => {
        if (todo.state !== 'open') return 'closed';
        const now = need.clock.now();
        const to = wish.to ?? postponed(await need.tables.current(), todo.due, now);
        await need.applyTodo(todo.id, { type: 'postponed', ...byPage(wish), to });
        return 'done';
      }),

    setDue: (wish) =>
      onTodo(wish, async (todo) => {
        await need.applyTodo(todo.id, { type: 'due-set', ...byPage(wish), due: wish.due });
        return 'done';
      }),

    reassign: (wish) =>
      onTodo(wish, async (todo) => {
        if (todo.state !== 'open') return 'closed';
        const known = takesTodos(await need.people.all(), wish.to);
        if (!known || wish.to === todo.assignee) return 'gone';
        await need.applyTodo(todo.id, { type: 'reassigned', ...byPage(wish), to: wish.to, known });
        return 'done';
      }),

    tick: (wish) =>
      onTodo(wish, async (todo) => {
        const { item, state } = wish;
        if (!todo.items.some((one) => one.id === item)) return 'gone';
        await need.applyTodo(todo.id, { type: 'ticked', ...byPage(wish), item, state });
        return 'done';
      }),
  };
}

/** Reps and whoever is on duty can be given to-dos. */
export function takesTodos(people: readonly Employee[], person: string): boolean {
  const found = people.find((one) => one.id === person);
  return (found?.active && (found.roles.includes('rep') || found.roles.includes('duty'))) ?? false;
}
