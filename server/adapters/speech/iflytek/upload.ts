/** The upload of LFASR: every parameter in the query, the recording's bytes as they lie on the disk as the body. */
import { createReadStream } from 'node:fs';
import type { ReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { SpeechTaskInput } from '../../../ports/speech.ts';
import { failed } from '../failure.ts';
import type { Failed } from '../failure.ts';

/** Roles expected in a mono recording; separating them needs the right to it on the account. */
const ROLES = 2;

/** Parameters of one upload, all but the signature. */
export function uploadParameters(input: SpeechTaskInput): Record<string, string> {
  return {
    // ASCII only; the ending tells the format.
    fileName: `${input.attempt.replace(/[^\w-]/g, '-')}.wav`,
    fileSize: String(input.bytes),
    // Required, not checked; milliseconds.
    duration: String(Math.round(input.seconds * 1000)),
    language: 'cn',
    // Fillers are evidence: nothing is smoothed away.
    eng_smoothproc: 'false',
    ...(input.channels === 2
      ? { trackMode: '2' }
      : { trackMode: '1', roleType: '1', roleNum: String(ROLES) }),
    ...(input.vocabulary === null ? {} : { hotWord: input.vocabulary.handle }),
    callbackUrl: input.callbackUrl,
  };
}

/** The file as a stream, never whole in memory; a failure when it is not the file that was promised. */
export async function openRecording(
  input: Pick<SpeechTaskInput, 'file' | 'bytes'>,
): Promise<{ readonly ok: true; readonly stream: ReadStream } | Failed> {
  try {
    const { size } = await stat(input.file);
    if (size !== input.bytes) return failed('never', `the recording has ${size} bytes by now`);
    return { ok: true, stream: createReadStream(input.file) };
  } catch {
    return failed('never', 'the recording is not on the disk');
  }
}
