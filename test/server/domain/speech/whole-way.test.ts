import { describe, expect, it } from '@jest/globals';
import { cutTrack } from '../../../../server/domain/speech/cuts.ts';
import { createListener } from '../../../../server/domain/speech/listen.ts';
import {
  byteRange,
  sliceToWav,
  wavHead,
  type WavHead,
} from '../../../../server/domain/speech/pcm.ts';
import { planTracks, type HeardRecording } from '../../../../server/domain/speech/tracks.ts';
import type { SoundReading, Timing } from '../../../../server/domain/speech/types.ts';
import { compose, linesOf, say, type HeardOf } from './make.ts';
import { hiss, lay, syllables, toPcm, wavOf, type Samples } from './sounds.ts';

/** What is said in the test, in seconds of the conversation; each line has a pitch of its own. */
const LINES = [
  { side: 'agent', at: 12.6, seconds: 2, text: '您好，宁波塑料。' },
  { side: 'customer', at: 15, seconds: 3.5, text: '我想问一下757的价格，要五吨。' },
  { side: 'agent', at: 19, seconds: 2.4, text: '一万一千八百五一吨。' },
  { side: 'customer', at: 20, seconds: 0.25, text: '嗯。' },
  { side: 'customer', at: 22, seconds: 1.6, text: '那周五前发货。' },
  { side: 'agent', at: 24.1, seconds: 1.2, text: '好的，再见。' },
] as const;
type Side = (typeof LINES)[number]['side'];
const EXPECTED = LINES.map(({ side, text }) => `${side === 'agent' ? '销' : '客'} ${text}`);

function soundOf(side: Side, begin: number, length: number): Samples {
  return LINES.filter((line) => line.side === side).reduce(
    (sum, line) =>
      lay(sum, syllables(line.seconds, -25, side === 'agent' ? 150 : 220), line.at - begin),
    hiss(length, -62),
  );
}

interface Read {
  readonly file: Buffer;
  readonly head: WavHead;
  readonly reading: SoundReading;
}

function read(file: Buffer): Read {
  const head = wavHead(file.subarray(0, 4096), file.length);
  if (!head) throw new Error('the test made no WAVE file');
  const listener = createListener(head);
  listener.take(file.subarray(head.start));
  return { file, head, reading: listener.finish() };
}

/** A recogniser that knows the lines by the clock: it is told which seconds it hears, and answers what was said in them. */
function hear(
  side: string,
  from: number,
  to: number,
): { start: number; end: number; text: string }[] {
  return LINES.filter((line) => line.side === side && line.at >= from - 0.1 && line.at < to).map(
    (line) => ({
      start: line.at - from,
      end: Math.min(to, line.at + line.seconds) - from,
      text: line.text,
    }),
  );
}

function transcribe(
  files: Readonly<Record<string, Read>>,
  recordings: readonly Omit<HeardRecording, 'reading'>[],
  timing: Timing,
): string[] {
  const known = recordings.flatMap((one) => {
    const file = files[one.id];
    return file ? [{ ...one, reading: file.reading }] : [];
  });
  const tracks = planTracks({ recordings: known, agentChannel: 0, separate: true });
  const heard = tracks.flatMap((track) =>
    cutTrack(track).map((cut): HeardOf => {
      const source = files[track.recording];
      if (!source) throw new Error('a track of no recording');
      const range = byteRange(source.head, cut.from, cut.to);
      const wav = sliceToWav(
        source.head,
        source.file.subarray(range.start, range.start + range.length),
        track.channel,
      );
      const sent = wavHead(wav, wav.length);
      expect((sent?.length ?? 0) / 2 / 8000).toBeCloseTo(cut.to - cut.from, 2);
      const said = hear(track.speaker ?? '', cut.from + track.offset, cut.to + track.offset);
      const sentences =
        timing === 'none'
          ? [say(0, 0, said.map((one) => one.text).join(''))]
          : said.map((one) => say(one.start, one.end, one.text));
      return { track: track.id, cut, timing, sentences };
    }),
  );
  const composed = compose(tracks, heard);
  expect(composed.removed).toEqual([]);
  return linesOf(composed);
}

describe('from the sound to the transcript', () => {
  const stereo = read(
    wavOf(toPcm([soundOf('agent', 0, 27), soundOf('customer', 0, 27)]), { channels: 2 }),
  );
  const caller = read(wavOf(toPcm([soundOf('customer', 0, 27)]), { channels: 1 }));
  const agent = read(wavOf(toPcm([soundOf('agent', 12.4, 14.6)]), { channels: 1 }));

  it.each<Timing>(['segments', 'none'])('of a file with two sides (%s)', (timing) => {
    const recordings = [{ id: 'st', kind: 'stereo', person: 'zhang', offset: 0 }] as const;
    expect(transcribe({ st: stereo }, recordings, timing)).toEqual(EXPECTED);
  });

  it.each<Timing>(['segments', 'none'])('of two legs, ours begun 12.4 s later (%s)', (timing) => {
    const recordings = [
      { id: 'a', kind: 'leg', person: 'zhang', offset: 12.4 },
      { id: 'c', kind: 'leg', person: null, offset: 0 },
    ] as const;
    expect(transcribe({ a: agent, c: caller }, recordings, timing)).toEqual(EXPECTED);
  });
});
