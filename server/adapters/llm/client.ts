/** Reads conversations with a language model behind any OpenAI-compatible endpoint. */
import type { Llm, LlmReading, LlmResult } from '../../ports/speech.ts';
import { findObject, type AnswerProblem, type AnswerText } from './answer.ts';
import { countTokens, splitLines, type Piece } from './chunks.ts';
import { createEndpoint, type EndpointSettings, type Message } from './endpoint.ts';
import { mergeReadings, shiftLines } from './merge.ts';
import { understand } from './understand.ts';

type ReadInput = Parameters<Llm['read']>[0];

/** The words of the prompts, which live with the other words of the product. */
export interface InsightPrompts {
  readonly version: string;
  /** Lines are numbered from 0 within the request. */
  insight(input: Omit<ReadInput, 'signal'>): { readonly system: string; readonly user: string };
  repair(issues: readonly string[]): string;
}

export interface LlmSettings extends EndpointSettings {
  /** What the server is configured to hold, question and answer together. Some drop the beginning of what is longer. */
  readonly contextTokens: number;
  readonly prompts: InsightPrompts;
}

/** Facts of the longest call, written generously. */
const MAX_OUTPUT_TOKENS = 4096;
/** The words of a repair round besides the answer it is about. */
const REPAIR_TOKENS = 700;
/** How much of the first answer a repair round repeats. */
const MAX_ECHO_TOKENS = 12_000;
/** Marks around each message. */
const MESSAGE_TOKENS = 16;
/** Less is no conversation. */
const MIN_ROOM = 200;
/** Model names of the catalogue help to spell; they are no reason to cut a call. */
const MAX_NAME_TOKENS = 2000;

/** What was said where nobody spoke. */
const NOTHING: LlmReading = {
  intent: '其他',
  intentEvidence: [],
  sentiment: 'neutral',
  sentimentEvidence: [],
  urgent: [],
  summary: '',
  needs: [],
  products: [],
  quantities: [],
  prices: [],
  followUps: [],
  nextContact: null,
  wrongNumber: false,
};

const PROBLEMS: Readonly<Record<AnswerProblem, { readonly final: boolean; readonly say: string }>> =
  {
    'no-choice': { final: true, say: 'the answer has no choices' },
    refusal: { final: true, say: 'the model refused' },
    'content-filter': { final: true, say: 'the answer was withheld (content_filter)' },
    blank: { final: false, say: 'the answer was blank' },
    'cut-off': { final: false, say: 'the answer was cut off (length): be shorter' },
    'not-json': { final: false, say: 'there is no complete JSON object in the answer' },
  };

/** A reader as a port; it never throws. A missing model, key or balance is `account`; see the port for the others. */
export function createLlm(settings: LlmSettings): Llm {
  const { prompts, contextTokens } = settings;
  const endpoint = createEndpoint(settings);
  const maxTokens = Math.min(MAX_OUTPUT_TOKENS, Math.floor(contextTokens / 5));
  const echoTokens = Math.min(MAX_ECHO_TOKENS, Math.floor(contextTokens / 8));

  /** What is left for names and lines, both rounds considered. */
  function roomFor(input: ReadInput): number {
    const { system, user } = prompts.insight({ ...input, products: [], lines: [] });
    const fixed = countTokens(system) + countTokens(user) + 4 * MESSAGE_TOKENS + REPAIR_TOKENS;
    return contextTokens - fixed - echoTokens - maxTokens;
  }

  async function readChunk(input: ReadInput, chunk: readonly Piece[]): Promise<LlmResult> {
    const { system, user } = prompts.insight({ ...input, lines: chunk });
    const question: Message[] = [
      { role: 'system', content: system },
      { role: 'user', content: user },
    ];
    const first = await endpoint.ask(question, maxTokens, input.signal);
    if (!first.ok) return first;
    const judged = judge(first.answer, chunk.length);
    if (judged.final || judged.issues.length === 0) return resultOf(judged);
    const again = [...question, ...repairOf(first.answer, judged.issues)];
    const second = await endpoint.ask(again, maxTokens, input.signal);
    if (!second.ok) return judged.reading ? { ok: true, value: judged.reading } : second;
    const repaired = judge(second.answer, chunk.length);
    return resultOf(repaired.reading ? repaired : { ...judged, issues: repaired.issues });
  }

  return {
    model: settings.model,
    promptVersion: prompts.version,

    async read(input) {
      if (input.lines.length === 0) return { ok: true, value: NOTHING };
      const whole = roomFor(input);
      if (whole < MIN_ROOM) {
        const reason = `a context of ${contextTokens} tokens is too small for the question`;
        return { ok: false, failure: { kind: 'account', reason, after: null } };
      }
      const named = namesWithin(input.products, Math.min(MAX_NAME_TOKENS, (whole - MIN_ROOM) / 8));
      const asked = { ...input, products: named.names };
      const readings: LlmReading[] = [];
      for (const chunk of splitLines(input.lines, whole - named.tokens)) {
        const result = await readChunk(asked, chunk);
        if (!result.ok) return result;
        const indexes = chunk.map(({ index }) => index);
        readings.push(shiftLines(result.value, indexes));
      }
      return { ok: true, value: mergeReadings(readings, input.lines) };
    },
  };

  /** What the model said, as much as fits, and what was wrong with it. A blank answer is no message. */
  function repairOf({ content }: AnswerText, issues: readonly string[]): Message[] {
    const before = content.slice(0, echoTokens);
    const said: Message[] = before.trim() === '' ? [] : [{ role: 'assistant', content: before }];
    return [...said, { role: 'user', content: prompts.repair(issues) }];
  }
}

interface Judged {
  readonly reading: LlmReading | null;
  readonly issues: readonly string[];
  /** Asking again would bring the same. */
  readonly final: boolean;
}

function judge(answer: AnswerText, lines: number): Judged {
  const found = answer.ok ? findObject(answer.content) : null;
  if (found) return { ...understand(found, lines), final: false };
  const { final, say } = PROBLEMS[answer.ok ? 'not-json' : answer.problem];
  return { reading: null, issues: [say], final };
}

function resultOf({ reading, issues }: Judged): LlmResult {
  if (reading) return { ok: true, value: reading };
  const reason = issues.join('; ').slice(0, 160);
  return { ok: false, failure: { kind: 'unusable', reason, after: null } };
}

/** The first names, as many as fit, and what they cost. */
function namesWithin(
  names: readonly string[],
  most: number,
): { readonly names: readonly string[]; readonly tokens: number } {
  let tokens = 0;
  const kept: string[] = [];
  for (const name of names) {
    const cost = countTokens(name) + 1;
    if (tokens + cost > most) break;
    tokens += cost;
    kept.push(name);
  }
  // 「我司型号：」 and the line's end.
  return { names: kept, tokens: kept.length === 0 ? 0 : tokens + MESSAGE_TOKENS };
}
