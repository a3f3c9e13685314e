/** Makes and keeps the sounds of a trial: spoken by espeak-ng where it is installed, else tones. Cached by content. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sound } from './execution.ts';
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
  /** A `.wav` path as it is, other text spoken. Throws SoundError for a file that is missing or no WAVE. */
  say(textOrPath: string): Promise<Sound>;
  tone(seconds: number): Promise<Sound>;
  /** The first `seconds` of a sound, or a tone when there is none. */
  take(sound: Sound | null, seconds: number): Promise<Take>;
}

/** What was asked to be played cannot be. */
export class SoundError extends Error {}

/** Chinese is read at about four characters a second. */
const CHARACTERS_PER_SECOND = 4;
/** Without a talk file the recording is a tone, and of a long talk only its beginning. */
const LONGEST_TONE = 60;

export async function createStudio(folder: string): Promise<Studio> {
  await mkdir(folder, { recursive: true });
  const takes = new Map<string, Promise<Take>>();

  async function keep(name: string, make: () => Promise<Buffer>): Promise<string> {
    const file = join(folder, `${name}.wav`);
    const known = await stat(file).catch(() => null);
    if (known && known.size > 44) return file;
    const half = `${file}.${process.pid}`;
    await writeFile(half, await make());
    await rename(half, file);
    return file;
  }

  async function tone(seconds: number): Promise<Sound> {
    const whole = Math.max(1, Math.round(seconds));
    const file = await keep(`tone-${whole}`, () => Promise.resolve(toneWav(whole, 420)));
    return { seconds: whole, file };
  }

  async function makeTake(sound: Sound, seconds: number): Promise<Take> {
    const whole = await readSound(sound.file);
    const bytes = cutWav(whole, seconds);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const file =
      bytes.length === whole.length
        ? sound.file
        : await keep(`cut-${sha256.slice(0, 32)}`, () => Promise.resolve(bytes));
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

    async say(textOrPath) {
      if (textOrPath.toLowerCase().endsWith('.wav')) {
        const shape = readWav(await readSound(textOrPath));
        if (!shape || shape.seconds <= 0) {
          throw new SoundError(`${textOrPath} is not a PCM WAVE file`);
        }
        return { seconds: shape.seconds, file: textOrPath };
      }
      const name = `say-${createHash('sha256').update(textOrPath).digest('hex').slice(0, 32)}`;
      const file = await keep(name, () => speak(textOrPath));
      return { file, seconds: readWav(await readFile(file))?.seconds ?? 1 };
    },

    async take(sound, seconds) {
      const source = sound ?? (await tone(Math.min(seconds, LONGEST_TONE)));
      const key = `${seconds} ${source.file}`;
      const known = takes.get(key) ?? makeTake(source, seconds);
      takes.set(key, known);
      return known;
    },
  };
}

async function readSound(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new SoundError(`${file} cannot be read`, { cause: error });
  }
}

/** Spoken words, or a tone as long as they would take where espeak-ng is missing or fails. */
async function speak(text: string): Promise<Buffer> {
  const spoken = await espeak(text);
  if (spoken && readWav(spoken)) return repairSizes(spoken);
  return toneWav(Math.max(2, Math.ceil(text.length / CHARACTERS_PER_SECOND)), 420);
}

function espeak(text: string): Promise<Buffer | null> {
  return new Promise((done) => {
    const child = spawn('espeak-ng', ['-v', 'cmn', '-s', '170', '--stdin', '--stdout'], {
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: 20_000,
    });
    const parts: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    child.once('error', () => {
      done(null);
    });
    child.once('close', (code) => {
      done(code === 0 ? Buffer.concat(parts) : null);
    });
    // A child that could not start has closed its stdin: the 'error' above tells of it.
    child.stdin.on('error', () => undefined);
    child.stdin.end(text);
  });
}

/** A program that writes to a pipe cannot know its sizes beforehand: the header is made true. */
function repairSizes(file: Buffer): Buffer {
  const shape = readWav(file);
  if (!shape) return file;
  const whole = Buffer.from(file.subarray(0, shape.start + shape.length));
  whole.writeUInt32LE(whole.length - 8, 4);
  whole.writeUInt32LE(shape.length, shape.start - 4);
  return whole;
}
