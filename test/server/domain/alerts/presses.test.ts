/** Take and settle: by card, by key 1, on the page; and what a press cannot do. Spec §5; spec, cards §2. */
import { describe, expect, it } from '@jest/globals';
import { alertFaceOf } from '../../../../server/domain/alerts/faces.ts';
import { refusalOf } from '../../../../server/domain/alerts/presses.ts';
import type { AlertRefusal } from '../../../../server/domain/alerts/types.ts';
import type { Said } from './stage.ts';
import { NIGHT, acted, after, faces, handed, joined, pressed } from './stage.ts';

describe('an ack', () => {
  it('by a press spends its code; the others turn grey, and nothing more is sent', () => {
    const scene = after(14.99);
    scene.happen(pressed('A', 'taken'));
    expect(scene.alert()).toMatchObject({
      state: 'taken',
      takenBy: 'A',
      takenAt: new Date('2026-11-24T10:14:59.400+08:00'),
      remindAt: new Date('2026-11-24T10:44:59.400+08:00'),
      settleBy: new Date('2026-11-24T11:14:59.400+08:00'),
    });
    expect(scene.shown()).toEqual(['A P-A', 'B']);
    expect(faces(scene, 'A', 'B')).toEqual(['mine', 'taken-by']);
    scene.until(44.9);
    expect(scene.told()).toEqual([]);
  });

  it('by key or on the page gives the taker a new card', () => {
    for (const from of ['phone', 'page'] as const) {
      const scene = after(12);
      scene.happen(acted('B', 'taken', from));
      expect(scene.told()).toEqual(['12 card B']);
      expect(scene.shown()).toEqual(['A']);
    }
  });

  it('by somebody who was not told yet gives them a card', () => {
    const scene = after(2);
    scene.happen(acted('Z', 'taken'));
    expect(scene.told()).toEqual(['2 card Z']);
    expect(faces(scene, 'Z', 'A', 'B')).toEqual(['mine', 'taken-by', 'taken-by']);
  });

  it('by two is the first one’s; the other card says whose', () => {
    const scene = after(3);
    scene.happen(pressed('A', 'taken'));
    scene.shown();
    expect(scene.happen(pressed('B', 'taken'))).toBe(true);
    expect(scene.alert()).toMatchObject({
      takenBy: 'A',
      notes: [{ person: 'B', refusal: 'already-taken', who: 'A' }],
    });
    expect(scene.shown()).toEqual(['B P-B']);
    expect(scene.told()).toEqual([]);
  });

  it('that comes late by phone changes nothing, and is answered by name', () => {
    const scene = after(3);
    scene.happen(pressed('A', 'taken'));
    const { openedAt: at } = scene.alert();
    const late = { type: 'taken', id: 'x', at, person: 'B', code: null, from: 'phone' } as const;
    expect(refusalOf(scene.alert(), late)).toEqual({ refusal: 'already-taken', who: 'A' });
    expect(scene.happen(acted('B', 'taken', 'phone'))).toBe(false);
    scene.happen(pressed('A', 'settled'));
    expect(refusalOf(scene.alert(), late)?.refusal).toBe('already-settled');
  });

  it('again by the same person is no second one', () => {
    const scene = after(3);
    scene.happen(pressed('A', 'taken'));
    const { takenAt } = scene.alert();
    scene.until(5);
    scene.happen(pressed('A', 'taken'));
    expect(scene.alert().takenAt).toEqual(takenAt);
    expect(scene.alert().notes).toEqual([]);
  });

  it('ends what was on its way', () => {
    const scene = after(1, { outcome: () => null });
    scene.happen(joined('c2'));
    scene.happen(pressed('A', 'taken'));
    scene.until(29);
    expect(scene.told()).toEqual([]);
  });
});

