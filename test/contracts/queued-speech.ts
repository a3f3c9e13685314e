/** What every queued speech provider does for the port, whatever goes wrong on the way. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { QueuedSpeech, SpeechResult, SpeechTaskInput } from '../../server/ports/speech.ts';
import type { Hearing } from '../../server/domain/speech/types.ts';
import type { Kind } from '../support/speech/recordings.ts';
import { SAID } from '../support/speech/recordings.ts';
import type { Fault } from '../support/speech/serving.ts';

/** How a client differs from the usual one. */
export interface Oddity {
  readonly baseUrl?: string;
  /** Deadline of every request, ms. */
  readonly deadlineMs?: number;
  readonly wrongSecret?: boolean;
}

/** A provider on loopback, and our client of it. */
export interface QueuedWorld {
  readonly speech: QueuedSpeech;
  speechWith(oddity: Oddity): QueuedSpeech;
  /** A submit of its own attempt. */
  input(kind: Kind): SpeechTaskInput;
  faults(patch: { submit?: Fault | null; poll?: Fault | null }): void;
  expire(): void;
  /** How often this attempt was accepted, and will be paid. */
  accepted(attempt: string): number;
  /** How many submits arrived, whatever became of them. */
  knocks(): number;
  /** Must never be found in an answer. */
  readonly secrets: readonly string[];
  close(): Promise<void>;
}

type Outcome = 'later' | 'unknown' | 'account' | 'never' | 'gone';

/** Faults, and what they mean for a submit and for a poll. `done`: as the submit was accepted all the same. */
const FAULTS: readonly (readonly [string, Fault, Outcome, Outcome])[] = [
  ['401', { how: 'status', status: 401 }, 'account', 'account'],
  ['403', { how: 'status', status: 403 }, 'account', 'account'],
  ['400', { how: 'status', status: 400 }, 'never', 'never'],
  ['413', { how: 'status', status: 413 }, 'never', 'never'],
  ['429', { how: 'status', status: 429 }, 'later', 'later'],
  ['500', { how: 'status', status: 500 }, 'unknown', 'later'],
  ['500 after the work', { how: 'status', status: 500, done: true }, 'unknown', 'later'],
  ['a redirect', { how: 'status', status: 302 }, 'unknown', 'later'],
  ['reset', { how: 'reset' }, 'unknown', 'later'],
  ['reset after the work', { how: 'reset', done: true }, 'unknown', 'later'],
  ['HTML with 200', { how: 'html' }, 'unknown', 'later'],
  ['truncated JSON', { how: 'truncated', done: true }, 'unknown', 'later'],
];

/** Asks until there is an answer; none after ten times is an error of the test. */
export async function pollToEnd(
  speech: QueuedSpeech,
  task: string,
): Promise<SpeechResult<Hearing | null>> {
  for (let n = 0; n < 10; n += 1) {
    const polled = await speech.poll(task);
    if (!polled.ok || polled.value !== null) return polled;
  }
  throw new Error('still working');
}

/** The value, or the failure as an error. */
export function must<T>(result: SpeechResult<T>): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.failure));
}

