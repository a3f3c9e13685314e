/** The transcript file of DashScope → a Hearing. The only place that knows its field names. */
import { z } from 'zod';
import type { HeardSentence, HeardWord, Hearing } from '../../../domain/speech/types.ts';
import { secondsOf, shapeHearing } from '../hearing.ts';

const wordSchema = z.looseObject({
  begin_time: z.number(),
  end_time: z.number(),
  text: z.string(),
  punctuation: z.string().nullish(),
});

const sentenceSchema = z.looseObject({
  begin_time: z.number(),
  end_time: z.number(),
  text: z.string(),
  speaker_id: z.union([z.number(), z.string()]).nullish(),
  words: z.array(wordSchema).nullish(),
});

/** Times in ms. `file_url` names the file that was heard. */
export const transcriptSchema = z.looseObject({
  file_url: z.string().nullish(),
  properties: z.looseObject({ channels: z.array(z.number()).nullish() }).nullish(),
  transcripts: z
    .array(
      z.looseObject({
        channel_id: z.number().default(0),
        sentences: z.array(sentenceSchema).nullish(),
      }),
    )
    .nullish(),
});

type Transcript = z.infer<typeof transcriptSchema>;

/** Sentences of all channels in order of time. */
export function readTranscript(
  file: Transcript,
  model: string,
  billedSeconds: number | null,
): Hearing {
  const apart = isApart(file);
  const sentences = (file.transcripts ?? []).flatMap(({ channel_id, sentences: said }) =>
    (said ?? []).map((one) => readSentence(one, apart ? channel_id : null)),
  );
  return shapeHearing(sentences, model, billedSeconds);
}

/** A mono file has one channel called 0, which says nothing about who speaks. */
function isApart({ properties, transcripts }: Transcript): boolean {
  const channels = [
    ...(properties?.channels ?? []),
    ...(transcripts ?? []).map(({ channel_id }) => channel_id),
  ];
  return new Set(channels).size > 1 || channels.some((channel) => channel > 0);
}

function readSentence(
  { begin_time, end_time, text, speaker_id, words }: z.infer<typeof sentenceSchema>,
  channel: number | null,
): HeardSentence {
  return {
    start: secondsOf(begin_time),
    end: secondsOf(end_time),
    text: text.trim(),
    words: (words ?? []).map(readWord),
    label: speaker_id === null || speaker_id === undefined ? null : String(speaker_id),
    channel,
  };
}

function readWord(word: z.infer<typeof wordSchema>): HeardWord {
  return {
    start: secondsOf(word.begin_time),
    end: secondsOf(word.end_time),
    text: `${word.text}${word.punctuation ?? ''}`,
  };
}
