/** The body of a submit, by model (model-studio: fun-asr and paraformer RESTful API, qwen3-asr-flash-filetrans). */
import type { SpeechTaskInput } from '../../../ports/speech.ts';

/** Diarisation is advised up to two hours. */
const LONGEST_DIARISED_SECONDS = 2 * 3600;

/** What a model of DashScope takes; names rotate, so families are told by their beginning. */
export interface AliyunProfile {
  /** `input.file_url` instead of `file_urls`, and a `result` instead of `results`. */
  readonly single: boolean;
  readonly hotWords: boolean;
  readonly diarises: boolean;
}

/** The qwen3 file model differs from all others in its shape, and tells no speakers apart. */
export function profileOf(model: string): AliyunProfile {
  const single = model.startsWith('qwen3-asr');
  return { single, hotWords: !single, diarises: !single };
}

/** `speakers`: how many voices a mono recording is expected to hold; a hint, 2–100. */
export function submitBody(
  input: Pick<SpeechTaskInput, 'fileUrl' | 'channels' | 'seconds' | 'vocabulary'>,
  { model, speakers }: { readonly model: string; readonly speakers: number },
): object {
  const { single } = profileOf(model);
  return {
    model,
    input: single ? { file_url: input.fileUrl } : { file_urls: [input.fileUrl] },
    // Always there, be it empty: on a workspace's address a task without it is accepted and fails afterwards.
    parameters: {
      // Every channel is billed by itself.
      channel_id: input.channels === 2 ? [0, 1] : [0],
      ...(single ? { language: 'zh', enable_itn: false, enable_words: true } : evidence(model)),
      ...diarisation(input, model, speakers),
      ...(input.vocabulary !== null && profileOf(model).hotWords
        ? { vocabulary_id: input.vocabulary.handle }
        : {}),
    },
  };
}

/** Words are kept as spoken: no system filter that masks them, nothing smoothed away. */
function evidence(model: string): object {
  return {
    special_word_filter: JSON.stringify({ system_reserved_filter: false }),
    // paraformer-8k-v2 is Chinese only and refuses the hint; for others than these two it is not documented.
    ...(/^(paraformer-v2|fun-asr)/.test(model) ? { language_hints: ['zh'] } : {}),
    ...(model.startsWith('paraformer')
      ? { disfluency_removal_enabled: false, timestamp_alignment_enabled: true }
      : {}),
  };
}

/** Mono only. */
function diarisation(
  { channels, seconds }: Pick<SpeechTaskInput, 'channels' | 'seconds'>,
  model: string,
  speakers: number,
): object {
  if (channels === 2 || !profileOf(model).diarises || seconds > LONGEST_DIARISED_SECONDS) return {};
  return { diarization_enabled: true, speaker_count: speakers };
}
