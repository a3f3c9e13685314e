/** A folder of sentences and a running speech stand-in, made anew for each test of the importing file; and how to ask it. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, jest } from '@jest/globals';
import { type Clips, createClips, utteranceFolder } from '../../../scripts/speech/clips.ts';
import { readSamples, writeSamples } from '../../../scripts/speech/samples.ts';
import { type SpeechStandin, startSpeechStandin } from '../../../scripts/speech/standin.ts';

// Voices are made and heard here, on machines that have other work to do.
jest.setTimeout(60_000);

export let folder: string;
export let clips: Clips;
export let standin: SpeechStandin;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'callpop-speech-'));
  clips = await createClips(folder);
});
afterAll(() => rm(folder, { recursive: true }));

beforeEach(async () => {
  standin = await startSpeechStandin({ port: 0, utterances: utteranceFolder(folder) });
});
afterEach(() => standin.stop());

/** What a transcription may say. */
export interface Heard {
  readonly task?: string;
  readonly language?: string;
  readonly duration?: number;
  readonly text: string;
  readonly segments?: readonly { id: number; start: number; end: number; text: string }[];
  readonly words?: readonly { word: string; start: number; end: number }[];
}

/** The form that the product sends; null leaves a field out. */
export function formOf(
  audio: Buffer,
  change: Readonly<Record<string, string | null>> = {},
): FormData {
  const form = new FormData();
  const { fileName = 'cut.wav', fileType = 'audio/wav', ...fields } = change;
  if (fileName !== null) {
    const file = new Blob([new Uint8Array(audio)], { type: fileType ?? '' });
    form.set('file', file, fileName);
  }
  const all: Record<string, string | null> = {
    model: 'large-v3',
    language: 'zh',
    response_format: 'verbose_json',
    'timestamp_granularities[]': 'word',
    ...fields,
  };
  for (const [name, value] of Object.entries(all)) if (value !== null) form.set(name, value);
  return form;
}

export function post(form: FormData, signal?: AbortSignal): Promise<Response> {
  return fetch(`${standin.url}/v1/audio/transcriptions`, {
    method: 'POST',
    body: form,
    ...(signal ? { signal } : {}),
  });
}

export async function transcribe(audio: Buffer): Promise<Heard> {
  const answer = await post(formOf(audio));
  if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Heard;
}

/** A file of a clip and its sound. */
export async function clipSound(name: string): Promise<{ file: Buffer; sides: Float32Array[] }> {
  const clip = await clips.find(name);
  if (!clip) throw new Error(`no clip ${name}`);
  const file = await readFile(clip.file);
  return { file, sides: [...(readSamples(file)?.channels ?? [])] };
}

/** A mono piece of a side, in seconds, as the product sends them. */
export function piece(side: Float32Array | undefined, from = 0, to = Infinity): Buffer {
  const samples = (side ?? new Float32Array()).subarray(from * 8000, Math.min(to, 600) * 8000);
  return writeSamples({ rate: 8000, channels: [samples] });
}
