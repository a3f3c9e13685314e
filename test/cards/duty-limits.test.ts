import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { drawAlert } from '../../cards/alert.ts';
import { drawCheckIn, drawUnconfirmed } from '../../cards/duty.ts';
import { drawHandOver } from '../../cards/hand-over.ts';
import { drawMovedAway, drawOverdue, drawReminder } from '../../cards/reminder.ts';
import { drawReport } from '../../cards/report.ts';
import { drawSwap, drawSwapAnswer } from '../../cards/swap.ts';
import { ALERT, ALERT_SAMPLES } from '../../scripts/preview/alert-samples.ts';
import {
  CHECK_IN,
  CHECK_IN_SAMPLES,
  HAND_OVER,
  REMINDED,
  REPORT,
  SWAP,
  SWAP_SAMPLES,
  FOLLOW_UP_NOTICE,
  UNCONFIRMED,
} from '../../scripts/preview/duty-samples.ts';
import { IDENTITIES } from '../../scripts/preview/samples.ts';
import { checkCard } from './check.ts';

/** Anything a record may hold: long, empty, multilingual, with controls and line breaks. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({
    unit: fc.constantFrom('停', '线', 'A', ' ', '\n', '😀', '\u202e', '。'),
    maxLength: 400,
  }),
);
const moment = fc.date({
  min: new Date('2000-01-01T00:00:00Z'),
  max: new Date('2100-01-01T00:00:00Z'),
  noInvalidDate: true,
});
const span = fc.record({ from: moment, to: moment });
const identity = fc.option(fc.constantFrom(...Object.values(IDENTITIES)));
const masked = fc.constantFrom('', '138****8888', '***********4567', '********1234567890');
const call = fc.record({ id: fc.constant('c-1'), startedAt: moment, masked });
const people = text.map(
  (name) =>
    new Map(['sales_manager_a', 'sales_manager_b', 'li_si', 'duty_person'].map((id) => [id, name])),
);
const who = fc.option(fc.constantFrom('li_si', 'duty_person', 'x'.repeat(60)));
const runs = { numRuns: 60 };

describe('whatever a record holds', () => {
  const anyAlert = fc.record({
    call,
    identity,
    people,
    seconds: fc.nat(),
    messages: fc.nat(),
    told: fc.nat(),
    others: fc.nat(),
    reasons: fc.array(text, { maxLength: 6 }),
    text: fc.oneof(
      text.map((one) => ({ kind: 'summary' as const, text: one })),
      fc.constantFrom({ kind: 'failed' as const }, { kind: 'pending' as const }),
    ),
    respondBy: moment,
    settleBy: fc.option(moment),
    takenAt: fc.option(moment),
    at: moment,
    from: who,
    colleagues: fc
      .array(text, { maxLength: 12 })
      .map((names) => names.map((name, n) => ({ id: `e${n}`, name, statusWord: '在办公室' }))),
  });

  it.each(ALERT_SAMPLES)('the alert keeps every limit: %s', (_name, sample, face) => {
    fc.assert(
      fc.property(anyAlert, (part) => {
        const view = { ...ALERT, ...sample, ...part };
        expect(checkCard(drawAlert(view, face))).toEqual([]);
        expect(checkCard(drawAlert(view, face, { fresh: true }))).toEqual([]);
      }),
      runs,
    );
  });

  it('an alert says until when and what a press could not do, however long the rest is', () => {
    fc.assert(
      fc.property(anyAlert, (part) => {
        const face = {
          state: { name: 'open' as const },
          final: false,
          actions: ['take' as const],
          note: { refusal: 'colleague-unknown' as const, who: null },
        };
        const card = drawAlert({ ...ALERT, ...part }, face);
        expect(card.sub_title_text).toMatch(/^[须应]在 .+ 前响应.*不能转给此人，请另选/);
      }),
    );
  });

  it.each(CHECK_IN_SAMPLES)('the check-in keeps every limit: %s', (_name, _part, face) => {
    fc.assert(
      fc.property(span, moment, moment, fc.array(text), (shift, at, confirmBy, told) => {
        const view = { ...CHECK_IN, shift, at, confirmBy, told };
        expect(checkCard(drawCheckIn(view, face))).toEqual([]);
        expect(checkCard(drawCheckIn(view, face, { fresh: true }))).toEqual([]);
      }),
      runs,
    );
  });

  it.each(SWAP_SAMPLES)('the swap keeps every limit: %s', (_name, _part, face) => {
    const anySwap = fc.record({
      people,
      give: span,
      take: fc.option(span),
      note: fc.option(text),
      word: fc.option(text),
    });
    fc.assert(
      fc.property(anySwap, (part) => {
        const view = { ...SWAP, ...part };
        expect(checkCard(drawSwap(view, face))).toEqual([]);
        expect(checkCard(drawSwap(view, face, { fresh: true }))).toEqual([]);
        expect(checkCard(drawSwapAnswer({ ...view, partner: 'li_si' }, 'lapsed'))).toEqual([]);
      }),
      runs,
    );
  });

  it('the hand-over keeps every limit', () => {
    const waiting = fc.array(fc.record({ call, identity, person: who, due: fc.option(moment) }), {
      maxLength: 8,
    });
    const any = fc.record({
      people,
      shift: span,
      alerts: waiting,
      callbacks: waiting,
      todos: waiting,
    });
    fc.assert(
      fc.property(any, (part) => {
        const card = drawHandOver({ ...HAND_OVER, ...part });
        if (card) expect(checkCard(card)).toEqual([]);
      }),
      runs,
    );
  });

  it('notices and reminders keep every limit', () => {
    const any = fc.record({ people, call, identity, firstItem: fc.option(text), due: moment });
    const face = {
      state: { name: 'open' as const },
      final: false,
      actions: ['done' as const],
      note: null,
    };
    fc.assert(
      fc.property(any, fc.nat(), (part, others) => {
        const notice = { ...FOLLOW_UP_NOTICE, ...part };
        const reminder = { when: 'due' as const, others };
        for (const card of [
          drawOverdue(notice),
          drawMovedAway(notice),
          drawReminder({ ...REMINDED, ...part, reminder }, face),
          drawUnconfirmed({ ...UNCONFIRMED, people: part.people, who: 'y'.repeat(60) }),
        ]) {
          expect(checkCard(card)).toEqual([]);
        }
      }),
      runs,
    );
  });

  it('the report keeps every limit, with its picture and without', () => {
    const person = fc.record({
      name: text,
      answered: fc.nat(),
      missed: fc.nat(),
      overdue: fc.nat(),
    });
    const any = fc.record({
      span,
      calls: fc.nat(),
      answered: fc.nat(),
      missed: fc.nat(),
      voicemail: fc.nat(),
      medianAnswerSeconds: fc.option(fc.nat()),
      medianAckSeconds: fc.option(fc.nat()),
      overdue: fc.array(fc.record({ what: text, who: text, due: moment }), { maxLength: 12 }),
      byPerson: fc.array(person, { maxLength: 12 }),
    });
    fc.assert(
      fc.property(any, (part) => {
        expect(checkCard(drawReport({ ...REPORT, ...part }))).toEqual([]);
        expect(checkCard(drawReport({ ...REPORT, ...part, picture: null }))).toEqual([]);
      }),
      runs,
    );
  });
});
