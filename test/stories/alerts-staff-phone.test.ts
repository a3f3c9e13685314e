/** Where the gateway cannot read an alert aloud, WeCom itself rings people: card first, and answered is no ack. spec, cards §5. */
import { describe, expect, it } from '@jest/globals';
import { freePort } from '../../scripts/services/ports.ts';
import type { StaffCallRecord } from '../../scripts/standin/staff-calls.ts';
import { createLog } from '../../server/log.ts';
import { startServer } from '../../server/main.ts';
import type { House } from '../support/house.ts';
import { A, B, C, DUTY, changeEmployee, stored } from './acts.ts';
import { hearing } from './after.ts';
import { DIRECTOR, MINUTE, MORNING, NIGHT } from './alerting.ts';
import { alarm, alertCards, alertOf, climb, faces, lines, press, told } from './alerting.ts';

const SATURDAY = '2026-11-28T10:30:00+08:00';

function ringing(
  at: string,
  story: (house: House) => Promise<void>,
  environment: Readonly<Record<string, string>> = {},
): Promise<void> {
  return hearing(at, story, { WECOM_STAFF_PHONE: 'on', ...environment });
}

/** Whom WeCom has rung, oldest first. */
async function rung(house: House): Promise<readonly StaffCallRecord[]> {
  const answer = await fetch(`${house.standin.url}/inspect/staff-calls`);
  return (await answer.json()) as StaffCallRecord[];
}

async function rungFor(house: House): Promise<readonly string[]> {
  return (await rung(house)).map(({ userid }) => userid);
}

async function phoneOutcomes(house: House, call: string): Promise<readonly string[]> {
  const { notices } = await alertOf(house, call);
  return notices.flatMap(({ channel, to, outcome }) =>
    channel === 'phone' ? [`${to} ${outcome}`] : [],
  );
}

/** Ten seconds again and again: whatever is asked for meanwhile is answered. */
async function pass(house: House, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 10) await house.skip(10);
}

describe('WeCom rings', () => {
  it('at the step of the telephone; picked up is no ack, and the next rung is told', () =>
    ringing(NIGHT, async (house) => {
      const call = await alarm(house);
      await climb(house, call, 10 * MINUTE - 1);
      expect(await rung(house)).toEqual([]);
      await climb(house, call, 10 * MINUTE);
      expect(await rungFor(house)).toEqual([DUTY]);
      expect(await phoneOutcomes(house, call)).toEqual([`${DUTY} pending`]);
      await pass(house, 30);
      expect(await phoneOutcomes(house, call)).toEqual([`${DUTY} answered`]);
      expect((await alertOf(house, call)).state).toBe('open');
      await climb(house, call, 15 * MINUTE + 5);
      expect(await told(house, call)).toEqual([
        ...lines('0 5', ['card'], [DUTY]),
        ...lines('10', ['phone'], [DUTY]),
        ...lines('15', ['card', 'phone'], [DIRECTOR]),
      ]);
      expect(await rungFor(house)).toEqual([DUTY, DIRECTOR]);
    }));

  it('after the card where both are due together, each of them once', () =>
    ringing(SATURDAY, async (house) => {
      const call = await alarm(house);
      await house.skip(5);
      expect([...(await rungFor(house))].sort()).toEqual([B, C]);
      const { openedAt, notices } = await alertOf(house, call);
      for (const { at } of await rung(house)) {
        expect(Date.parse(at)).toBeGreaterThanOrEqual(openedAt.getTime());
      }
      expect(notices.filter(({ channel }) => channel === 'card').map((one) => one.outcome)).toEqual(
        ['accepted', 'accepted'],
      );
      await press(house, C, '我来处理');
      await pass(house, 20 * MINUTE);
      expect([...(await rungFor(house))].sort()).toEqual([B, C]);
    }));

  it('not before the card that is on its way, but a minute later at the latest', () =>
    ringing(SATURDAY, async (house) => {
      await house.faults({ outage: 'http500' });
      const call = await alarm(house);
      await climb(house, call, MINUTE - 1);
      expect(await rung(house)).toEqual([]);
      expect(await phoneOutcomes(house, call)).toEqual([`${B} pending`, `${C} pending`]);
      await house.faults({ outage: 'none' });
      await pass(house, 60);
      expect(await alertCards(house, B)).toHaveLength(1);
      expect([...(await rungFor(house))].sort()).toEqual([B, C]);
    }));

  it('in vain: nobody picks up, and that is known a minute and a half later at the latest', () =>
    ringing(NIGHT, async (house) => {
      await house.faults({ staffPhone: 'rings_out' });
      const call = await alarm(house);
      await climb(house, call, 10 * MINUTE);
      await pass(house, 90);
      expect(await phoneOutcomes(house, call)).toEqual([`${DUTY} no_answer`]);
      const asked = await stored(house, 'staffRings')
        .find({ dueAt: { $exists: true } })
        .toArray();
      expect(asked).toEqual([]);
    }));

  it('nobody about what was taken while the card was on its way', () =>
    ringing(NIGHT, async (house) => {
      const call = await alarm(house);
      await climb(house, call, 9 * MINUTE);
      await press(house, DUTY, '我来处理');
      await pass(house, 10 * MINUTE);
      expect(await rung(house)).toEqual([]);
      expect(await faces(house)).toEqual({ [DUTY]: 'live' });
    }));
});

