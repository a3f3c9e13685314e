/** Says a sentence: espeak-ng in Mandarin where it is installed, else a tone that swells like syllables. */
import { spawn } from 'node:child_process';
import type { Speaker } from '../../server/domain/speech/types.ts';
import { levelOf, readSamples, resample, TELEPHONE_RATE } from './samples.ts';

interface Manner {
  readonly voice: string;
  /** Words a minute, as espeak-ng counts them. */
  readonly speed: number;
  readonly hertz: number;
}

const MANNERS: Readonly<Record<Speaker, Manner>> = {
  agent: { voice: 'cmn+f2', speed: 250, hertz: 330 },
  customer: { voice: 'cmn+m3', speed: 240, hertz: 220 },
};

/** The engine and its manner, part of the name under which a voice is kept. */
export function mannerOf(speaker: Speaker, engine: Engine): string {
  const { voice, speed, hertz } = MANNERS[speaker];
  return engine === 'espeak' ? `${voice} ${speed}` : `tone ${hertz}`;
}

export type Engine = 'espeak' | 'tone';

/** Chinese is read at about five characters a second. */
const CHARACTERS_PER_SECOND = 5;
const FRAME = Math.round(TELEPHONE_RATE * 0.01);
/** Of the loudest frame: what is softer is silence. */
const SOFT = 0.02;
/** Longest silence within a sentence, frames of 10 ms: a recording is cut at silences, and never within a sentence. */
const LONGEST_PAUSE = 10;
const LEVEL = 0.1;
const PEAK = 0.7;
const SAMPLE_WAIT_MS = 20_000;

/** Telephone sound of one sentence (8 kHz), silence around it cut away. Never empty. */
export async function speak(
  text: string,
  { speaker, engine }: { readonly speaker: Speaker; readonly engine: Engine },
): Promise<Float32Array> {
  const manner = MANNERS[speaker];
  const file = engine === 'espeak' ? await run(manner, text) : null;
  const spoken = file && readSamples(file);
  const [voice] = spoken?.channels ?? [];
  if (spoken && voice) {
    const tidy = tighten(resample(voice, spoken.rate, TELEPHONE_RATE));
    if (tidy.length > 0) return balance(tidy);
  }
  return hum(Math.max(0.5, Array.from(text).length / CHARACTERS_PER_SECOND), manner.hertz);
}

/** Whether espeak-ng can be started here. */
export function findEngine(): Promise<Engine> {
  return new Promise((done) => {
    const child = spawn('espeak-ng', ['--version'], { stdio: 'ignore', timeout: SAMPLE_WAIT_MS });
    child.once('error', () => {
      done('tone');
    });
    child.once('close', (code) => {
      done(code === 0 ? 'espeak' : 'tone');
    });
  });
}

function run({ voice, speed }: Manner, text: string): Promise<Buffer | null> {
  return new Promise((done) => {
    const child = spawn('espeak-ng', ['-v', voice, '-s', String(speed), '--stdin', '--stdout'], {
      stdio: ['pipe', 'pipe', 'ignore'],
      timeout: SAMPLE_WAIT_MS,
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

/** Silence before and after goes, silence within is shortened. */
function tighten(samples: Float32Array): Float32Array {
  const frames = Array.from({ length: Math.floor(samples.length / FRAME) }, (_one, i) =>
    levelOf(samples, i * FRAME, (i + 1) * FRAME),
  );
  const soft = frames.reduce((loudest, level) => Math.max(loudest, level), 0) * SOFT;
  const isVoice = (level: number): boolean => level > soft;
  const first = frames.findIndex(isVoice);
  const last = frames.findLastIndex(isVoice);
  if (first < 0) return new Float32Array();
  let pause = 0;
  const kept: number[] = [];
  for (let i = first; i <= last; i += 1) {
    pause = isVoice(frames[i] ?? 0) ? 0 : pause + 1;
    if (pause <= LONGEST_PAUSE) kept.push(i);
  }
  const tight = new Float32Array(kept.length * FRAME);
  kept.forEach((frame, at) => {
    tight.set(samples.subarray(frame * FRAME, (frame + 1) * FRAME), at * FRAME);
  });
  return tight;
}

function balance(samples: Float32Array): Float32Array {
  const gain = LEVEL / Math.max(0.001, levelOf(samples, 0, samples.length));
  return samples.map((sample) => Math.max(-PEAK, Math.min(PEAK, sample * gain)));
}

function hum(seconds: number, hertz: number): Float32Array {
  const samples = new Float32Array(Math.round(seconds * TELEPHONE_RATE));
  return samples.map((_zero, i) => {
    const time = i / TELEPHONE_RATE;
    const swell = 0.3 + 0.7 * Math.abs(Math.sin(Math.PI * CHARACTERS_PER_SECOND * time));
    return 0.25 * swell * Math.sin(2 * Math.PI * hertz * time);
  });
}
