import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CardAction, Face } from '../../server/domain/calls/face.types.ts';
import { CARD_ACTIONS, REFUSALS } from '../../server/domain/calls/types.ts';
import { drawPop } from '../../cards/incoming-call.ts';
import { drawMissed } from '../../cards/missed-call.ts';
import { drawAssignedAway, drawUnreachable } from '../../cards/notice.ts';
import type { PopView } from '../../cards/pop.types.ts';
import type { Candidate } from '../../server/domain/matching/types.ts';
import { CUSTOMER_LEVELS } from '../../server/domain/matching/types.ts';
import {
  CALL_NOTICE,
  LINKS,
  MISSED,
  POP,
  STATES,
  candidate,
  faceOfState,
  identity,
} from '../../scripts/preview/samples.ts';
import { checkCard, rowsOf } from './check.ts';

/** Anything a record may hold: long, empty, multilingual, with controls and line breaks. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({
    unit: fc.constantFrom('宁', '波', 'A', ' ', '\n', '😀', '\u202e', '（'),
    maxLength: 80,
  }),
);
const classes = ['exact', 'main-line', 'suffix', 'remark', 'tail-8'] as const;
const CONFIDENCE = { exact: 1, 'main-line': 0.95, suffix: 0.85, remark: 0.75, 'tail-8': 0.6 };

const anyCandidate: fc.Arbitrary<Candidate> = fc
  .record({
    class: fc.constantFrom(...classes),
    company: fc.option(text),
    contact: fc.option(text),
    department: fc.option(text),
    notes: fc.option(text),
    level: fc.constantFrom(...CUSTOMER_LEVELS),
    revenue: fc.option(fc.double({ noNaN: true, min: 0, max: 1e13 })),
    orders: fc.option(fc.nat()),
    confirmed: fc.boolean(),
  })
  .map((one) =>
    candidate({
      class: one.class,
      confidence: CONFIDENCE[one.class],
      confirmed: one.confirmed,
      remark: one.class === 'remark' ? (one.contact ?? '友') : null,
      contact:
        one.contact === null
          ? null
          : {
              id: 'p',
              customerId: 'c',
              name: one.contact,
              department: one.department,
              position: null,
            },
      customer:
        one.company === null
          ? null
          : {
              id: 'c',
              name: one.company,
              level: one.level,
              annualRevenue: one.revenue,
              orderCount: one.orders,
              lastContactOn: '1999-12-31',
              lastContactType: null,
              tags: [],
              notes: one.notes,
              assignedSales: null,
            },
    }),
  );

const anyView: fc.Arbitrary<PopView> = fc
  .record({
    candidates: fc.array(anyCandidate, { maxLength: 4 }),
    colleagues: fc.array(text, { maxLength: 4 }),
    names: fc.array(text, { minLength: 5, maxLength: 12 }),
    statusWord: fc.constantFrom('在办公室', '外出', '未设置', '值班中'),
    why: fc.array(text, { maxLength: 5 }),
    away: fc.option(text),
    callsToday: fc.integer({ min: 1, max: 99_999 }),
    rev: fc.integer({ min: 0, max: 999_999 }),
    masked: fc.constantFrom(
      '',
      '138****8888',
      '0574****4321',
      '***********4567',
      '4008320160',
      '********1234567890',
    ),
    digits: fc.option(fc.string({ maxLength: 20 })),
    rejected: fc.boolean(),
  })
  .map((one) => ({
    ...POP,
    rev: one.rev,
    call: { ...POP.call, masked: one.masked },
    identity: {
      ...identity({ candidates: one.candidates, colleagues: one.colleagues }),
      rejected: one.rejected,
    },
    why: one.why,
    digits: one.digits,
    assignedAway: one.away,
    callsToday: one.callsToday,
    people: new Map(
      ['sales_manager_a', 'sales_manager_b', 'li_si'].map((id, index) => [
        id,
        one.names[index] ?? '',
      ]),
    ),
    colleagues: one.names.map((name, index) => ({
      id: `e${index}`,
      name,
      statusWord: one.statusWord,
    })),
  }));

const RINGING_ACTIONS: readonly CardAction[] = CARD_ACTIONS.filter((action) => action !== 'create');

const anyFace: fc.Arbitrary<Face> = fc
  .record({
    sample: fc.constantFrom(...STATES),
    everyButton: fc.boolean(),
    refusal: fc.option(fc.constantFrom(...REFUSALS)),
  })
  .map(({ sample: [, state, part], everyButton, refusal }) => {
    const face = faceOfState(state, part);
    if (face.final || face.grey) return face;
    return {
      ...face,
      actions: everyButton ? RINGING_ACTIONS : face.actions,
      note: refusal && { person: 'sales_manager_a', at: POP.call.startedAt, refusal, who: 'li_si' },
    };
  });

describe('whatever a record holds', () => {
  it('the pop card keeps every limit, enforced and advised', () => {
    fc.assert(
      fc.property(anyView, anyFace, (view, face) => {
        expect(checkCard(drawPop(view, face))).toEqual([]);
        expect(checkCard(drawPop(view, face, { fresh: true }))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('number, level, intent, suggestion and urgency stand whole', () => {
    fc.assert(
      fc.property(text, text, text, (company, contact, notes) => {
        const known = candidate({});
        const customer = known.customer && { ...known.customer, name: company, notes };
        const person = known.contact && { ...known.contact, name: contact, department: company };
        const view = {
          ...POP,
          identity: identity({ candidates: [{ ...known, customer, contact: person }] }),
        };
        const card = drawPop(view, faceOfState({ name: 'missed' }, { final: true }));
        expect(card.main_title.title.startsWith('138****8888')).toBe(true);
        expect(card.main_title.desc?.endsWith('★VIP金牌客户')).toBe(true);
        expect(rowsOf(card)).toEqual(
          expect.arrayContaining([
            '来电意图: 产品咨询 (按1)',
            '建议处理: 优先转接销售经理A',
            '紧急程度: 高 (VIP客户)',
          ]),
        );
      }),
    );
  });

  it('a long masked number gives up stars, not digits', () => {
    const view = { ...POP, call: { ...POP.call, masked: '***********4567' } };
    expect(drawPop(view, faceOfState({ name: 'lapsed' })).main_title.title).toMatch(/^\*{9}4567 /);
  });

  it('missed calls and notices keep theirs', () => {
    fc.assert(
      fc.property(anyView, text, fc.nat(), (view, name, seconds) => {
        const shared = {
          call: view.call,
          identity: view.identity,
          people: view.people,
          digits: view.digits,
        };
        const missed = {
          ...MISSED,
          ...shared,
          waitedSeconds: seconds,
          messageSeconds: seconds % 181,
        };
        expect(checkCard(drawMissed(missed))).toEqual([]);
        expect(checkCard(drawMissed(missed, { name: 'answered' }))).toEqual([]);
        expect(
          checkCard(drawAssignedAway({ ...CALL_NOTICE, ...shared, assignedAway: name })),
        ).toEqual([]);
        expect(
          checkCard(
            drawUnreachable({ who: name, reason: name, hotline: POP.hotline, links: LINKS }),
          ),
        ).toEqual([]);
      }),
    );
  });
});
