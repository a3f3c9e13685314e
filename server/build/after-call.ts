/** Hands the flows after a call their ingredients: digest, to-do, speech queue. */
import { randomUUID } from 'node:crypto';
import type { Adapters } from '../build.ts';
import { toSimplified } from '../adapters/speech/simplify.ts';
import type { Digest, DigestConsequence, DigestSettings } from '../domain/digest/types.ts';
import type { Todo, TodoConsequence } from '../domain/follow-up/types.ts';
import { answerFollowUpPress } from '../flows/digest/answer-press.ts';
import { applyDigest } from '../flows/digest/apply-digest.ts';
import { applyTodo } from '../flows/digest/apply-todo.ts';
import { communicate } from '../flows/digest/communicate.ts';
import { compose } from '../flows/digest/compose.ts';
import { extract, EXTRACT_LEASE_MS } from '../flows/digest/extract.ts';
import { hearOne } from '../flows/digest/hear-one.ts';
import { hearWaiting } from '../flows/digest/hear.ts';
import { notify, type SettleAlert } from '../flows/digest/notify.ts';
import { keepRecord, keepTodo, readWish } from '../flows/digest/record.ts';
import { split } from '../flows/digest/split.ts';
import { listStuck, tellStuck } from '../flows/digest/stuck.ts';
import { performDigest, type DigestPerformers } from '../flows/digest/table.ts';
import { tellCallback, tellDigest, tellReached } from '../flows/digest/tell-digest.ts';
import { vocabularyOf } from '../flows/digest/vocabulary.ts';
import { closeCallbacks } from '../flows/follow-up/close-callbacks.ts';
import { keepCallback } from '../flows/follow-up/keep-callback.ts';
import { performTodo } from '../flows/follow-up/perform.ts';
import { performRows } from '../flows/perform/rows.ts';
import type { ShowPush } from '../flows/pushes/show-card.ts';
import type { OpenAlert } from '../flows/alerts/open-alert.ts';
import { wordsRefused } from '../../templates/bot.ts';
import { INSIGHT_WORDS } from '../../templates/insight.ts';
import type { Work } from './work.ts';

/** Listening to a long file takes seconds, not minutes. */
const SPLIT_LEASE_MS = 10 * 60_000;
const AT_ONCE_QUEUED = 4;

