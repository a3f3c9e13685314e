import { describe, expect, it } from '@jest/globals';
import { createListener } from '../../../../server/domain/speech/listen.ts';
import { wavHead } from '../../../../server/domain/speech/pcm.ts';
import type { SoundReading } from '../../../../server/domain/speech/types.ts';
import { hiss, lay, silence, syllables, tone, toPcm, wavOf, type Samples } from './sounds.ts';

/** Listens to channels of samples, read in pieces of an awkward size. */
function listenTo(channels: readonly Samples[], piece = 1001): SoundReading {
  const file = wavOf(toPcm(channels), { channels: channels.length });
  const head = wavHead(file, file.length);
  if (!head) throw new Error('the test made no WAVE file');
  const listener = createListener(head);
  for (let at = head.start; at < file.length; at += piece) {
    listener.take(file.subarray(at, at + piece));
  }
  return listener.finish();
}

/** What the first channel has, as [start, end] rounded to a tenth. */
function spansOf(reading: SoundReading, channel = 0): number[][] {
  return (reading.activity[channel]?.spans ?? []).map(({ start, end }) =>
    [start, end].map((time) => Math.round(time * 10) / 10),
  );
}

describe('what is no voice', () => {
  it.each<[string, Samples]>([
    ['digital silence', silence(20)],
    ['line noise of -55 dBFS', hiss(20, -55)],
    ['line noise that begins in silence', lay(silence(40), hiss(30, -55), 10)],
    ['louder noise throughout', hiss(20, -40)],
    ['louder noise that begins half-way', lay(silence(40), hiss(25.5, -42), 14.5)],
    [
      'noise that swells and sinks',
      [1, 2, 3, 4, 5, 6, 7, 8].reduce((sum, at) => lay(sum, hiss(0.4, -39.5), at), hiss(10, -45)),
    ],
    [
      'puffs of comfort noise in silence',
      [1, 3, 5].reduce((sum, at) => lay(sum, hiss(0.5, -55), at), silence(8)),
    ],
    ['a loud 50 Hz hum', tone(20, 50, -20)],
    ['hum with its third harmonic', lay(tone(20, 50, -25), tone(20, 150, -40), 0)],
    ['a dial tone held for ten seconds', lay(silence(20), tone(10, 450, -20), 5)],
    ['clicks', [2, 4, 6, 8].reduce((sum, at) => lay(sum, tone(0.03, 900, -15), at), hiss(10, -60))],
  ])('%s', (_name, samples) => {
    expect(listenTo([samples]).activity).toEqual([{ channel: 0, spans: [] }]);
  });
});

describe('what is voice', () => {
  it.each<[string, Samples, number[][]]>([
    ['a phrase in silence', lay(silence(5), syllables(2, -25), 1), [[1, 3]]],
    [
      'two phrases and a pause',
      lay(lay(silence(8), syllables(2, -25), 1), syllables(1, -25), 4),
      [
        [1, 3],
        [4, 5],
      ],
    ],
    ['a short word, 嗯', lay(hiss(6, -60), syllables(0.2, -30), 3), [[3, 3.2]]],
    ['a short word of 0.25 s in noise', lay(hiss(30, -55), syllables(0.25, -32), 20), [[20, 20.2]]],
    ['a low voice', lay(hiss(6, -65), syllables(2, -44), 2), [[2, 4]]],
    ['a low voice over hum', lay(tone(20, 50, -30), syllables(2, -40), 5), [[5, 7]]],
    ['a voice over louder noise', lay(hiss(40, -42), syllables(3, -24), 20), [[20, 23]]],
    ['a voice from the first moment to the last', syllables(3, -25), [[0, 3]]],
    ['a beep of half a second', lay(silence(3), tone(0.5, 1000, -20), 1), [[1, 1.5]]],
  ])('%s', (_name, samples, expected) => {
    const found = spansOf(listenTo([samples]));
    expect(found).toHaveLength(expected.length);
    for (const [i, [start = 0, end = 0]] of expected.entries()) {
      expect(Math.abs((found[i]?.[0] ?? -9) - start)).toBeLessThanOrEqual(0.11);
      expect(Math.abs((found[i]?.[1] ?? -9) - end)).toBeLessThanOrEqual(0.11);
    }
  });

  it('talk without a pause is parted at its short pauses', () => {
    const phrase = syllables(1.8, -25);
    const talk = hiss(60, -60).map((noise, i) => noise + (phrase[i % 16_000] ?? 0));
    const spans = spansOf(listenTo([talk]));
    expect(Math.max(...spans.map(([start = 0, end = 0]) => end - start))).toBeLessThanOrEqual(20.1);
    expect(spans.length).toBeLessThanOrEqual(4);
  });
});

