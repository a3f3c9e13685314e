/** 转给: an alert becomes a colleague's for a while. Spec §5; spec, cards §2. */
import { describe, expect, it } from '@jest/globals';
import { SATURDAY, after, faces, handed, joined, pressed } from './stage.ts';

describe('转给', () => {
  it('gives the colleague a new card and the clock from the start, then goes on behind the rung', () => {
    const scene = after(7);
    scene.happen(handed('A', 'C'));
    expect(scene.shown()).toEqual(['A P-A']);
    expect(faces(scene, 'A', 'B', 'C')).toEqual(['handed', 'open', 'open']);
    expect(scene.alert()).toMatchObject({
      respondBy: new Date('2026-11-24T10:22:00+08:00'),
      heir: { person: 'C', from: 'A' },
      nextStepAt: new Date('2026-11-24T10:12:00+08:00'),
    });
    scene.until(200);
    expect(scene.told().filter((line) => !/ Z$/.test(line))).toEqual([
      ...['7 card C', '12 card C', '17 phone C'],
      ...['22 card D', '22 phone D', '182 robot robot'],
    ]);
    expect(scene.alert().notices.find((one) => one.to === 'Z')?.at).toEqual(
      new Date('2026-11-24T10:32:00+08:00'),
    );
  });

  it('ends what waited for who handed it over, and for nobody else', () => {
    const scene = after(1);
    scene.happen(joined('c2'));
    scene.happen(handed('A', 'C'));
    scene.until(4);
    expect(scene.told()).toEqual(['1 card C', '2 card B']);
  });

  it('on a Saturday rings at once too', () => {
    const scene = after(1, { opening: SATURDAY });
    scene.happen(handed('A', 'C'));
    expect(scene.told()).toEqual(['1 card C', '1 phone C']);
  });

  it('by the taker opens it again for the colleague alone; grey cards stay grey', () => {
    const scene = after(3);
    scene.happen(pressed('A', 'taken'));
    scene.until(10);
    scene.shown();
    scene.happen(handed('A', 'C'));
    expect(scene.alert()).toMatchObject({ state: 'open', takenBy: null, remindAt: null });
    expect(scene.told()).toEqual(['10 card C']);
    expect(scene.shown()).toEqual(['A P-A']);
    expect(faces(scene, 'A', 'B', 'C')).toEqual(['handed', 'taken-by', 'open']);
    scene.happen(pressed('C', 'taken'));
    expect(faces(scene, 'A', 'B', 'C')).toEqual(['handed', 'taken-by', 'mine']);
    scene.until(39);
    expect(scene.told()).toEqual([]);
  });

  it('by the director is followed by the director again, who is the last', () => {
    const scene = after(30);
    scene.happen(handed('Z', 'C'));
    scene.until(240);
    expect(scene.told()).toEqual([
      ...['30 card C', '35 card C', '40 phone C'],
      ...[45, 75, 105, 135].flatMap((at) => [`${at} card Z`, `${at} phone Z`]),
      '165 robot robot',
    ]);
  });

  it('at the end of the ladder does not lose the director', () => {
    const scene = after(180);
    scene.happen(handed('Z', 'C'));
    expect(scene.alert().notices.at(-1)).toMatchObject({ to: 'C', rung: 'director' });
    scene.until(300);
    expect(scene.told().slice(3)).toEqual(['195 card Z', '195 phone Z', '225 robot robot']);
  });
});
