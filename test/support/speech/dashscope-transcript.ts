/** The transcript file that DashScope leaves in object storage. */
import type { DashscopeTask } from './dashscope.ts';
import { divideWords } from './serving.ts';
import type { Said } from './serving.ts';

/** Times in whole ms, as the real one writes them; a transcript for every channel that was asked for. */
export function transcriptOf(
  { fileUrl, parameters }: Pick<DashscopeTask, 'fileUrl' | 'parameters'>,
  said: readonly Said[],
): object {
  const ms = (seconds: number): number => Math.round(seconds * 1000);
  const channels = parameters.channel_id as number[];
  const transcripts = channels.map((channel_id) => ({
    channel_id,
    sentences: said
      .filter(({ channel = 0 }) => channel === channel_id)
      .map((one, n) => ({
        sentence_id: n + 1,
        begin_time: ms(one.start),
        end_time: ms(one.end),
        text: one.text,
        ...(parameters.diarization_enabled === true ? { speaker_id: one.speaker ?? 0 } : {}),
        words: divideWords(one).map(({ start, end, text, after }) => ({
          begin_time: ms(start),
          end_time: ms(end),
          text,
          punctuation: after,
        })),
      })),
  }));
  return { file_url: fileUrl, properties: { channels }, transcripts };
}
