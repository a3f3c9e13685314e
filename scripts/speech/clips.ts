/** Makes the recordings of a trial: dialogues and typed texts, every sentence with its mark, on the side of its speaker. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Speaker } from '../../server/domain/speech/types.ts';
import { type Dialogue, DIALOGUES, type Line } from './dialogues.ts';
import { layOut, sentencesOf } from './layout.ts';
import { MARK_SECONDS, makeMark } from './marks.ts';
import { hush, readSamples, TELEPHONE_RATE, writeSamples } from './samples.ts';
import { createShelf } from './shelf.ts';
import { createUtterances } from './utterances.ts';
import { type Engine, findEngine, mannerOf, speak } from './voice.ts';

/** A recording as the telephone page lists it. */
export interface ClipInfo {
  readonly name: string;
  readonly title: string;
  readonly kind: Dialogue['kind'];
  readonly seconds: number;
}

/** A recording that can be played: `file` is a WAVE file, a talk of two sides (left the agent) or a message of one. */
export interface Clip extends ClipInfo {
  readonly file: string;
}

export interface Clips {
  /** All of them; the first time they are made, which takes some seconds. */
  list(): Promise<readonly ClipInfo[]>;
  /** Null when there is none of that name. */
  find(name: string): Promise<Clip | null>;
  /** Any conversation, such as a very long one; `breaths` as in layOut. */
  make(script: Script): Promise<{ file: string; seconds: number }>;
  /** A typed text, spoken by the customer: alone, or on the customer's side of a talk. */
  say(text: string, kind: Dialogue['kind']): Promise<{ file: string; seconds: number }>;
}

export type Script = Pick<Dialogue, 'kind' | 'lines' | 'silence'> & {
  readonly breaths?: readonly number[];
};

/** Where the stand-in looks the sentences up, beside the sounds. */
export function utteranceFolder(audioDir: string): string {
  return join(audioDir, 'utterances');
}

/** Changes when the same lines would sound different. */
const MAKING = 1;

/** With the `engine` given, else the best that can be started here. */
export async function createClips(audioDir: string, engine?: Engine): Promise<Clips> {
  const shelf = await createShelf(audioDir);
  const utterances = createUtterances(utteranceFolder(audioDir));
  const voices = engine ?? (await findEngine());
  const made = new Map<string, Promise<Clip>>();

  /** The voice of a line and the number its mark will say. */
  async function utter({ speaker, text }: Line): Promise<{ voice: Float32Array; number: number }> {
    const name = `line-${hash([MAKING, mannerOf(speaker, voices), text])}`;
    const file = await shelf.keep(name, async () => {
      const voice = await speak(text, { speaker, engine: voices });
      return writeSamples({ rate: TELEPHONE_RATE, channels: [voice] });
    });
    const [voice] = readSamples(await readFile(file))?.channels ?? [];
    if (!voice) throw new Error(`${file} is no sound`);
    const seconds = voice.length / TELEPHONE_RATE;
    return { voice, number: await utterances.register({ text, seconds }) };
  }

  async function make(script: Script): Promise<{
    readonly file: string;
    readonly seconds: number;
  }> {
    const spoken: (Line & { voice: Float32Array; number: number; seconds: number })[] = [];
    // One after another: a trial starts on a small machine.
    for (const line of script.lines) {
      const { voice, number } = await utter(line);
      const seconds = MARK_SECONDS + voice.length / TELEPHONE_RATE;
      spoken.push({ ...line, voice, number, seconds });
    }
    const { starts, end } = layOut(spoken, script.breaths);
    const length = Math.round((end + script.silence) * TELEPHONE_RATE);
    const said = spoken.map(({ speaker, number, seconds }) => [speaker, number, seconds]);
    const name = `${script.kind}-${hash([MAKING, length, starts, said])}`;
    const file = await shelf.keep(name, () => {
      const sides: readonly Speaker[] =
        script.kind === 'talk' ? ['agent', 'customer'] : ['customer'];
      const channels = sides.map((side, seed) => {
        const channel = hush(length, seed);
        spoken.forEach(({ speaker, voice, number }, i) => {
          if (speaker !== side) return;
          const mark = makeMark(number, TELEPHONE_RATE);
          const start = Math.round((starts[i] ?? 0) * TELEPHONE_RATE);
          channel.set(mark, start);
          channel.set(voice, start + mark.length);
        });
        return channel;
      });
      return writeSamples({ rate: TELEPHONE_RATE, channels });
    });
    return { file, seconds: length / TELEPHONE_RATE };
  }

  async function makeClip(dialogue: Dialogue): Promise<Clip> {
    const { name, title, kind } = dialogue;
    return { name, title, kind, ...(await make(dialogue)) };
  }

  function find(dialogue: Dialogue): Promise<Clip> {
    const known = made.get(dialogue.name);
    if (known) return known;
    const clip = makeClip(dialogue);
    made.set(dialogue.name, clip);
    clip.catch(() => made.delete(dialogue.name));
    return clip;
  }

  return {
    async list() {
      const infos: ClipInfo[] = [];
      for (const dialogue of DIALOGUES) {
        const { name, title, kind, seconds } = await find(dialogue);
        infos.push({ name, title, kind, seconds });
      }
      return infos;
    },

    async find(name) {
      const dialogue = DIALOGUES.find((one) => one.name === name);
      return dialogue ? find(dialogue) : null;
    },

    make,

    say(text, kind) {
      const lines = sentencesOf(text).map((one) => ({ speaker: 'customer' as const, text: one }));
      return make({ kind, lines, silence: 0.3 });
    },
  };
}

function hash(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