describe('已解决', () => {
  it('by the taker ends it for everybody who still has a live card', () => {
    const scene = after(3, { opening: NIGHT });
    scene.happen(pressed('D', 'taken'));
    scene.until(5);
    scene.happen(pressed('D', 'settled'));
    scene.shown();
    scene.until(24 * 60);
    expect(scene.told()).toEqual([]);
    expect(scene.alert()).toMatchObject({
      state: 'settled',
      settled: { how: 'person', by: 'D' },
      nextStepAt: null,
    });
  });

  it('without an ack, by anybody who was told', () => {
    const scene = after(3);
    scene.happen(pressed('B', 'settled'));
    expect(scene.shown().toSorted()).toEqual(['A', 'B P-B']);
    expect(faces(scene, 'A', 'B')).toEqual(['settled', 'settled']);
  });

  it('leaves grey cards as they are', () => {
    const scene = after(3);
    scene.happen(pressed('A', 'taken'));
    scene.shown();
    scene.happen(acted('A', 'settled'));
    expect(scene.shown()).toEqual(['A']);
    expect(faces(scene, 'A', 'B')).toEqual(['settled', 'taken-by']);
  });

  it.each(['todo-done', 'reached'] as const)('by itself: %s', (how) => {
    for (const take of [true, false]) {
      const scene = after(3);
      if (take) scene.happen(pressed('A', 'taken'));
      scene.shown();
      scene.happen({ type: 'over', how, by: 'C' });
      expect(scene.alert()).toMatchObject({ state: 'settled', settled: { how, by: 'C' } });
      expect(scene.shown()).toEqual(take ? ['A'] : ['A', 'B']);
      expect(scene.happen({ type: 'over', how, by: 'C' })).toBe(false);
    }
  });
});

describe('what a press cannot do', () => {
  const cases: readonly (readonly [string, readonly Said[], AlertRefusal])[] = [
    ['taken by another', [pressed('B', 'taken'), pressed('A', 'taken')], 'already-taken'],
    ['settling another’s', [pressed('B', 'taken'), pressed('A', 'settled')], 'already-taken'],
    ['handing another’s', [pressed('B', 'taken'), handed('A', 'C')], 'already-taken'],
    ['taking what is over', [pressed('B', 'settled'), pressed('A', 'taken')], 'already-settled'],
    ['settling twice', [pressed('A', 'settled'), pressed('A', 'settled')], 'already-settled'],
    ['nobody chosen', [handed('A', null)], 'choose-colleague'],
    ['a stranger chosen', [handed('A', 'X', false)], 'colleague-unknown'],
    ['oneself chosen', [handed('A', 'A')], 'colleague-unknown'],
    ['settling what one was not told of', [pressed('C', 'settled')], 'not-yours'],
    ['handing what one was not told of', [handed('C', 'D')], 'not-yours'],
  ];
  it.each(cases)('%s', (_what, acts, refusal) => {
    const scene = after(3);
    for (const act of acts.slice(0, -1)) scene.happen(act);
    const before = scene.alert();
    scene.told();
    scene.shown();
    const last = acts.at(-1) ?? pressed('A', 'taken');
    scene.happen(last);
    const person = 'person' in last ? last.person : '';
    expect(scene.alert().notes).toMatchObject([{ person, refusal }]);
    expect(scene.alert()).toMatchObject({
      state: before.state,
      takenBy: before.takenBy,
      nextStepAt: before.nextStepAt,
      notices: before.notices,
    });
    expect(scene.shown()).toEqual([`${person} P-${person}`]);
    expect(scene.told()).toEqual([]);
  });

  it('stands on a live card until a new one comes', () => {
    const scene = after(3);
    scene.happen(handed('A', null));
    scene.until(5);
    expect(alertFaceOf(scene.alert(), 'A')).toMatchObject({ final: false, note: null });
  });

  it('stands on a live card until the next press that can', () => {
    const scene = after(3);
    scene.happen(handed('A', null));
    expect(alertFaceOf(scene.alert(), 'A')).toMatchObject({
      final: false,
      note: { refusal: 'choose-colleague', who: null },
    });
    scene.happen(pressed('A', 'taken'));
    expect(alertFaceOf(scene.alert(), 'A')?.note).toBeNull();
  });
});