/** Runs the suite; `open` is called for each case. */
export function describeQueuedSpeech(name: string, open: () => Promise<QueuedWorld>): void {
  describe(`queued speech contract: ${name}`, () => {
    let world: QueuedWorld;
    beforeEach(async () => {
      world = await open();
    });
    afterEach(() => world.close());

    const submit = async (kind: Kind): Promise<string> =>
      must(await world.speech.submit(world.input(kind))).task;
    const hear = async (kind: Kind): Promise<Hearing> => {
      const heard = must(await pollToEnd(world.speech, await submit(kind)));
      if (heard === null) throw new Error('no hearing');
      return heard;
    };

    it('works for a while, then has heard both sides apart', async () => {
      const task = await submit('two-sided');
      expect(await world.speech.poll(task)).toEqual({ ok: true, value: null });
      const heard = must(await pollToEnd(world.speech, task));
      expect(heard).toMatchObject({ timing: 'words', model: world.speech.model });
      expect(heard?.sentences).toMatchObject(
        SAID.map(({ start, end, text, channel }) => ({ start, end, text, channel, label: null })),
      );
      expect(heard?.billedSeconds).toBeGreaterThanOrEqual(8);
    });

    it('tells the voices of a mono recording apart', async () => {
      const { sentences } = await hear('mono');
      expect(sentences.map(({ text }) => text)).toEqual(SAID.map(({ text }) => text));
      expect(sentences.map(({ channel }) => channel)).toEqual([null, null, null]);
      const [first, second, third] = sentences.map(({ label }) => label);
      expect(first).toEqual(expect.any(String));
      expect(third).toBe(first);
      expect(second).not.toBe(first);
    });

    it('times every word, in seconds, punctuation at the word before it', async () => {
      const { sentences } = await hear('two-sided');
      expect(sentences[0]?.words).toEqual([
        { start: 0.4, end: 0.9, text: '喂，' },
        {
          start: 0.9,
          end: 1.4,
          text: '你',
        },
        { start: 1.4, end: 1.9, text: '好！' },
      ]);
      for (const { words, text } of sentences) {
        expect(words.map((word) => word.text).join('')).toBe(text);
      }
    });

    it('silence is a hearing without sentences', async () => {
      expect((await hear('silent')).sentences).toEqual([]);
    });

    it('takes the hot words it has made ready', async () => {
      const words = ['七五七', 'PCR-ABS-757'];
      const vocabulary = must(await world.speech.prepare(words, 'hash-1'));
      expect(vocabulary.hash).toBe('hash-1');
      const input = { ...world.input('mono'), vocabulary };
      expect(await world.speech.submit(input)).toMatchObject({ ok: true });
    });

    it.each(FAULTS)('a submit answered by %s', async (_name, fault, outcome) => {
      world.faults({ submit: fault });
      const input = world.input('mono');
      const result = await world.speech.submit(input);
      expect(result).toMatchObject({ ok: false, failure: { kind: outcome } });
      expect(world.accepted(input.attempt)).toBe(fault.done === true ? 1 : 0);
    });

    it.each(FAULTS)('a poll answered by %s', async (_name, fault, _submit, outcome) => {
      const task = await submit('mono');
      world.faults({ poll: { ...fault, times: 1 } });
      const result = await world.speech.poll(task);
      expect(result).toMatchObject({ ok: false, failure: { kind: outcome } });
      expect(await pollToEnd(world.speech, task)).toMatchObject({ ok: true });
    });

    it.each([
      ['seconds', '7', 7000],
      ['nothing', undefined, null],
      ['rubbish', 'soon', null],
    ])('429 with %s to wait', async (_name, retryAfter, after) => {
      const fault: Fault = { how: 'status', status: 429, ...(retryAfter ? { retryAfter } : {}) };
      world.faults({ submit: fault, poll: fault });
      for (const result of [
        await world.speech.submit(world.input('mono')),
        await world.speech.poll('task-1'),
      ]) {
        expect(result).toMatchObject({ failure: { kind: 'later', after } });
      }
    });

    it('gives up waiting at its deadline', async () => {
      const task = await submit('mono');
      world.faults({ submit: { how: 'hang', done: true }, poll: { how: 'hang' } });
      const hasty = world.speechWith({ deadlineMs: 700 });
      const input = world.input('mono');
      expect(await hasty.submit(input)).toMatchObject({ failure: { kind: 'unknown' } });
      expect(world.accepted(input.attempt)).toBe(1);
      expect(await hasty.poll(task)).toMatchObject({ failure: { kind: 'later' } });
    });

    it('a server that is not there took nothing', async () => {
      const far = world.speechWith({ baseUrl: 'http://127.0.0.1:1' });
      expect(await far.submit(world.input('mono'))).toMatchObject({ failure: { kind: 'later' } });
      expect(await far.poll('task-1')).toMatchObject({ failure: { kind: 'later' } });
    });

    it('a wrong secret is for a person to mend', async () => {
      const stranger = world.speechWith({ wrongSecret: true });
      const input = world.input('mono');
      expect(await stranger.submit(input)).toMatchObject({ failure: { kind: 'account' } });
      expect(await stranger.poll('task-1')).toMatchObject({ failure: { kind: 'account' } });
      expect(world.accepted(input.attempt)).toBe(0);
    });

    it('a task that was deleted is gone', async () => {
      const task = await submit('mono');
      world.expire();
      expect(await world.speech.poll(task)).toMatchObject({ failure: { kind: 'gone' } });
    });

    it('sends a submit once, whatever the answer', async () => {
      world.faults({ submit: { how: 'reset', done: true } });
      const input = world.input('mono');
      await world.speech.submit(input);
      expect([world.accepted(input.attempt), world.knocks()]).toEqual([1, 1]);
    });

    it('says nothing secret in a failure', async () => {
      const json = { code: 'Odd.Code', message: `${world.secrets.join(' ')} 13800008888` };
      const odd: Fault = { how: 'status', status: 409, json: { ...json, descInfo: json.message } };
      world.faults({ submit: odd, poll: odd });
      const told = [
        await world.speech.submit(world.input('mono')),
        await world.speech.poll('task-1'),
      ];
      // Some echo what they were given.
      world.faults({ submit: null });
      told.push(await world.speechWith({ wrongSecret: true }).submit(world.input('mono')));
      for (const secret of [...world.secrets, 'link-secret', '13800008888']) {
        expect(JSON.stringify(told)).not.toContain(secret);
      }
    });
  });
}
