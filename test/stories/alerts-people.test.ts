/** Who is there is looked up when a step is due: leave, overrides and shifts that change while an alert waits. Spec §5. */
import { describe, expect, it } from '@jest/globals';
import type { RosterOverride } from '../../server/domain/routing/tables.ts';
import type { House } from '../support/house.ts';
import { A, B, C, DUTY, setStatus, titles } from './acts.ts';
import { hearing } from './after.ts';
import {
  ADMIN,
  DIRECTOR,
  MINUTE,
  MORNING,
  NIGHT,
  alarm,
  alertOf,
  changeTables,
  climb,
  faces,
  lines,
  press,
  told,
  withGroup,
} from './alerting.ts';

const BOTH = ['card', 'phone'];

/** An override for the span of minutes from now. */
async function override(
  house: House,
  [from, to]: readonly [number, number],
  what: Pick<RosterOverride, 'kind' | 'person' | 'cause'> & { readonly by?: string },
): Promise<void> {
  const now = house.clock.now().getTime();
  const span = { from: new Date(now + from * 60_000), to: new Date(now + to * 60_000) };
  await changeTables(house, ({ overrides }) => ({
    overrides: [...overrides, { ...span, ...what } as RosterOverride],
  }));
}

const onLeave = { status: 'on_leave', until: '2026-11-25T18:00:00+08:00' };

describe('nobody is on duty', () => {
  it('at night: the empty steps are skipped at once, the director is told', () =>
    hearing(NIGHT, async (house) => {
      await setStatus(house, DUTY, onLeave);
      const call = await alarm(house);
      expect(await told(house, call)).toEqual(lines('0', BOTH, [DIRECTOR]));
      await climb(house, call, 30 * MINUTE);
      expect(await told(house, call)).toEqual(lines('0 30', BOTH, [DIRECTOR]));
      expect(Object.keys(await faces(house))).toEqual([DIRECTOR]);
    }));

  it('nor the director, nor a deputy: the group hears of it at once, and it stays open', () =>
    withGroup(NIGHT, async (house, group) => {
      await setStatus(house, DUTY, onLeave);
      for (const person of [DIRECTOR, ADMIN]) {
        await override(house, [0, 600], { kind: 'remove', person, cause: 'leave' });
      }
      const call = await alarm(house);
      expect(await told(house, call)).toEqual(['0 robot robot']);
      expect(await group()).toHaveLength(1);
      expect(await faces(house)).toEqual({});
      expect(await alertOf(house, call)).toMatchObject({ state: 'open', nextStepAt: null });
    }));

  it('a status tap other than leave counts for nothing', () =>
    hearing(MORNING, async (house) => {
      await setStatus(house, A, { status: 'in_meeting' });
      await setStatus(house, B, { status: 'off_duty' });
      await alarm(house);
      expect(Object.keys(await faces(house))).toEqual([A, B]);
    }));

  it('a rep on leave is left out, the other is told', () =>
    hearing(MORNING, async (house) => {
      await setStatus(house, A, onLeave);
      const call = await alarm(house);
      await climb(house, call, 10 * MINUTE);
      expect(await told(house, call)).toEqual([
        ...lines('0 5', ['card'], [B]),
        ...lines('10', ['phone'], [B]),
      ]);
    }));
});

