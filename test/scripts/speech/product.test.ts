/** What the product's own ears make of the clips: listened to, cut, sent to the stand-in, put together again. */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { toSimplified } from '../../../server/adapters/speech/simplify.ts';
import { createWhisperSpeech } from '../../../server/adapters/speech/whisper/client.ts';
import { composeTranscript } from '../../../server/domain/speech/compose.ts';
import { cutTrack } from '../../../server/domain/speech/cuts.ts';
import { createListener } from '../../../server/domain/speech/listen.ts';
import { byteRange, sliceToWav, wavHead } from '../../../server/domain/speech/pcm.ts';
import { planTracks } from '../../../server/domain/speech/tracks.ts';
import type { Composed, Cut, Hearing } from '../../../server/domain/speech/types.ts';
import { DIALOGUES } from '../../../scripts/speech/dialogues.ts';
import { cutWav } from '../../../scripts/gateway/wav.ts';
import { clips, clipSound, standin } from './stage.ts';

async function understand(file: Buffer, kind: 'stereo' | 'voicemail'): Promise<Composed> {
  const head = wavHead(file, file.length);
  if (!head) throw new Error('no sound');
  const listener = createListener(head);
  listener.take(file.subarray(head.start));
  const recording = { id: 'r', kind, person: 'a', offset: 0, reading: listener.finish() };
  const tracks = planTracks({ agentChannel: 0, separate: true, recordings: [recording] });
  const baseUrl = `${standin.url}/v1`;
  const whisper = createWhisperSpeech({ baseUrl, apiKey: null, model: 'large-v3' });
  const heard: { cut: Cut; track: string; hearing: Hearing }[] = [];
  for (const track of tracks) {
    for (const cut of cutTrack(track)) {
      const { start, length } = byteRange(head, cut.from, cut.to);
      const audio = sliceToWav(head, file.subarray(start, start + length), track.channel);
      const { signal } = new AbortController();
      const seconds = cut.to - cut.from;
      const result = await whisper.hear({ audio, seconds, vocabulary: null, signal });
      if (!result.ok) throw new Error(result.failure.reason);
      heard.push({ cut, track: track.id, hearing: result.value });
    }
  }
  return composeTranscript({ tracks, heard, prompt: null, toSimplified, agentChannel: 0 });
}

describe('the product', () => {
  it.each(DIALOGUES.map((dialogue) => [dialogue.name, dialogue] as const))(
    'understands %s to the letter',
    async (name, { kind, lines }) => {
      const { file } = await clipSound(name);
      const transcript = await understand(file, kind === 'talk' ? 'stereo' : 'voicemail');
      for (const side of ['agent', 'customer']) {
        const textOf = (parts: readonly { speaker: string; text: string }[]): string =>
          parts.flatMap(({ speaker, text }) => (speaker === side ? text : [])).join('');
        expect(textOf(transcript.segments)).toBe(textOf(lines));
      }
      expect(transcript.wordless).toBe(lines.length === 0);
      expect(transcript.removed).toEqual([]);
    },
  );

  it('puts a short word where it was said: on a comma of the other side', async () => {
    const { file } = await clipSound('inquiry');
    const { segments } = await understand(file, 'stereo');
    const at = segments.findIndex(({ text }) => text === '嗯。');
    expect(segments.slice(at - 1, at + 2).map(({ speaker, text }) => [speaker, text])).toEqual([
      ['customer', '先要十吨，黑色的，'],
      ['agent', '嗯。'],
      ['customer', '月底前要到货，送到宁波工厂。'],
    ]);
  });

  it('knows nothing of what came after the hang-up', async () => {
    const { file } = await clipSound('inquiry');
    const { segments } = await understand(cutWav(file, 9), 'stereo');
    expect(segments.map(({ speaker }) => speaker)).toEqual(['agent', 'customer']);
    expect(segments[1]?.text).toMatch(/^你好，我是采购部的张经理，/);
    expect(segments[1]?.text).not.toMatch(/价格/);
  });

  it('reads a typed message as it was typed', async () => {
    const text = '我是三号车间的老周，PCR-ABS-757还差两吨半，明天上午能到吗？赶紧给我回电话！';
    const { file } = await clips.say(text, 'voicemail');
    const { segments } = await understand(await readFile(file), 'voicemail');
    expect(segments.map((one) => one.text).join('')).toBe(text);
  });
});