/** `work`: what stories wait for; `aside`: slow steps, which block nothing. */
export function buildAfterCall(
  adapters: Adapters,
  need: {
    readonly work: Work;
    readonly aside: Work;
    readonly showing: Pick<ShowPush, 'follow' | 'tell'>;
    /** Opens, joins or grades the alert of a message. */
    readonly openAlert: OpenAlert;
    readonly settleAlert: SettleAlert;
  },
) {
  const { config, clock, log, seam, store, speech, llm } = adapters;
  const { calls, digests, todos, transcripts, jobs, records, products, communications } = store;
  const { tables, people } = store.company;
  const { follow } = need.showing;
  const providers = new Map(speech.map((one) => [one.name, one]));
  const settings: DigestSettings = {
    provider: config.hearing.provider,
    llm: llm !== null,
    words: INSIGHT_WORDS.urgency,
  };
  const agentChannel = config.hearing.agentChannel;
  const wish = readWish({
    calls,
    tables,
    rules: store.followUpRules,
    listens: config.hearing.provider !== null,
  });
  const telling = tellStuck({ people, clock, follow });
  const parked = (): Promise<void> => telling();

  const performTodos = performRows<Todo, TodoConsequence>({
    perform: (what, { subject: todo, row }) => showing(what, { todo, row }),
    carrier: todos,
    order: 'together',
    slow: {},
    aside: need.aside.start,
    parked,
    clock,
    log,
    seam,
  });
  const applyingTodo = applyTodo({
    todos,
    clock,
    seam,
    perform: (todo, rows) => {
      need.work.start(performTodos(todo, rows));
    },
  });
  const { settleAlert } = need;
  const closing = closeCallbacks({ todos, apply: applyingTodo, clock });
  const callback = keepCallback({ calls, digests, todos, tables, apply: applyingTodo, clock });
  const showing = performTodo({
    ...{ calls, digests, todos, follow, settleAlert },
    tell: need.showing.tell,
    closeCallbacks: closing,
  });

  const performDigests = performRows<Digest, DigestConsequence>({
    perform: (what, { subject: digest, row }) => performDigest(performers, what, { digest, row }),
    carrier: digests,
    order: 'in-turn',
    slow: { split: SPLIT_LEASE_MS, compose: SPLIT_LEASE_MS, extract: EXTRACT_LEASE_MS },
    aside: need.aside.start,
    parked,
    clock,
    log,
    seam,
  });
  const applying = applyDigest({
    digests,
    clock,
    settings,
    seam,
    perform: (digest, rows) => {
      need.work.start(performDigests(digest, rows));
    },
  });
  const vocabulary = vocabularyOf({
    products,
    vocabularies: store.vocabularies,
    refused: async (provider, reason) => {
      const admins = (await people.all()).filter(
        (one) => one.active && one.roles.includes('admin'),
      );
      for (const admin of admins) {
        await need.showing.tell({
          name: `words-refused:${provider}:${reason}:${admin.id}`,
          kind: 'text',
          person: admin.id,
          about: { kind: 'text', content: wordsRefused(provider, reason), answer: false },
        });
      }
    },
    clock,
    log,
  });
  const promptOf = async (): Promise<string | null> => {
    const whisper = providers.get('whisper');
    return whisper ? ((await vocabulary(whisper))?.handle ?? null) : null;
  };
  const hearing = hearWaiting({
    jobs,
    providers,
    hearOne: hearOne({
      providers,
      records,
      sound: store.sound,
      vocabularyOf: vocabulary,
      links: adapters.speechLinks,
      jobs,
      dailySeconds: config.hearing.dailySeconds,
      newId: () => randomUUID(),
      clock,
      seam,
    }),
    apply: applying,
    slots: { direct: config.hearing.whisper?.atOnce ?? 1, queued: AT_ONCE_QUEUED },
    start: need.aside.start,
    parked: async (job, problem) => {
      const { digest: id, round } = job;
      log.error('a piece of sound was given up', { job: job.id, problem });
      const event = { type: 'unheard', id: `unheard:${job.id}:${job.allowed}`, round } as const;
      await applying(id, { ...event, at: clock.now(), problem });
      await telling();
    },
    clock,
    newLease: () => randomUUID(),
    log,
    seam,
  });

  const performers: DigestPerformers = {
    split: async (what, about) => {
      seam('split');
      const done = await splitting(what, about);
      // The pieces it filed need not wait for the next look.
      await hearing.pass();
      return done;
    },
    compose: compose({
      calls,
      jobs,
      transcripts,
      toSimplified,
      agentChannel,
      promptOf,
      apply: applying,
      clock,
      seam,
    }),
    extract: extract({ transcripts, products, tables, llm, apply: applying, clock, seam }),
    late: async (what, { digest, row }) => {
      const event = { type: 'late', id: row.id, at: clock.now(), what: what.what } as const;
      await applying(digest.id, event);
      return 'done';
    },
    alert: async (what, { digest, row }) => {
      await need.openAlert((await digests.load(digest.id)) ?? digest, what.grade, row.id);
      return 'done';
    },
    record: keepRecord({ digests, transcripts, communications, wish, clock, seam }),
    todo: keepTodo({ digests, wish, apply: applyingTodo, callback, clock }),
    notify: notify({ digests, todos, follow, seam }),
  };
  const splitting = split({
    calls,
    records,
    sound: store.sound,
    transcripts,
    jobs,
    providers,
    agentChannel,
    apply: applying,
    clock,
  });

  const stuck = listStuck({ calls, digests, todos, jobs, clock });
  return {
    answerPress: (raise: ShowPush['raise']) =>
      answerFollowUpPress({
        applyDigest: applying,
        applyTodo: applyingTodo,
        todos,
        people,
        tables,
        stuck,
        raise,
        clock,
      }),
    applyDigest: applying,
    applyTodo: applyingTodo,
    performDigests,
    performTodos,
    hearing,
    wish,
    stuck,
    tellStuck: telling,
    providers: [...providers.keys()],
    /** What a call asks for when it is over. */
    performers: {
      communicate: communicate({ communications, clock }),
      digest: tellDigest({ calls, apply: applying, clock }),
      reached: tellReached({ settleAlert, closeCallbacks: closing }),
      callback: tellCallback({ keep: callback }),
    },
  };
}
