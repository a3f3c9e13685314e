/** Speech works and only the model is dead: a message is written down, graded by rules, and alarms as ever. */
import { describe, expect, it } from '@jest/globals';
import { startLlmServer, type LlmAnswer } from '../support/llm-server.ts';
import { DUTY } from './acts.ts';
import { digestOf, hearing, todoOf } from './after.ts';
import { alarm, alertCard, alertOf, MINUTE, NIGHT, told } from './alerting.ts';

describe('a message while the model', () => {
  it.each<[string, LlmAnswer]>([
    ['answers 500', { status: 500, text: 'out of memory' }],
    ['says what nobody can read', { content: '好的，这是一通紧急来电。' }],
  ])('%s', async (_name, otherwise) => {
    const llm = await startLlmServer({ otherwise });
    try {
      await hearing(
        NIGHT,
        async (house) => {
          const call = await alarm(house);
          const { grade, openedAt } = await alertOf(house, call);
          expect(grade).toBe('high');
          expect(await told(house, call)).toEqual([`0 card ${DUTY}`]);
          const ended = (await house.running().adapters.store.calls.load(call))?.ended?.at;
          // Not by the two minutes after which it would be 紧急程度未知.
          expect(openedAt.getTime() - (ended?.getTime() ?? 0)).toBeLessThan(MINUTE * 1000);
          const digest = await digestOf(house, call);
          expect(digest?.transcript).toMatchObject({ wordless: false });
          expect(digest?.insights.map(({ insight }) => [insight.by, insight.urgency])).toEqual([
            ['rules', 'high'],
          ]);
          const { card } = await alertCard(house, DUTY);
          expect(JSON.stringify(card)).toContain('停线');
          expect(JSON.stringify(card)).not.toContain('紧急程度未知');
          expect(await todoOf(house, call)).toMatchObject({ state: 'open', number: '137****0001' });
          expect(llm.requests().length).toBeGreaterThan(0);
          expect(llm.requests()[0]?.words).toContain('停线');
        },
        { LLM_BASE_URL: llm.url, LLM_MODEL: 'reader' },
      );
    } finally {
      await llm.stop();
    }
  });
});
