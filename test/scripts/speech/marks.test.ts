import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { findMarks, MARK_SECONDS, makeMark, MARKS } from '../../../scripts/speech/marks.ts';
import { readSamples, resample, writeSamples } from '../../../scripts/speech/samples.ts';
import { findEngine, speak } from '../../../scripts/speech/voice.ts';
import { toneWav } from '../../../scripts/gateway/wav.ts';
import { DIALOGUES } from '../../../scripts/speech/dialogues.ts';

jest.setTimeout(60_000);

const RATE = 8000;
const number = fc.integer({ min: 0, max: MARKS - 1 });
const seed = fc.integer({ min: 1, max: 2 ** 31 });

/** Something like a voice: three gliding tones that swell, no two moments alike. */
function babble(length: number, from: number): Float32Array {
  let phase = from % 7;
  const samples = new Float32Array(length);
  return samples.map((_zero, i) => {
    const time = i / RATE;
    phase += (2 * Math.PI * (140 + 60 * Math.sin(3 * time + from))) / RATE;
    const voice = Math.sin(phase) + 0.6 * Math.sin(5 * phase) + 0.4 * Math.sin(11 * phase);
    return 0.12 * voice * (0.4 + 0.6 * Math.abs(Math.sin(14 * time)));
  });
}

function noise(length: number, from: number, level: number): Float32Array {
  let state = from >>> 0;
  return new Float32Array(length).map(() => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return level * (state / 2 ** 31 - 1);
  });
}

function join(...parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function add(one: Float32Array, other: Float32Array): Float32Array {
  return one.map((sample, i) => sample + (other[i] ?? 0));
}

describe('marks', () => {
  it('are found at any offset, between voices, in noise, loud or soft', () => {
    const gain = fc.double({ min: 0.25, max: 2, noNaN: true });
    fc.assert(
      fc.property(number, fc.nat(4000), seed, gain, (value, offset, from, loud) => {
        const mark = makeMark(value, RATE);
        const clean = join(babble(offset, from), mark, babble(4000, from + 1));
        const heard = add(clean, noise(clean.length, from, 0.03)).map((sample) => sample * loud);
        const marks = findMarks(heard, RATE);
        expect(marks.map((one) => one.number)).toEqual([value]);
        expect(marks[0]?.start).toBeCloseTo(offset / RATE, 1);
        expect(Math.abs((marks[0]?.start ?? 9) - offset / RATE)).toBeLessThan(0.01);
      }),
      { numRuns: 80 },
    );
  });

  it('keep their meaning through another rate and 16-bit files', () => {
    fc.assert(
      fc.property(number, fc.constantFrom(8000, 11_025, 16_000, 22_050, 48_000), (value, rate) => {
        const sound = resample(join(new Float32Array(500), makeMark(value, RATE)), RATE, rate);
        const file = writeSamples({ rate, channels: [sound, new Float32Array()] });
        const [left, right] = readSamples(file)?.channels ?? [];
        if (!left || !right) throw new Error('the file cannot be read');
        expect(findMarks(left, rate).map((one) => one.number)).toEqual([value]);
        expect(findMarks(right, rate)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('cut anywhere are heard whole or not at all', () => {
    fc.assert(
      fc.property(number, fc.nat(1920), fc.boolean(), (value, cut, keepsEnd) => {
        const mark = makeMark(value, RATE);
        const rest = keepsEnd ? mark.subarray(cut) : mark.subarray(0, cut);
        const found = findMarks(join(babble(800, 3), rest, babble(1600, 5)), RATE);
        expect([[], [value]]).toContainEqual(found.map((one) => one.number));
        if (rest.length < mark.length * 0.8) expect(found).toEqual([]);
        if (rest.length === mark.length) expect(found).toHaveLength(1);
      }),
      { numRuns: 80 },
    );
  });

  it('follow one another without being mixed up', () => {
    fc.assert(
      fc.property(fc.array(number, { minLength: 2, maxLength: 5 }), (values) => {
        const whole = join(...values.map((value) => makeMark(value, RATE)));
        const marks = findMarks(whole, RATE);
        expect(marks.map((one) => one.number)).toEqual(values);
        marks.forEach((one, i) => {
          expect(one.start).toBeCloseTo(i * MARK_SECONDS, 1);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('of which one symbol is another are hardly ever taken for a third', () => {
    const length = (MARK_SECONDS / 6) * RATE;
    let strange = 0;
    for (let i = 0; i < 200; i += 1) {
      const [value, other] = [(i * 7919) % MARKS, (i * 104_729 + 77) % MARKS];
      const mark = makeMark(value, RATE);
      const at = (1 + (i % 5)) * length;
      mark.set(makeMark(other, RATE).subarray(at, at + length), at);
      const found = findMarks(mark, RATE);
      if (found.some((one) => one.number !== value)) strange += 1;
    }
    expect(strange).toBeLessThan(30);
  });

  it('exist for whole numbers of their range only', () => {
    for (const wrong of [-1, MARKS, 1.5, NaN]) {
      expect(() => makeMark(wrong, RATE)).toThrow(RangeError);
    }
  });
});

describe('no mark is found', () => {
  it('in tones, noise and voices', () => {
    const tone = readSamples(toneWav(20, 420))?.channels[0];
    if (!tone) throw new Error('no tone');
    expect(findMarks(tone, RATE)).toEqual([]);
    fc.assert(
      fc.property(seed, (from) => {
        expect(findMarks(noise(RATE, from, 0.4), RATE)).toEqual([]);
        expect(findMarks(babble(2 * RATE, from), RATE)).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it('in the keys of a telephone, pressed as fast as anybody can', () => {
    const [low, high] = [
      [697, 770, 852, 941],
      [1209, 1336, 1477, 1633],
    ];
    const key = fc.tuple(fc.constantFrom(...low), fc.constantFrom(...high));
    fc.assert(
      fc.property(fc.array(key, { minLength: 6, maxLength: 30 }), (keys) => {
        const pressed = keys.map(([a, b]) =>
          new Float32Array(320).map(
            (_zero, i) =>
              0.2 *
              (Math.sin((2 * Math.PI * a * i) / RATE) + Math.sin((2 * Math.PI * b * i) / RATE)),
          ),
        );
        expect(findMarks(join(...pressed), RATE)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('in what espeak-ng (or its tone) says', async () => {
    const engine = await findEngine();
    for (const { text, speaker } of DIALOGUES.flatMap((dialogue) => dialogue.lines).slice(0, 6)) {
      expect(findMarks(await speak(text, { speaker, engine }), RATE)).toEqual([]);
    }
  });
});