describe('WeCom does not ring', () => {
  it('unless it was switched on: the step is skipped, and the ladder goes on', () =>
    hearing(NIGHT, async (house) => {
      const call = await alarm(house);
      await climb(house, call, 15 * MINUTE);
      expect(await rung(house)).toEqual([]);
      expect(await phoneOutcomes(house, call)).toEqual([`${DUTY} skipped`, `${DIRECTOR} skipped`]);
    }));

  it('where the company has no such notice: refused, and the next step comes as planned', () =>
    ringing(NIGHT, async (house) => {
      await house.faults({ staffPhone: 'off' });
      const call = await alarm(house);
      await climb(house, call, 15 * MINUTE);
      await house.skip(5);
      expect(await rung(house)).toEqual([]);
      expect(await phoneOutcomes(house, call)).toEqual([`${DUTY} failed`, `${DIRECTOR} failed`]);
      expect((await told(house, call)).slice(3)).toEqual(
        lines('15', ['card', 'phone'], [DIRECTOR]),
      );
    }));

  it('a person more than twice in 8 minutes; several alerts at once are one call', () =>
    ringing(NIGHT, async (house) => {
      const calls = [];
      for (const [n, gap] of [0, 0, 150, 150].entries()) {
        if (gap > 0) await pass(house, gap);
        calls.push(await alarm(house, `1371234000${n}`));
      }
      await pass(house, 16 * MINUTE);
      const times = (await rung(house))
        .filter(({ userid }) => userid === DUTY)
        .map(({ at }) => Date.parse(at));
      expect(times).toHaveLength(2);
      const outcomes = await Promise.all(calls.map((call) => phoneOutcomes(house, call)));
      expect(outcomes.map(([first]) => first)).toEqual([
        `${DUTY} answered`,
        `${DUTY} answered`,
        `${DUTY} answered`,
        `${DUTY} skipped`,
      ]);
    }));

  it('twice because the process began anew, has a twin, or its clock was set back', () =>
    ringing(NIGHT, async (house) => {
      const call = await alarm(house);
      const { config } = house.running().adapters;
      const twin = await startServer(
        { ...config, port: await freePort() },
        createLog({ level: 'silent' }),
        { clock: house.clock, background: false },
      );
      try {
        const { openedAt } = await alertOf(house, call);
        await climb(house, call, 10 * MINUTE - 1);
        house.clock.move(openedAt.getTime() + 600_000 - house.clock.now().getTime());
        const sweepers = [house.running(), twin, house.running(), twin];
        await Promise.all(sweepers.map(({ flows }) => flows.sweep.pass()));
        await twin.flows.idle();
        await house.settle();
        expect(await rungFor(house)).toEqual([DUTY]);
        await house.restart();
        await house.skip(-30);
        await house.skip(40);
        await Promise.all([twin.flows.sweep.pass(), house.settle()]);
        await twin.flows.idle();
        await pass(house, 30);
        expect(await phoneOutcomes(house, call)).toEqual([`${DUTY} answered`]);
        expect(await rungFor(house)).toEqual([DUTY]);
      } finally {
        await twin.stop();
      }
    }));

  it('again within a minute when its answer was lost', () =>
    ringing(NIGHT, async (house) => {
      const call = await alarm(house);
      await climb(house, call, 10 * MINUTE - 1);
      await house.faults({ loseAnswers: ['pstncc/call'] });
      await climb(house, call, 10 * MINUTE);
      expect(await rungFor(house)).toEqual([DUTY]);
      await pass(house, 50);
      expect(await phoneOutcomes(house, call)).toEqual([`${DUTY} pending`]);
      await pass(house, 20);
      expect(await phoneOutcomes(house, call)).toEqual([`${DUTY} failed`]);
      expect(await rungFor(house)).toEqual([DUTY]);
    }));
});

describe('beside a gateway that can call', () => {
  it('WeCom rings only who has no telephone there', () =>
    ringing(
      MORNING,
      async (house) => {
        await changeEmployee(house, B, { mobile: null, extension: null });
        const call = await alarm(house);
        await climb(house, call, 10 * MINUTE);
        await house.skip(5);
        expect(await rungFor(house)).toEqual([B]);
        const answer = await fetch(`${house.gateway.url}/sim/alert-calls`);
        const lines = (await answer.json()) as { to: string }[];
        expect(lines.map(({ to }) => to)).toEqual(['13800000001']);
        expect([...(await phoneOutcomes(house, call))].map((one) => one.split(' ')[0])).toEqual([
          A,
          B,
        ]);
      },
      { GATEWAY_ALERT_CALLS: 'yes' },
    ));
});
