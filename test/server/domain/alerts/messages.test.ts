/** Several messages of one caller, and what their facts change. Spec §5. */
import { describe, expect, it } from '@jest/globals';
import { alertFaceOf } from '../../../../server/domain/alerts/faces.ts';
import type { Urgency } from '../../../../server/domain/routing/types.ts';
import type { Said } from './stage.ts';
import { NIGHT, joined, playAlert, pressed } from './stage.ts';

function graded(urgency: Urgency, call?: string): Said {
  return { type: 'graded', urgency, ...(call === undefined ? {} : { call }) };
}

describe('a message that joins', () => {
  it('is counted, shown by a new card, and leaves the ladder as it was', () => {
    const scene = playAlert({ opening: NIGHT });
    scene.until(3);
    scene.told();
    const { nextStepAt, step } = scene.alert();
    scene.happen(joined('c2'));
    expect(scene.told()).toEqual(['3 card D']);
    expect(scene.alert()).toMatchObject({ nextStepAt, step, grade: 'high' });
    expect(scene.alert().messages.map((one) => one.call)).toEqual(['c1', 'c2']);
    scene.until(12);
    expect(scene.told()).toEqual(['5 card D', '10 phone D']);
  });

  it('is shown at most once in two minutes, the last one too', () => {
    const scene = playAlert({ opening: NIGHT });
    scene.until(2);
    for (let n = 0; n < 5; n += 1) {
      scene.happen(joined(`j${n}`));
      expect(scene.alert().waiting).toHaveLength(n === 0 ? 0 : 1);
      scene.until(2 + n / 2);
    }
    expect(scene.alert().messages).toHaveLength(6);
    scene.until(4.9);
    expect(scene.told()).toEqual(['0 card D', '2 card D', '4 card D']);
  });

  it('waits no longer when the ladder has shown it meanwhile', () => {
    const scene = playAlert({ opening: NIGHT });
    scene.until(4);
    scene.happen(joined('c2'));
    scene.until(4.5);
    scene.happen(joined('c3'));
    scene.until(9);
    expect(scene.told()).toEqual(['0 card D', '4 card D', '5 card D']);
  });

  it('of a taken alert is shown to its taker alone; the times of the promise stay', () => {
    const scene = playAlert();
    scene.until(3);
    scene.happen(pressed('A', 'taken'));
    const { remindAt, settleBy } = scene.alert();
    scene.until(10);
    scene.told();
    scene.happen(joined('c2'));
    scene.until(11);
    scene.happen(joined('c3'));
    expect(scene.alert()).toMatchObject({ remindAt, settleBy, state: 'taken' });
    scene.until(32);
    expect(scene.told()).toEqual(['10 card A', '12 card A']);
    expect(alertFaceOf(scene.alert(), 'A')?.state.name).toBe('mine');
  });

  it('raises, and never lowers', () => {
    const scene = playAlert({ grade: 'unknown' });
    scene.happen(joined('c2', { grade: 'high' }));
    scene.happen(joined('c3', { vip: true }));
    scene.happen(joined('c4'));
    expect(scene.alert()).toMatchObject({ grade: 'high', vip: true });
  });

  it('is told to nobody whose card is grey', () => {
    const scene = playAlert();
    scene.until(3);
    scene.happen({ ...pressed('A', 'taken') });
    scene.until(64);
    scene.told();
    scene.until(66);
    scene.happen(joined('c2'));
    expect(scene.told()).toEqual(['66 card D']);
  });

  it('twice is one, and to a settled alert is none', () => {
    const scene = playAlert();
    scene.until(3);
    scene.happen(joined('c2'));
    scene.happen(joined('c2'));
    expect(scene.alert().messages).toHaveLength(2);
    scene.happen(pressed('A', 'settled'));
    expect(scene.happen(joined('c3'))).toBe(false);
  });
});

describe('late facts', () => {
  it('close what was opened because nothing was known: no phone, no director', () => {
    const scene = playAlert({ grade: 'unknown' });
    scene.until(4);
    scene.told();
    scene.happen(graded('medium'));
    expect(scene.alert()).toMatchObject({
      state: 'settled',
      settled: { how: 'not-urgent', by: null },
      nextStepAt: null,
    });
    expect(scene.shown()).toEqual(['A', 'B']);
    scene.until(600);
    expect(scene.told()).toEqual([]);
  });

  it.each([
    ['a high one', { grade: 'high' as const }],
    ['a VIP’s', { grade: 'unknown' as const, vip: true }],
  ])('never lower %s', (_what, wish) => {
    const scene = playAlert(wish);
    scene.until(4);
    scene.happen(graded('low'));
    expect(scene.alert().state).toBe('open');
    scene.until(5);
    expect(scene.told().slice(-2)).toEqual(['5 card A', '5 card B']);
  });

  it('leave a taken alert to its taker', () => {
    const scene = playAlert({ grade: 'unknown' });
    scene.until(1);
    scene.happen(pressed('A', 'taken'));
    scene.happen(graded('low'));
    expect(scene.alert()).toMatchObject({ state: 'taken', takenBy: 'A' });
  });

  it('raise one that was unknown, for good: its cards are replaced once, and that tells nobody', () => {
    const scene = playAlert({ grade: 'unknown' });
    scene.until(4);
    scene.told();
    scene.happen(graded('high'));
    expect(scene.alert().grade).toBe('high');
    scene.happen(graded('low'));
    expect(scene.alert().state).toBe('open');
    // New cards, for no code can rewrite the old ones; no notices.
    expect(scene.told()).toEqual(['4 card A', '4 card B']);
    expect(scene.alert().notices).toHaveLength(2);
    expect(scene.happen(graded('high'))).toBe(false);
    scene.until(4.9);
    expect([...scene.told(), ...scene.shown()]).toEqual([]);
  });

  it('of one message do not close what another may be urgent for', () => {
    const scene = playAlert({ grade: 'unknown' });
    scene.until(1);
    scene.happen(joined('c2'));
    scene.happen(graded('medium', 'c1'));
    expect(scene.alert().state).toBe('open');
    expect(scene.happen(graded('medium', 'c1'))).toBe(false);
    scene.happen(graded('low', 'c2'));
    expect(scene.alert().state).toBe('settled');
  });
});
