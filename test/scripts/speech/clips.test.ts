import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { createClips } from '../../../scripts/speech/clips.ts';
import { DIALOGUES } from '../../../scripts/speech/dialogues.ts';
import { findMarks } from '../../../scripts/speech/marks.ts';
import { levelOf, readSamples } from '../../../scripts/speech/samples.ts';
import { findEngine, speak } from '../../../scripts/speech/voice.ts';
import { clips, clipSound, folder, transcribe } from './stage.ts';

const INQUIRY = DIALOGUES.find((one) => one.name === 'inquiry')?.lines ?? [];

describe('clips', () => {
  it('have each speaker on their own side, the voice right after its mark', async () => {
    const { sides } = await clipSound('inquiry');
    for (const [side, speaker] of ['agent', 'customer'].entries()) {
      const channel = sides[side] ?? new Float32Array();
      const marks = findMarks(channel, 8000);
      expect(marks).toHaveLength(INQUIRY.filter((line) => line.speaker === speaker).length);
      for (const { start, end } of marks) {
        const [from, to] = [Math.round(start * 8000), Math.round(end * 8000)];
        expect(levelOf(channel, from - 800, from - 40)).toBeLessThan(0.001);
        expect(levelOf(channel, to + 40, to + 800)).toBeGreaterThan(0.01);
      }
    }
  });

  it('hold a short word of one side within a sentence of the other', async () => {
    const { sides } = await clipSound('inquiry');
    const [agent = [], customer = []] = sides.map((side) => findMarks(side, 8000));
    const word = agent[2]?.start ?? NaN;
    const [, host, next] = customer;
    expect(word).toBeGreaterThan(host?.end ?? NaN);
    expect(word).toBeLessThan((next?.start ?? NaN) - 1);
  });

  it('are said without a pause, whatever stands between the words', async () => {
    const voice = await speak('你好。……我想问一下！好。', {
      speaker: 'customer',
      engine: await findEngine(),
    });
    let pause = 0;
    for (let at = 0; at < voice.length; at += 80) {
      pause = levelOf(voice, at, at + 80) > 0.002 ? 0 : pause + 1;
      expect(pause).toBeLessThan(13);
    }
  });

  it('never fall silent for long within a sentence, so that no cut at a silence parts it', async () => {
    for (const { name, lines } of DIALOGUES.slice(0, 2)) {
      const { sides } = await clipSound(name);
      for (const side of sides) {
        const frames = Array.from({ length: Math.floor(side.length / 80) }, (_one, i) =>
          levelOf(side, i * 80, (i + 1) * 80) > 0.001 ? 'v' : ' ',
        ).join('');
        const stretches = frames.split(/ {12,}/).filter((stretch) => stretch.trim() !== '');
        expect(stretches.length).toBeLessThanOrEqual(lines.length);
        expect(stretches.length).toBe(findMarks(side, 8000).length);
      }
    }
  });

  it('are the same file when they are made again', async () => {
    const again = await createClips(folder);
    expect(await again.find('short')).toEqual(await clips.find('short'));
    expect(await again.find('nobody')).toBeNull();
  });

  it('are understood where no voice can be made and tones stand for it', async () => {
    const tones = await createClips(folder, 'tone');
    const clip = await tones.find('short');
    const file = await readFile(clip?.file ?? '');
    expect(file).not.toEqual((await clipSound('short')).file);
    const { segments } = await transcribe(file);
    expect(segments?.map((one) => one.text)).toEqual([
      '您好，销售部，请讲。',
      '喂，我在开车，一会儿再打给你。',
      '好的，您先忙，注意安全。',
    ]);
    expect(readSamples(file)?.channels).toHaveLength(2);
  });

  it('say anything that is typed, even what nobody can pronounce', async () => {
    for (const text of ['……', '\u{1F600}', 'PCR-ABS-757', '料'.repeat(200)]) {
      const { file } = await clips.say(text, 'voicemail');
      expect((await transcribe(await readFile(file))).text).toBe(text);
    }
  });
});
