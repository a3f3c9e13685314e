/** A server that speaks OpenAI's `/v1/audio/transcriptions`, most often a Whisper of our own, as DirectSpeech. */
import type { Timing } from '../../../domain/speech/types.ts';
import type { DirectSpeech, SpeechResult } from '../../../ports/speech.ts';
import { readAnswer } from './answer.ts';
import { readBody } from './body.ts';
import { failureOf, later, refusesShape } from './failures.ts';
import { normalise } from './normalise.ts';
import { makePrompt } from './prompt.ts';
import { createUpload, type Shape, type WhisperSettings } from './upload.ts';

/** Retries are those of our own queue. `hear` never throws and keeps nothing open. */
export function createWhisperSpeech(settings: WhisperSettings): DirectSpeech {
  const { model, apiKey } = settings;
  const upload = createUpload(settings);
  /** What this server has shown so far: the richest shape it gives, and its times. */
  let richest: Shape = 'verbose_json';
  let lastTiming: Timing | null = null;

  return {
    kind: 'direct',
    name: 'whisper',
    model,

    prepare: (words, hash) =>
      Promise.resolve({ ok: true, value: { hash, handle: makePrompt(words) } }),

    async hear({ audio, seconds, vocabulary, signal }) {
      const prompt = vocabulary?.handle ?? makePrompt([]);
      const asked = await ask({ audio, prompt, signal }, richest);
      if (!asked.ok) return asked;
      const answer = readAnswer(readBody(asked.value));
      if (!answer.ok) return { ok: false, failure: later(answer.reason) };
      const { sentences, timing } = normalise(answer.value, seconds);
      lastTiming = timing ?? lastTiming;
      const silent = answer.value.verbose ? 'segments' : 'none';
      const { billedSeconds } = answer.value;
      return {
        ok: true,
        value: { sentences, timing: timing ?? lastTiming ?? silent, model, billedSeconds },
      };
    },
  };

  async function ask(
    input: { audio: Buffer; prompt: string; signal: AbortSignal },
    shape: Shape,
  ): Promise<SpeechResult<string>> {
    const sent = await upload({ ...input, shape });
    if (sent.ok) return { ok: true, value: sent.body };
    const { error, body, ended } = sent;
    if (shape === 'verbose_json' && refusesShape(error, body)) {
      richest = 'json';
      return ask(input, richest);
    }
    return { ok: false, failure: failureOf(error, { body, secret: apiKey, ended }) };
  }
}
