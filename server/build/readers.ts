/** Who listens and who reads, as configured. */
import { createLlm } from '../adapters/llm/client.ts';
import { createAliyunSpeech } from '../adapters/speech/aliyun/client.ts';
import { createIflytekSpeech } from '../adapters/speech/iflytek/client.ts';
import { createWhisperSpeech } from '../adapters/speech/whisper/client.ts';
import type { Config } from '../config.ts';
import type { Log } from '../log.ts';
import type { Clock, Llm, Speech } from '../ports.ts';
import { insightPrompt, PROMPT_VERSION, repairPrompt } from '../../templates/prompts/insight.ts';

export function buildReaders(
  { hearing }: Pick<Config, 'hearing'>,
  { clock, log }: { readonly clock: Pick<Clock, 'wall'>; readonly log: Log },
): { readonly speech: readonly Speech[]; readonly llm: Llm | null } {
  const wall = (): Date => clock.wall();
  const { whisper, aliyun, iflytek, llm } = hearing;
  return {
    speech: [
      ...(whisper ? [createWhisperSpeech(whisper)] : []),
      ...(aliyun ? [createAliyunSpeech({ ...aliyun, wall })] : []),
      ...(iflytek ? [createIflytekSpeech({ ...iflytek, wall, log })] : []),
    ],
    llm: llm && createLlm({ ...llm, prompts: PROMPTS }),
  };
}

const PROMPTS = { version: PROMPT_VERSION, insight: insightPrompt, repair: repairPrompt };
