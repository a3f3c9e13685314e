import { describe, expect, it } from '@jest/globals';
import { startLlmServer } from '../support/llm-server.ts';
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

  it('a model that does not answer gives way to the rules, and fills later what nobody confirmed', async () => {
    const llm = await startLlmServer({ otherwise: { status: 503, text: 'busy' } });
    try {
      await hearing(
        TUESDAY,
        async (house) => {
          const call = await talk(house, 'inquiry');
          await house.skip(9 * MINUTE);
          expect(await summaries(house, A)).toEqual([]);
          await house.skip(2 * MINUTE);
          expect((await house.card(A)).card?.sub_title_text).toContain('由规则提取');
          await house.press(A, '确认');
          expect((await digestOf(house, call))?.insights).toHaveLength(1);
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
      expect(await todoOf(house, call)).toMatchObject({ items: [], state: 'open' });
    }));
});
