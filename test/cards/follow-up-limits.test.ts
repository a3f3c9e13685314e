import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { drawStuck } from '../../cards/stuck.ts';
import { drawSummary } from '../../cards/summary.ts';
import { drawTodo } from '../../cards/todo.ts';
import {
  STUCK,
  STUCK_SAMPLES,
  SUMMARY,
  SUMMARY_SAMPLES,
  FOLLOW_UP,
  FOLLOW_UP_SAMPLES,
} from '../../scripts/preview/follow-up-samples.ts';
import { IDENTITIES } from '../../scripts/preview/samples.ts';
import { INTENTS, READERS, SENTIMENTS } from '../../server/domain/insight/types.ts';
import { SPEAKERS } from '../../server/domain/speech/types.ts';
import { checkCard, rowsOf } from './check.ts';

/** Anything a record may hold: long, empty, multilingual, with controls and line breaks. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({
    unit: fc.constantFrom('报', '价', 'A', ' ', '\n', '😀', '\u202e', '。'),
    maxLength: 400,
  }),
);
const moment = fc.date({
  min: new Date('2000-01-01T00:00:00Z'),
  max: new Date('2100-01-01T00:00:00Z'),
  noInvalidDate: true,
});
const urgency = fc.constantFrom('high', 'medium', 'low');
const items = fc.array(
  fc.record({
    text,
    owner: fc.constantFrom(...SPEAKERS),
    due: fc.option(moment),
    done: fc.boolean(),
  }),
  { maxLength: 6 },
);
/** Everybody a sample mentions has this name. */
const people = text.map(
  (name) => new Map(['sales_manager_a', 'sales_manager_b', 'li_si'].map((id) => [id, name])),
);
const colleagues = fc
  .array(text, { maxLength: 12 })
  .map((names) => names.map((name, index) => ({ id: `e${index}`, name, statusWord: '在办公室' })));
const shared = {
  people,
  colleagues,
  identity: fc.option(fc.constantFrom(...Object.values(IDENTITIES))),
};
const masked = fc.constantFrom('', '138****8888', '***********4567', '********1234567890');

describe('whatever a talk holds', () => {
  const anySummary = fc.record({
    ...shared,
    call: fc.record({
      id: fc.constant('c-1'),
      startedAt: moment,
      endedAt: moment,
      masked,
      seconds: fc.nat(),
    }),
    handler: fc.option(fc.constantFrom('sales_manager_a', 'x'.repeat(60))),
    insight: fc.option(
      fc.record({
        by: fc.constantFrom(...READERS),
        summary: text,
        intent: fc.constantFrom(...INTENTS),
        sentiment: fc.constantFrom(...SENTIMENTS),
        urgency,
        urgencyReason: text,
      }),
    ),
    followUps: items,
    due: fc.option(moment),
    assignee: fc.option(fc.constantFrom('li_si', 'y'.repeat(60))),
    recordingUrl: fc.option(fc.constant('https://callpop.example.com/c/c-1')),
  });

  it.each(SUMMARY_SAMPLES)('the summary keeps every limit: %s', (_name, sample, face) => {
    fc.assert(
      fc.property(anySummary, (part) => {
        const view = { ...SUMMARY, ...sample, ...part };
        const card = drawSummary(view, face);
        expect(checkCard(card)).toEqual([]);
        expect(checkCard(drawSummary(view, face, { fresh: true }))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('says that rules read it, and what a press could not do, however long the rest is', () => {
    fc.assert(
      fc.property(anySummary, (part) => {
        const face = {
          state: { name: 'ready' as const },
          final: false,
          actions: [],
          acknowledged: true,
          note: 'colleague-unknown' as const,
        };
        const insight = part.insight && { ...part.insight, by: 'rules' as const };
        const told = drawSummary({ ...SUMMARY, ...part, insight: insight ?? null }, face);
        expect(told.sub_title_text).toContain('通话小结，您已确认 · 不能改派给此人，请另选');
        expect(told.sub_title_text?.includes('由规则提取')).toBe(Boolean(insight));
      }),
    );
  });

  it.each(FOLLOW_UP_SAMPLES)('the to-do keeps every limit: %s', (_name, sample, face) => {
    const anyTodo = fc.record({
      ...shared,
      call: fc.record({ id: fc.constant('c-1'), startedAt: moment, masked }),
      company: fc.option(text),
      firstItem: fc.option(text),
      intent: fc.constantFrom(...INTENTS),
      items,
      due: moment,
      priority: urgency,
      from: fc.option(fc.constantFrom('li_si', 'z'.repeat(60))),
    });
    fc.assert(
      fc.property(anyTodo, (part) => {
        const view = { ...FOLLOW_UP, ...sample, ...part };
        const card = drawTodo(view, face);
        expect(checkCard(card)).toEqual([]);
        expect(card.main_title.title).toMatch(/^(跟进客户：.+ - .|回电：.)/u);
        expect(checkCard(drawTodo(view, face, { fresh: true }))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it.each(STUCK_SAMPLES)('the card of stuck steps keeps every limit: %s', (_name, _part, face) => {
    const step = fc.record({ call: text, step: text, problem: text });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 9 }), fc.nat(), moment, (steps, more, at) => {
        const view = { ...STUCK, steps, total: steps.length + more, at };
        const card = drawStuck(view, face);
        expect(checkCard(card)).toEqual([]);
        expect(rowsOf(card).length).toBeLessThanOrEqual(6);
        expect(checkCard(drawStuck(view, face, { fresh: true }))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
