/** Doors for speech providers: the recording behind a signed link, and the word that a task is done. */
import { z } from 'zod';
import { parseCallback } from '../adapters/speech/iflytek/parse.ts';
import { isGoodLink } from '../adapters/speech/signature.ts';
import { AppError } from '../errors.ts';
import { answerEmpty } from './answer.ts';
import { openDoor, type OpenDoor } from './door.ts';
import type { Doors } from './doors.ts';

const attempt = z.string().regex(/^[A-Za-z0-9-]{8,64}$/);

export function playToProvider(doors: Doors): OpenDoor {
  return openDoor({
    says: 'One recording for a speech provider, for two hours.',
    params: z.object({
      recording: z.string().regex(/^[^\p{Cc}/]{1,128}$/u),
      until: z
        .string()
        .regex(/^\d{1,12}$/)
        .transform(Number),
      signed: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
      attempt: z
        .string()
        .regex(/^[A-Za-z0-9-]{8,64}\.wav$/)
        .transform((text) => text.slice(0, -'.wav'.length)),
    }),
    answers: { 200: 'The audio', 206: 'A part of it', 416: 'The range begins behind its end' },
    async handle({ params }) {
      const good = doors.gatewaySecrets.some((secret) =>
        isGoodLink(secret, params, doors.clock.wall()),
      );
      const file = good ? await doors.needs.openForProvider(params.recording) : null;
      if (file === null) throw new AppError('not_found', 'link not ours, over, or audio gone');
      return { kind: 'audio', status: 200, file };
    },
  });
}

/** Anybody may knock: a task is only taken for a submit that waits for one, and is then asked for at the provider. */
export function takeSpeechCallback(doors: Doors): OpenDoor {
  return openDoor({
    says: '科大讯飞 tells that a transcription is done.',
    params: z.object({ attempt }),
    query: z.looseObject({}),
    answers: { 200: 'Taken' },
    async handle({ params, query }) {
      const told = parseCallback(query);
      if (!told) throw new AppError('bad_request', 'no order in the callback');
      await doors.needs.takeSpeechCallback(params.attempt, told.order);
      return answerEmpty(200);
    },
  });
}
