/** A house of two hundred with full lists: no GET of a page weighs more than a phone should load at once. Pages §6. */
import { describe, expect, it } from '@jest/globals';
import type { Document, ObjectId } from 'mongodb';
import type { SpanReport, TeamBoard } from '../../server/http/contract/answers.ts';
import { openHouse, type House } from '../support/house.ts';
import { A, logIn, stored } from './acts.ts';
import { talk } from './after.ts';
import { ADMIN, alarm, DIRECTOR, MORNING } from './alerting.ts';

const MOST_BYTES = 40_000;
const PEOPLE = 200;
const ROWS = 60;
/** Forty characters, and a place of twenty. */
const COMPANY = '宁波市鄞州区奥克斯中央空调压缩机与精密注塑制造有限责任公司第三事业部采购中心';
const PLACE = '余姚市塑料城国际会展中心北门停车场旁边';

/** So many of the one that is there, each a little different. */
async function fill(
  house: House,
  [collection, count]: readonly [string, number],
  change: (n: number, one: Document) => Document,
  filter: Document = {},
): Promise<void> {
  const one = await stored(house, collection).findOne(filter);
  if (!one) throw new Error(`nothing in ${collection}`);
  const more = Array.from({ length: count }, (_, n) => {
    const id = `big-${n}`;
    return { ...one, id, ...change(n, one), _id: `T001:${id}` as unknown as ObjectId };
  });
  await stored(house, collection).insertMany(more);
}

async function people(house: House): Promise<void> {
  const named = (n: number) => ({
    ...{ name: `华东区域大客户销售经理${n}号`, wecomUserId: `big-${n}` },
    roles: n % 5 === 0 ? ['duty'] : ['rep'],
  });
  await fill(house, ['employees', PEOPLE], named, { id: A });
  const now = house.clock.now();
  const until = new Date(now.getTime() + 3_600_000);
  for (let n = 0; n < PEOPLE; n += 1) {
    await house.running().adapters.statuses.set({
      ...{ person: `big-${n}`, status: 'in_field', since: now, until, source: 'app' },
      location: PLACE,
    });
  }
}

/** Calls, to-dos, alerts and customers, as those that are there, with all words at their longest. */
async function things(house: House): Promise<void> {
  const long = (at: unknown): unknown =>
    JSON.parse(JSON.stringify(at).replaceAll('宁波奥克斯空调有限公司', COMPANY), revive);
  const all = (n: number, one: Document) => ({ ...(long(one) as Document), id: `big-${n}` });
  const at = (n: number, one: Document): Date =>
    new Date((one['createdAt'] as Date).getTime() - n * 60_000);
  const later = (n: number, one: Document) => ({ ...all(n, one), createdAt: at(n, one) });
  const outcome = (n: number, one: Document) => ({
    outcome: { ...(one['outcome'] as Document), id: `big-${n}`, person: `big-${n}` },
  });
  const called = (n: number, one: Document) => ({ ...later(n, one), ...outcome(n, one) });
  await fill(house, ['calls', PEOPLE], called, { 'listed.phase': 'ended' });
  await fill(house, ['digests', ROWS], (n) => ({
    rows: [STUCK],
    dueAt: STUCK.dueAt,
    call: `big-${n}`,
  }));
  await fill(house, ['todos', ROWS], (n, one) => ({ ...later(n, one), call: `big-${n}` }));
  await fill(house, ['alerts', ROWS], (n, one) => ({ ...later(n, one), openNumber: `big-${n}` }));
  const named = (n: number, one: Document) => ({ ...one, id: `big-${n}`, name: `${COMPANY}${n}` });
  await fill(house, ['customers', ROWS], named, { id: 'C001' });
}

/** A step that was tried in vain, as stores keep it. */
const STUCK = {
  ...{ id: 'extract:1', what: { do: 'extract', round: 1 }, attempts: 20, parked: true },
  dueAt: new Date('9999-12-31T00:00:00Z'),
  problem: 'the provider answered 500: '.padEnd(200, 'x'),
};

/** A week that is changed often. */
async function changes(house: House, token: string): Promise<void> {
  const first = Date.parse('2026-11-25T09:00:00+08:00');
  for (let n = 0; n < 20; n += 1) {
    const [from, to] = [0, 1].map((hours) => new Date(first + (n * 2 + hours) * 3_600_000));
    const body = { kind: 'add', person: `big-${(n % 40) * 5}`, from, to };
    const answer = await house.api('/api/roster/overrides', { method: 'POST', token, body });
    expect([n, answer.status, await answer.text()]).toEqual([n, 200, expect.anything()]);
  }
}

function revive(_key: string, value: unknown): unknown {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)
    ? new Date(value)
    : value;
}

describe('a house of two hundred', () => {
  it('answers each page in 40 kB, and finds by name whom it has no room for', async () => {
    const house = await openHouse(MORNING, {}, { speech: true });
    try {
      const call = await talk(house, 'inquiry');
      await alarm(house);
      await people(house);
      await things(house);
      await house.restart();
      const tokens = new Map<string, string>();
      for (const one of [A, DIRECTOR, ADMIN]) tokens.set(one, await logIn(house, one));
      await changes(house, tokens.get(ADMIN) ?? '');
      const read = async (person: string, path: string) => {
        const answer = await house.api(path, { token: tokens.get(person) ?? '' });
        const text = await answer.text();
        const weight = Buffer.byteLength(text);
        return { status: answer.status, weight, body: JSON.parse(text) as unknown };
      };
      const heavy: string[] = [];
      for (const [person, path] of [
        ...[A, DIRECTOR, ADMIN].flatMap((one) =>
          [
            '/api/me',
            '/api/me/status',
            '/api/inbox',
            '/api/calls',
            '/api/customers',
            '/api/roster/page',
          ].map((page) => [one, page] as const),
        ),
        ...['alerts', 'callbacks', 'overdue'].map(
          (show) => [DIRECTOR, `/api/me/status?show=${show}`] as const,
        ),
        [A, '/api/customers/C001'],
        [A, `/api/calls/${call}?sentences=50`],
        [A, `/api/calls/${call}/colleagues`],
        [DIRECTOR, '/api/team'],
        [DIRECTOR, '/api/reports'],
        [ADMIN, '/api/jobs'],
      ] as const) {
        const { status, weight } = await read(person, path);
        expect([path, status]).toEqual([path, 200]);
        if (weight > MOST_BYTES) heavy.push(`${person} ${path} ${weight}`);
      }
      expect(heavy).toEqual([]);

      const report = (await read(DIRECTOR, '/api/reports')).body as SpanReport;
      expect([report.byPerson.length, report.byPersonMore]).toEqual([50, PEOPLE - 50 + 1]);
      const board = (await read(DIRECTOR, '/api/team')).body as TeamBoard;
      expect(board.team.length + board.more).toBeGreaterThan(PEOPLE);
      expect(board.team).toHaveLength(40);
      const q = encodeURIComponent('销售经理137号');
      const found = (await read(DIRECTOR, `/api/team?q=${q}`)).body as TeamBoard;
      expect(found.team.map(({ person }) => person.id)).toEqual(['big-137']);
      expect(found).toMatchObject({ more: 0, team: [{ location: PLACE }] });
      const nobody = (await read(DIRECTOR, '/api/team?q=nobody')).body as TeamBoard;
      expect(nobody).toMatchObject({ team: [], more: 0 });
    } finally {
      await house.close();
    }
  });
});
