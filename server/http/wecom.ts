/** WeCom's callback door: verify, store, answer empty 200; the work comes after. WeCom path/90930. */
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { ErrorCode } from '../errors.ts';
import type { CallbackProblem, WecomCallback } from '../ports.ts';
import { answerEmpty, answerText } from './answer.ts';
import { openDoor } from './door.ts';
import type { OpenDoor } from './door.ts';
import type { Doors } from './doors.ts';

/** Any query passes here: the callback reader checks the signature over it first. */
const query = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

const PROBLEMS: Readonly<Record<CallbackProblem, ErrorCode>> = {
  incomplete: 'unsigned',
  'bad-signature': 'bad_signature',
  undecryptable: 'bad_signature',
  'foreign-corp': 'bad_signature',
  malformed: 'bad_request',
};

function demandCallback(callback: WecomCallback | null): WecomCallback {
  if (callback === null)
    throw new AppError('wecom_unavailable', 'no company is configured for callbacks');
  return callback;
}

export function verifyCallback({ wecomCallback }: Doors): OpenDoor {
  return openDoor({
    says: 'WeCom checks the callback address: the decrypted echostr comes back as plain text.',
    query,
    answers: { 200: 'The decrypted text' },
    handle(knock) {
      const read = demandCallback(wecomCallback).answerVerification(knock.query);
      if (!read.ok) throw new AppError(PROBLEMS[read.reason], `callback address: ${read.reason}`);
      return answerText(read.answer);
    },
  });
}

export function takeCallback({ needs, wecomCallback, metrics }: Doors): OpenDoor {
  return openDoor({
    says: 'A press, a message or an event from WeCom, encrypted; stored before the empty answer.',
    query,
    answers: { 200: 'Empty: received' },
    async handle(knock) {
      const read = demandCallback(wecomCallback).receive(knock.query, knock.raw.toString('utf8'));
      if (!read.ok) throw new AppError(PROBLEMS[read.reason], `callback: ${read.reason}`);
      await needs.receiveWecom(read.message);
      metrics.events.inc({ source: 'wecom', result: 'stored' });
      return answerEmpty(200);
    },
  });
}