describe('two sides', () => {
  const agent = lay(silence(12), syllables(3, -20), 1);
  const customer = lay(silence(12), syllables(4, -30), 6);

  it('are heard apart, each with the level of the other', () => {
    const reading = listenTo([agent, customer]);
    expect(reading).toMatchObject({ rate: 8000, channels: 2, seconds: 12, twin: false });
    expect([spansOf(reading, 0), spansOf(reading, 1)]).toEqual([[[1, 4]], [[6, 10]]]);
    const [left, right] = reading.activity.map((one) => one.spans[0]);
    const louder = (left?.db ?? 0) - (right?.db ?? 0);
    expect(Math.round(louder)).toBe(10);
    expect([left?.otherDb, right?.otherDb]).toEqual([-100, -100]);
  });

  it('show a leak as the quieter copy', () => {
    const leak = lay(
      customer,
      agent.map((sample) => sample / 10),
      0,
    );
    const spans = listenTo([agent, leak]).activity[1]?.spans ?? [];
    expect((spans[0]?.otherDb ?? 0) - (spans[0]?.db ?? 0)).toBeCloseTo(20, 0);
  });

  it.each<[string, readonly Samples[], boolean]>([
    ['the same sound twice', [agent, agent], true],
    ['the same sound with a wire crossed', [agent, agent.map((sample) => -sample)], true],
    ['the same sound a little softer', [agent, agent.map((sample) => sample * 0.7)], true],
    ['the same sound with noise of its own', [agent, lay(hiss(12, -60), agent, 0)], true],
    ['a leak of one side and nothing else', [agent, agent.map((sample) => sample / 10)], false],
    ['two voices', [agent, customer], false],
    ['nothing on either', [silence(3), silence(3)], false],
    ['nothing on one', [agent, silence(12)], false],
    ['one channel', [agent], false],
  ])('%s', (_name, channels, twin) => {
    expect(listenTo(channels).twin).toBe(twin);
  });
});

describe('the bytes', () => {
  const voice = lay(hiss(7.013, -60), syllables(2, -25), 2);

  it.each([1, 3, 4, 160, 4096, 100_000])('may come in pieces of %d', (piece) => {
    expect(listenTo([voice, voice], piece)).toEqual(listenTo([voice, voice], 8192));
  });

  it('after the samples are not listened to', () => {
    const file = wavOf(toPcm([silence(2)]), { channels: 1 });
    const head = wavHead(file);
    if (!head) throw new Error('the test made no WAVE file');
    const listener = createListener(head);
    listener.take(file.subarray(head.start));
    listener.take(toPcm([syllables(2, -20)]));
    expect(listener.finish()).toMatchObject({ seconds: 2, activity: [{ spans: [] }] });
  });

  it('may be none', () => {
    expect(listenTo([silence(0)])).toMatchObject({ seconds: 0, activity: [{ spans: [] }] });
  });

  it('of an hour with two sides need little memory and little time', () => {
    const second = toPcm([
      lay(hiss(2, -60), syllables(1, -25), 0),
      lay(hiss(2, -60), syllables(0.6, -30), 1.2),
    ]);
    const chunk = Buffer.concat(Array.from({ length: 5 }, () => second));
    const hour = {
      rate: 8000,
      channels: 2,
      encoding: 'pcm16',
      start: 44,
      length: chunk.length * 360,
      frame: 4,
    } as const;
    const held = (): number => process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed;
    const before = held();
    const started = process.cpuUsage();
    const listener = createListener(hour);
    let most = 0;
    for (let n = 0; n < 360; n += 1) {
      listener.take(chunk);
      most = Math.max(most, held() - before);
    }
    const reading = listener.finish();
    expect(reading.seconds).toBe(3600);
    expect(reading.activity[0]?.spans).toHaveLength(1800);
    expect(Math.max(most, held() - before)).toBeLessThan(60_000_000);
    // Time of our own, whatever else the machine does meanwhile.
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(20);
  });
});
