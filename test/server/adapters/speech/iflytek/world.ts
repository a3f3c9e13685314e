/** The stand-in of LFASR with a client of it, as the contract and our own cases use them. */
import { randomUUID } from 'node:crypto';
import { createIflytekSpeech } from '../../../../../server/adapters/speech/iflytek/client.ts';
import type { Oddity, QueuedWorld } from '../../../../contracts/queued-speech.ts';
import { startIflytekStandin } from '../../../../support/speech/iflytek.ts';
import type { IflytekStandin } from '../../../../support/speech/iflytek.ts';
import { hearRecording, openRecordings } from '../../../../support/speech/recordings.ts';

export const APP = 'app-5f30a0b3';
export const SECRET = 'a1b2c3d4-never-print-me';

export interface IflytekWorld extends QueuedWorld {
  readonly standin: IflytekStandin;
}

/** Both sides have the same clock; `callbackUrl` begins the addresses that are called back. */
export async function openIflytek(
  options: { polls?: number; callbackMs?: number; callbackUrl?: string } = {},
): Promise<IflytekWorld> {
  const recordings = await openRecordings();
  const standin = await startIflytekStandin({
    appId: APP,
    secretKey: SECRET,
    hear: hearRecording,
    polls: options.polls ?? 1,
    callbackMs: options.callbackMs ?? null,
  });
  const speechWith = ({ baseUrl, deadlineMs, wrongSecret }: Oddity) =>
    createIflytekSpeech({
      baseUrl: baseUrl ?? standin.url,
      appId: APP,
      secretKey: wrongSecret === true ? `${SECRET}-wrong` : SECRET,
      wall: () => new Date(),
      ...(deadlineMs === undefined
        ? {}
        : { timeouts: { submitMs: deadlineMs, megabyteMs: 0, askMs: deadlineMs } }),
    });
  return {
    standin,
    speech: speechWith({}),
    speechWith,
    input(kind) {
      const attempt = randomUUID();
      return {
        attempt,
        fileUrl: recordings.link(kind, attempt),
        callbackUrl: `${options.callbackUrl ?? 'http://127.0.0.1:9'}/speech/iflytek/${attempt}`,
        file: recordings.file(kind),
        bytes: recordings.bytes(kind),
        seconds: 8,
        channels: kind === 'two-sided' ? 2 : 1,
        vocabulary: null,
      };
    },
    faults: (patch) => {
      standin.faults(patch);
    },
    expire: () => {
      standin.faults({ expired: true });
    },
    accepted: (attempt) => standin.counts().submits[attempt] ?? 0,
    knocks: () => standin.counts().asked.submit,
    secrets: [SECRET],
    async close() {
      await standin.stop();
      await recordings.close();
    },
  };
}
