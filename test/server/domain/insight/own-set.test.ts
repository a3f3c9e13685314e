/** The rules against our own transcripts: at least nine of ten, in every field. */
import { describe, expect, it } from '@jest/globals';
import { scoreCases } from '../../../../scripts/bench/insight.ts';
import { GRADED, LISTED, precisionOf, recallOf } from '../../../../scripts/bench/insight-score.ts';
import { OWN_CASES } from '../../../fixtures/insight/own-cases.ts';

const ENOUGH = 0.9;

describe('the set', () => {
  it('has at least forty transcripts, each with a name of its own', () => {
    expect(new Set(OWN_CASES.map(({ name }) => name)).size).toBe(OWN_CASES.length);
    expect(OWN_CASES.length).toBeGreaterThanOrEqual(40);
  });

  it('has every intent, sentiment, grade, level and kind', () => {
    const seen = (pick: (one: (typeof OWN_CASES)[number]) => string): number =>
      new Set(OWN_CASES.map(pick)).size;
    expect([
      seen((one) => one.expect.intent),
      seen((one) => one.expect.sentiment),
      seen((one) => one.expect.urgency),
      seen((one) => one.level),
      seen((one) => one.kind),
    ]).toEqual([5, 3, 3, 3, 2]);
  });

  it('says when and by whom', () => {
    for (const { at, lines, expect: wanted } of OWN_CASES) {
      const moments = [at, ...wanted.followUps.flatMap(({ due }) => due ?? [])];
      expect(
        moments.filter((moment) => !/\+08:00$/.test(moment) || Number.isNaN(Date.parse(moment))),
      ).toEqual([]);
      expect(lines.filter((line) => !/^(销售|客户)：./.test(line))).toEqual([]);
      expect(moments.slice(1).filter((moment) => Date.parse(moment) <= Date.parse(at))).toEqual([]);
    }
  });
});

describe('the rules on it', () => {
  const score = scoreCases(OWN_CASES);

  it.each(GRADED)('%s is right', (field) => {
    expect(recallOf(score[field])).toBeGreaterThanOrEqual(ENOUGH);
  });

  it.each(LISTED)('%s are found, and nothing else', (field) => {
    expect(precisionOf(score[field])).toBeGreaterThanOrEqual(ENOUGH);
    expect(recallOf(score[field])).toBeGreaterThanOrEqual(ENOUGH);
  });
});
