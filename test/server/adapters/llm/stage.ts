/** A reader before its stand-in, and a short call to read. */
import { afterEach } from '@jest/globals';
import { createLlm, type LlmSettings } from '../../../../server/adapters/llm/client.ts';
import type { Llm, LlmReading, LlmResult } from '../../../../server/ports/speech.ts';
import {
  PROMPT_VERSION,
  insightPrompt,
  repairPrompt,
} from '../../../../templates/prompts/insight.ts';
import {
  startLlmServer,
  type LlmServer,
  type LlmServerOptions,
} from '../../../support/llm-server.ts';

export const PROMPTS = { version: PROMPT_VERSION, insight: insightPrompt, repair: repairPrompt };

type ReadInput = Parameters<Llm['read']>[0];

export const LINES: ReadInput['lines'] = [
  { speaker: 'customer', text: '你好，七五七还有吗，我要五吨。' },
  { speaker: 'agent', text: '有的，一万一千八百五一吨。' },
  { speaker: 'customer', text: '行，周五前你把报价单发我。' },
];

export interface LlmStage {
  readonly server: LlmServer;
  readonly llm: Llm;
  read(change?: Partial<ReadInput>): Promise<LlmResult>;
}

const running: LlmServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

export async function standLlm(
  options: LlmServerOptions = {},
  change: Partial<LlmSettings> = {},
): Promise<LlmStage> {
  const server = await startLlmServer(options);
  running.push(server);
  const llm = createLlm({
    baseUrl: server.url,
    apiKey: 'sk-test-secret',
    model: 'standin-1',
    format: 'json_schema',
    contextTokens: 32_000,
    timeoutMs: 2000,
    extraBody: {},
    prompts: PROMPTS,
    ...change,
  });
  const read = (more: Partial<ReadInput> = {}): Promise<LlmResult> =>
    llm.read({
      lines: LINES,
      kind: 'call',
      at: '2026-11-24 10:00 星期二',
      products: ['PCR-ABS-757'],
      signal: new AbortController().signal,
      ...more,
    });
  return { server, llm, read };
}

/** The reading, or an error that shows the failure. */
export function readingOf(result: LlmResult): LlmReading {
  if (!result.ok) throw new Error(`no reading: ${JSON.stringify(result.failure)}`);
  return result.value;
}

/** The failure, or an error that shows the reading. */
export function failureIn(result: LlmResult): Extract<LlmResult, { ok: false }>['failure'] {
  if (result.ok) throw new Error(`a reading: ${JSON.stringify(result.value)}`);
  return result.failure;
}
