/** The sounds of a trial: typed words and clips spoken, files as they are, and what is recorded of all that. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type Clip, type ClipInfo, createClips } from '../speech/clips.ts';
import { DIALOGUES } from '../speech/dialogues.ts';
import { hush, TELEPHONE_RATE, writeSamples } from '../speech/samples.ts';
import { createShelf } from '../speech/shelf.ts';
import type { Play, Sound } from './execution.ts';
import { mixTalk } from './mix.ts';
import { cutWav, readWav, toneWav } from './wav.ts';

/** A finished recording: a file and what an event says about it. */
export interface Take {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly seconds: number;
  readonly channels: number;
}

export interface Studio {
  /** A `.wav` path as it is, `clip:<name>` a message of ours, other text spoken. Throws SoundError for what is not there. */
  say(wish: string): Promise<Sound>;
  /** The same for a talk: clips are talks of two sides, a text is spoken on the customer's. */
  talk(wish: string): Promise<Sound>;
  tone(seconds: number): Promise<Sound>;
  /** A line on which nobody speaks. */
  silence(seconds: number): Promise<Sound>;
  /** What was heard in so many seconds; nothing played is a tone. */
  take(plays: readonly Play[], seconds: number): Promise<Take>;
  clips(): Promise<readonly ClipInfo[]>;
}

/** What was asked to be played cannot be. */
export class SoundError extends Error {}

/** Without a talk file the recording is a tone, and of a long talk only its beginning. */
const LONGEST_TONE = 60;
const CLIP = /^clip:(.*)$/;

export async function createStudio(folder: string): Promise<Studio> {
  const shelf = await createShelf(folder);
  const library = await createClips(folder);
  const takes = new Map<string, Promise<Take>>();

  async function tone(seconds: number): Promise<Sound> {
    const whole = Math.max(1, Math.round(seconds));
    const file = await shelf.keep(`tone-${whole}`, () => toneWav(whole, 420));
    return { seconds: whole, file };
  }

  async function clip(name: string, kind: Clip['kind']): Promise<Sound> {
    const isThere = DIALOGUES.some((one) => one.name === name && one.kind === kind);
    const found = isThere ? await library.find(name) : null;
    if (!found) {
      const names = DIALOGUES.filter((one) => one.kind === kind).map((one) => one.name);
      throw new SoundError(`no ${kind} is called clip:${name}; there are ${names.join(', ')}`);
    }
    const { file, seconds, title } = found;
    return { file, seconds, title, ...(kind === 'talk' ? { sides: 2 } : {}) };
  }

  async function find(wish: string, kind: Clip['kind']): Promise<Sound> {
    const name = CLIP.exec(wish)?.[1];
    if (name !== undefined) return clip(name, kind);
    if (wish.toLowerCase().endsWith('.wav')) {
      const shape = readWav(await readSound(wish));
      if (!shape || shape.seconds <= 0) throw new SoundError(`${wish} is not a PCM WAVE file`);
      return { seconds: shape.seconds, file: wish, ...(shape.channels === 2 ? { sides: 2 } : {}) };
    }
    const spoken = await library.say(wish, kind);
    return { ...spoken, ...(kind === 'talk' ? { sides: 2 } : {}) };
  }

  async function makeTake(plays: readonly Play[], seconds: number): Promise<Take> {
    const [first, second] = plays;
    const alone = first?.after === 0 && !second && seconds <= first.sound.seconds + 0.5;
    const whole = alone
      ? await readSound(first.sound.file)
      : await mixTalk(plays, seconds, readSound);
    const bytes = cutWav(whole, seconds);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const file =
      alone && bytes.length === whole.length
        ? first.sound.file
        : await shelf.keep(`cut-${sha256.slice(0, 32)}`, () => bytes);
    const shape = readWav(bytes);
    return {
      file,
      bytes: bytes.length,
      sha256,
      seconds: Math.max(1, Math.round(shape?.seconds ?? 0)),
      channels: shape?.channels ?? 1,
    };
  }

  return {
    tone,
    say: (wish) => find(wish, 'voicemail'),
    talk: (wish) => find(wish, 'talk'),
    clips: library.list,

    async silence(seconds) {
      const quiet = hush(Math.max(1, Math.round(seconds)) * TELEPHONE_RATE, 0);
      const file = await shelf.keep(`silence-${quiet.length / TELEPHONE_RATE}`, () =>
        writeSamples({ rate: TELEPHONE_RATE, channels: [quiet] }),
      );
      return { seconds: quiet.length / TELEPHONE_RATE, file };
    },

    async take(plays, seconds) {
      const played = plays.length > 0 ? plays : [await hum(seconds)];
      const length = plays.length > 0 ? seconds : Math.max(1, Math.round(seconds));
      const key = JSON.stringify([length, played.map(({ after, sound }) => [after, sound.file])]);
      const known = takes.get(key) ?? makeTake(played, length);
      takes.set(key, known);
      return known;
    },
  };

  async function hum(seconds: number): Promise<Play> {
    return { after: 0, sound: await tone(Math.min(seconds, LONGEST_TONE)) };
  }
}

async function readSound(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new SoundError(`${file} cannot be read`, { cause: error });
  }
}
