/** A reading as a model would write it, and the ways in which models spoil one. */
import type { LlmAnswer } from './llm-server.ts';

/** An answer as the prompt asks for it, to be changed where it matters. */
export function makeAnswer(
  change: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  return {
    products: [],
    quantities: [],
    prices: [],
    needs: [],
    followUps: [],
    nextContact: [],
    urgent: [],
    intent: '询价',
    intentEvidence: [0],
    sentiment: 'neutral',
    sentimentEvidence: [],
    summary: '客户询价。',
    wrongNumber: false,
    ...change,
  };
}

/** What the model says for an answer, in each of its manners. */
export const SAID = {
  valid: (answer: unknown): LlmAnswer => ({ content: JSON.stringify(answer) }),
  fenced: (answer: unknown): LlmAnswer => ({
    content: `好的，结果如下：\n\`\`\`json\n${JSON.stringify(answer, null, 2)}\n\`\`\`\n希望对您有帮助 {完}`,
  }),
  thought: (answer: unknown): LlmAnswer => ({
    content: `<think>客户说 {"intent":"投诉"}，\n不对</think>\n${JSON.stringify(answer)}`,
  }),
  halfThought: (answer: unknown): LlmAnswer => ({
    content: `先看 {第一句}</think>${JSON.stringify(answer)}`,
  }),
  marked: (answer: unknown): LlmAnswer => ({ content: `\uFEFF${JSON.stringify(answer)}` }),
  queued: (answer: unknown): LlmAnswer => ({
    content: JSON.stringify(answer),
    blankLines: 5,
    delay: 60,
  }),
  slow: (answer: unknown): LlmAnswer => ({ content: JSON.stringify(answer), delay: 120 }),
  cutOff: (answer: unknown): LlmAnswer => {
    const whole = JSON.stringify(answer);
    return { content: whole.slice(0, whole.length / 2), finish: 'length' };
  },
  cutOffUnsaid: (answer: unknown): LlmAnswer => {
    const whole = JSON.stringify(answer);
    return { content: whole.slice(0, whole.length / 2) };
  },
  blank: (): LlmAnswer => ({ content: ' \n' }),
  nothing: (): LlmAnswer => ({ content: null }),
  withheld: (): LlmAnswer => ({ content: '', finish: 'content_filter' }),
  refused: (): LlmAnswer => ({ content: null, refusal: "I can't help with that." }),
  prose: (): LlmAnswer => ({ content: '客户想要询价，情绪中性。' }),
} as const;
