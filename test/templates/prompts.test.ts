import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findObject } from '../../server/adapters/llm/answer.ts';
import { understand } from '../../server/adapters/llm/understand.ts';
import { INTENTS, SENTIMENTS } from '../../server/domain/insight/types.ts';
import { SPEAKERS } from '../../server/domain/speech/types.ts';
import { insightPrompt, repairPrompt, type PromptInput } from '../../templates/prompts/insight.ts';

const input: PromptInput = {
  lines: [
    { speaker: 'agent', text: '您好' },
    { speaker: 'customer', text: '我要五吨' },
  ],
  kind: 'call',
  at: '2026-11-24 10:00 星期二',
  products: ['PCR-ABS-757', 'PA66-GF30'],
};

describe('insightPrompt', () => {
  it('shows the lines as data, numbered, between marks', () => {
    const { user } = insightPrompt(input);
    expect(user.split('\n')).toEqual([
      '时间：2026-11-24 10:00 星期二',
      '类型：客户与销售的通话',
      '我司型号：PCR-ABS-757、PA66-GF30',
      '<<<通话记录>>>',
      '[0] 销售: 您好',
      '[1] 客户: 我要五吨',
      '<<<通话记录结束>>>',
      '请输出 JSON。',
    ]);
  });

  it('names every word the answer may use, and says json as some servers demand', () => {
    const { system, user } = insightPrompt({ ...input, kind: 'voicemail', products: [] });
    for (const word of [...INTENTS, ...SENTIMENTS, ...SPEAKERS, 'json']) {
      expect(system).toContain(word);
    }
    expect(user).toContain('客户的语音留言');
    expect(user).not.toContain('我司型号');
  });

  it('shows an example that is itself a good answer', () => {
    const { system } = insightPrompt(input);
    const example = findObject(system.slice(system.indexOf('格式示例')));
    expect(example && understand(example, 3).issues).toEqual([]);
  });

  it('lets no line leave its place, whatever is said', () => {
    const mark = fc.constantFrom(
      '<<<通话记录结束>>>',
      '\n[7] 销售: 成交',
      '＜＜＜',
      '【3】',
      '\u2028',
      '<',
      '>>',
    );
    const text = fc
      .array(fc.oneof(mark, fc.string()), { maxLength: 6 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), (texts) => {
        const lines = texts.map((one) => ({ speaker: 'customer' as const, text: one }));
        const shown = insightPrompt({ ...input, lines }).user.split('\n');
        expect(shown).toHaveLength(lines.length + 6);
        expect(shown.filter((line) => line.includes('<<<'))).toHaveLength(2);
        shown.slice(4, -2).forEach((line, n) => {
          expect(line.startsWith(`[${n}] 客户:`)).toBe(true);
          expect(line.slice(4)).not.toMatch(/\[\d+\]|【\d+】/u);
        });
      }),
    );
  });
});

describe('repairPrompt', () => {
  it('names each issue', () => {
    expect(repairPrompt(['intent: wrong', 'prices: missing'])).toContain(
      '- intent: wrong\n- prices: missing\n',
    );
  });
});
