/** An ack, then silence: the reminder, and the alert that comes back. Spec §5. */
import { describe, expect, it } from '@jest/globals';
import { alertFaceOf } from '../../../../server/domain/alerts/faces.ts';
import type { Scene, SceneWish } from './stage.ts';
import { NIGHT, WHO, handed, joined, playAlert, pressed } from './stage.ts';

/** Taken by this person so many minutes after the opening; the log begins there. */
function taken(by: string, minutes: number, wish: SceneWish = {}): Scene {
  const scene = playAlert(wish);
  scene.until(minutes);
  scene.happen(pressed(by, 'taken'));
  scene.told();
  scene.shown();
  return scene;
}

describe('a promise', () => {
  it('taken 02:00, 已解决 02:05: silence', () => {
    const scene = taken('D', 30, { opening: NIGHT });
    scene.until(35);
    scene.happen(pressed('D', 'settled'));
    scene.until(600);
    expect(scene.told()).toEqual([]);
  });

  it('taken 02:00, nothing: reminded 02:30, the director 03:00', () => {
    const scene = taken('D', 30, { opening: NIGHT });
    scene.until(89);
    expect(scene.told()).toEqual(['60 card D']);
    expect(alertFaceOf(scene.alert(), 'D')?.state.name).toBe('remind');
    scene.until(120);
    expect(scene.told()).toEqual([
      ...['90 card D', '90 card Z', '90 phone Z'],
      ...['120 card Z', '120 phone Z'],
    ]);
    expect(scene.alert()).toMatchObject({
      state: 'open',
      takenBy: null,
      takenAt: null,
      // How long nobody answered is known all the same.
      firstTakenAt: new Date('2026-11-25T02:00:00+08:00'),
      lapses: 1,
      respondBy: new Date('2026-11-25T03:15:00+08:00'),
    });
    expect(alertFaceOf(scene.alert(), 'D')).toEqual({
      state: { name: 'lapsed' },
      final: false,
      actions: ['take', 'hand', 'settle'],
      note: null,
    });
  });

  it('of a rep that is not kept goes to the duty, ten minutes later to the director', () => {
    const scene = taken('A', 2);
    scene.until(75);
    expect(scene.told()).toEqual([
      '32 card A',
      ...['62 card A', '62 card D', '62 phone D'],
      ...['72 card Z', '72 phone Z'],
    ]);
  });

  it('of the director goes on with the director: there is nobody behind', () => {
    const scene = taken('Z', 26);
    scene.until(87);
    expect(scene.told()).toEqual(['56 card Z', '86 card Z', '86 phone Z']);
    expect(alertFaceOf(scene.alert(), 'Z')?.state.name).toBe('lapsed');
    expect(scene.happen({ type: 'arrived', responders: WHO })).toBe(false);
    scene.until(300);
    expect(scene.told()).toEqual([
      ...[116, 146, 176].flatMap((at) => [`${at} card Z`, `${at} phone Z`]),
      '206 robot robot',
    ]);
  });

  it('given when the ladder was exhausted brings it back all the same', () => {
    const scene = taken('B', 200);
    scene.until(400);
    expect(scene.told()).toEqual([
      '230 card B',
      ...['260 card B', '260 card Z', '260 phone Z'],
      '290 robot robot',
    ]);
    expect(scene.alert().nextStepAt).toBeNull();
  });

  it('given between the last repeat and the group is followed by the director once more', () => {
    const scene = taken('Z', 150);
    scene.until(400);
    expect(scene.told()).toEqual([
      ...['180 card Z', '210 card Z', '210 phone Z'],
      '240 robot robot',
    ]);
  });

  it('of the colleague it was handed to goes back to the director who did so', () => {
    const scene = playAlert();
    scene.until(30);
    scene.happen(handed('Z', 'C'));
    scene.until(31);
    scene.happen(pressed('C', 'taken'));
    scene.told();
    scene.until(92);
    expect(scene.told()).toEqual(['61 card C', '91 card Z', '91 card C', '91 phone Z']);
    expect(scene.alert().heir).toBeNull();
    scene.until(400);
    expect(scene.told()).toEqual([
      ...[121, 151, 181].flatMap((at) => [`${at} card Z`, `${at} phone Z`]),
      '211 robot robot',
    ]);
  });

  it('of somebody WeCom stops reaching: what waits for them is dropped with the reminder', () => {
    const scene = taken('A', 1, { who: (minutes) => (minutes > 5 ? { unreachable: ['A'] } : {}) });
    scene.happen(joined('c2'));
    scene.stillUntil(31);
    // Their card changes its face, and nothing notifies them.
    expect(scene.told()).toEqual(['31 card A']);
    expect(scene.alert().notices.at(-1)).toMatchObject({ to: 'A', outcome: 'skipped' });
    expect(scene.alert().nextStepAt).toEqual(scene.alert().settleBy);
  });

  it('that nobody reminded of, for nothing ran, is over: no reminder after it', () => {
    const scene = taken('A', 2);
    scene.stillUntil(65);
    expect(scene.told()).toEqual(['65 card A', '65 card D', '65 phone D']);
    scene.until(71);
    expect(scene.told()).toEqual([]);
    scene.until(72);
    expect(scene.told()).toEqual(['72 card Z', '72 phone Z']);
  });

  it('may be given again, by the same or another; the cards of those before stay grey', () => {
    const scene = taken('A', 2);
    scene.until(63);
    scene.told();
    scene.shown();
    scene.happen(pressed('A', 'taken'));
    expect(scene.shown()).toEqual(['A P-A', 'D']);
    scene.until(64);
    scene.happen(pressed('A', 'settled'));
    const names = ['A', 'B', 'D'].map((one) => alertFaceOf(scene.alert(), one)?.state.name);
    expect(names).toEqual(['settled', 'taken-by', 'taken-by']);
  });

  it('broken, and taken by another: the card says so', () => {
    const scene = taken('A', 2);
    scene.until(63);
    scene.shown();
    scene.happen(pressed('D', 'taken'));
    expect(scene.shown()).toEqual(['D P-D', 'A']);
    expect(alertFaceOf(scene.alert(), 'A')?.state).toEqual({ name: 'taken-by', who: 'D' });
  });

  it('is not followed by a call when its reminder does not arrive', () => {
    const scene = taken('D', 3, {
      opening: NIGHT,
      outcome: (channel) => (channel === 'card' ? 'failed' : 'no_answer'),
    });
    scene.until(62);
    expect(scene.told()).toEqual(['33 card D']);
    scene.until(64);
    expect(scene.told()).toEqual(['63 card D', '63 card Z', '63 phone Z']);
  });
});