describe('somebody else comes in while it waits', () => {
  it('the duty person is replaced: the next step finds who is there then', () =>
    hearing(NIGHT, async (house) => {
      const call = await alarm(house);
      await climb(house, call, MINUTE);
      await override(house, [0, 600], {
        kind: 'replace',
        person: DUTY,
        by: C,
        cause: 'override',
      });
      await climb(house, call, 15 * MINUTE);
      const seen = await told(house, call);
      expect(seen[0]).toBe(`0 card ${DUTY}`);
      expect(seen.slice(1)).toEqual([
        ...lines('5', ['card'], [C]),
        ...lines('10', ['phone'], [C]),
        ...lines('15', BOTH, [DIRECTOR]),
      ]);
      // Whoever was told first may still act, and then everybody knows.
      await press(house, DUTY, '我来处理');
      expect(await faces(house)).toEqual({
        [DUTY]: 'live',
        [C]: '值班人员已接手',
        [DIRECTOR]: '值班人员已接手',
      });
    }));

  it('an override that begins in the wait: told at once, once, and nobody twice', () =>
    hearing(MORNING, async (house) => {
      const call = await alarm(house);
      await override(house, [3, 300], { kind: 'add', person: C, cause: 'override' });
      await climb(house, call, 2 * MINUTE);
      await house.running().flows.sweep.arrivals();
      await house.settle();
      expect(Object.keys(await faces(house))).toEqual([A, B]);
      await climb(house, call, 4 * MINUTE);
      for (let again = 0; again < 3; again += 1) {
        await house.running().flows.sweep.arrivals();
        await house.settle();
      }
      expect(await told(house, call)).toEqual([
        ...lines('0', ['card'], [A, B]),
        ...lines('4', ['card'], [C]),
      ]);
      await climb(house, call, 5 * MINUTE);
      expect((await told(house, call)).slice(3)).toEqual(lines('5', ['card'], [A, B, C]));
    }));

  it('C’s own shift begins at 10:00', () =>
    hearing('2026-11-25T09:50:00+08:00', async (house) => {
      const call = await alarm(house);
      expect(Object.keys(await faces(house))).toEqual([A, B]);
      await climb(house, call, 9 * MINUTE);
      await house.running().flows.sweep.arrivals();
      await house.settle();
      expect(Object.keys(await faces(house))).toEqual([A, B, C]);
    }));

  it('after an ack nobody who arrives is told', () =>
    hearing(MORNING, async (house) => {
      const call = await alarm(house);
      await press(house, A, '我来处理');
      await override(house, [0, 300], { kind: 'add', person: C, cause: 'override' });
      await climb(house, call, 4 * MINUTE);
      await house.running().flows.sweep.arrivals();
      await house.settle();
      expect(Object.keys(await faces(house))).toEqual([A, B]);
    }));

  it('the ladder stays what it was when the hour of another row comes', () =>
    hearing('2026-11-24T21:50:00+08:00', async (house) => {
      const call = await alarm(house);
      await climb(house, call, 15 * MINUTE);
      // From 22:00 there are no reps: the telephone that was theirs is passed over, the next rung told at once.
      expect((await alertOf(house, call)).ladder.kind).toBe('workday');
      expect(await told(house, call)).toEqual([
        ...lines('0 5', ['card'], [A]),
        ...lines('10', BOTH, [DUTY]),
      ]);
    }));
});

describe('the director', () => {
  it('on recorded leave: the admin in their place', () =>
    hearing(NIGHT, async (house) => {
      await override(house, [0, 600], { kind: 'remove', person: DIRECTOR, cause: 'leave' });
      const call = await alarm(house);
      await climb(house, call, 15 * MINUTE);
      expect((await told(house, call)).slice(3)).toEqual(lines('15', BOTH, [ADMIN]));
      expect(Object.keys(await faces(house)).sort()).toEqual([ADMIN, DUTY].sort());
    }));

  it('is told at any hour', () =>
    hearing(NIGHT, async (house) => {
      const call = await alarm(house);
      await climb(house, call, 15 * MINUTE);
      expect((await faces(house))[DIRECTOR]).toBe('live');
    }));
});

describe('a holder of the duty', () => {
  it('gets the cards in the place of the duty mobile’s', () =>
    hearing(NIGHT, async (house) => {
      await changeTables(house, () => ({
        holders: [
          {
            person: B,
            from: new Date('2026-11-23T22:00:00+08:00'),
            to: new Date('2026-11-24T09:00:00+08:00'),
            ownMobile: false,
          },
        ],
      }));
      const call = await alarm(house);
      expect(await told(house, call)).toEqual(lines('0', ['card'], [B]));
      expect(await titles(house, DUTY)).toEqual([]);
    }));
});
