import { describe, expect, it } from '@jest/globals';
import { insightInForce } from '../../server/domain/digest/reading.ts';
import { makeAnswer, SAID } from '../support/llm-answers.ts';
import { startLlmServer, type LlmAnswer } from '../support/llm-server.ts';
import { A, audit, logIn } from './acts.ts';
import {
  cardsWith,
  count,
  digestOf,
  hearing,
  leave,
  recordOf,
  summaries,
  talk,
  todoOf,
} from './after.ts';
import { callbackOf } from './over-time.ts';

const TUESDAY = '2026-11-24T10:00:00+08:00';
const MINUTE = 60;

describe('what comes late, or never', () => {
  it('no facts after 15 minutes: the summary goes out without, and again with them', () =>
    hearing(TUESDAY, async (house) => {
      house.speech?.faults.set({ status: 503 });
      const call = await talk(house, 'inquiry');
      await house.skip(14 * MINUTE);
      expect(await summaries(house, A)).toEqual([]);
      await house.skip(MINUTE);
      const [late] = await summaries(house, A);
      expect(late?.card?.sub_title_text).toContain('转写未完成');
      expect(JSON.stringify(late?.card)).toContain('听录音');
      house.speech?.faults.set({});
      await house.skip(6 * MINUTE);
      const [card, ...more] = await summaries(house, A);
      expect(more).toEqual([]);
      expect(card?.msgid).not.toBe(late?.msgid);
      expect(card?.card?.sub_title_text).toContain('PCR-ABS-757');
      expect(await count(house, 'todos')).toBe(1);
      expect(await recordOf(house, call)).toMatchObject({ intent: '询价' });
      expect(await audit(house)).toEqual([]);
    }));

  it('a step that is given up is told to the admin, and tried again by a press', () =>
    hearing(TUESDAY, async (house) => {
      house.speech?.faults.set({ status: 401 });
      const call = await talk(house, 'inquiry');
      const token = await logIn(house, 'admin');
      const jobs = (await (await house.api('/api/jobs', { token })).json()) as {
        steps: { step: string; call: string }[];
      };
      expect(jobs.steps[0]).toMatchObject({ step: 'transcribe', call });
      const [card, ...more] = await cardsWith(house, 'admin', '通话处理受阻');
      expect(more).toEqual([]);
      expect(card?.card?.button_list?.map((one) => one.text)).toEqual(['重试', '查看详情']);
      house.speech?.faults.set({});
      await house.press('admin', '重试');
      expect(await house.caption('admin')).toBe('已重试');
      await house.skip(5);
      expect(await summaries(house, A)).toHaveLength(1);
      expect(await digestOf(house, call)).toMatchObject({ insights: [{ version: 1 }] });
      expect(await audit(house)).toEqual([]);
    }));
});

/** The model reads the same talk as something else, so that it shows whose word counts. */
const LATER = makeAnswer({ intent: '合作洽谈', intentEvidence: [1], summary: '模型读出的小结。' });

describe('a model that does not answer gives way to the rules, and its later answer', () => {
  it.each([
    ['changes nothing that a person confirmed', true, '询价', 'rules'],
    ['takes the place of what nobody confirmed', false, '合作洽谈', 'llm'],
  ] as const)('%s', async (_title, confirmed, intent, by) => {
    let busy = true;
    const otherwise = (): LlmAnswer => (busy ? { status: 503, text: 'busy' } : SAID.valid(LATER));
    const llm = await startLlmServer({ otherwise });
    try {
      await hearing(
        TUESDAY,
        async (house) => {
          const call = await talk(house, 'inquiry');
          await house.skip(9 * MINUTE);
          expect(await summaries(house, A)).toEqual([]);
          await house.skip(2 * MINUTE);
          expect((await house.card(A)).card?.sub_title_text).toContain('由规则提取');
          if (confirmed) await house.press(A, '确认');
          expect((await digestOf(house, call))?.insights).toHaveLength(1);
          busy = false;
          await house.skip(20 * MINUTE);
          const digest = await digestOf(house, call);
          expect(digest?.insights.map(({ insight }) => insight.by)).toEqual(['rules', 'llm']);
          expect(digest && insightInForce(digest)?.insight).toMatchObject({ intent, by });
          expect(await recordOf(house, call)).toMatchObject({ intent });
          const [card, ...more] = await summaries(house, A);
          expect(more).toEqual([]);
          const says = expect(card?.card?.sub_title_text);
          if (confirmed) says.toContain('由规则提取');
          else says.not.toContain('由规则提取');
          expect(await count(house, 'todos')).toBe(1);
          expect(await audit(house)).toEqual([]);
        },
        { LLM_BASE_URL: llm.url, LLM_MODEL: 'reader' },
      );
    } finally {
      await llm.stop();
    }
  });
});

describe('a message', () => {
  it('has a record and a to-do, and no summary card', () =>
    hearing('2026-11-24T10:00:00+08:00', async (house) => {
      const call = await leave(house, 'message-inquiry', '13712340099');
      expect(await recordOf(house, call)).toMatchObject({ intent: '询价' });
      expect(await todoOf(house, call)).toMatchObject({ state: 'open', assignee: A });
      expect(await summaries(house, A)).toEqual([]);
    }));

  it('without words has no facts', () =>
    hearing('2026-11-24T22:30:00+08:00', async (house) => {
      const call = await leave(house, 'message-silent', '13712340099');
      expect(await digestOf(house, call)).toMatchObject({
        transcript: { wordless: true },
      });
      // Somebody must call back; what for, nobody knows.
      expect(await todoOf(house, call)).toBeNull();
      expect(await callbackOf(house, call)).toMatchObject({ items: [], state: 'open' });
    }));
});
