/** Daily reports and their pictures in the real store: filed once, taken by one, ended once; pictures live 72 hours. */
import { describe, expect, it } from '@jest/globals';
import { createPictures } from '../../../../server/adapters/store/pictures.ts';
import { createReports } from '../../../../server/adapters/store/reports.ts';
import { freezeReport, type Report } from '../../../../server/domain/report/freeze.ts';
import { BEGIN, later } from '../../flows/calls/make-call.ts';
import { openPlace } from './place.ts';

const place = openPlace();

function makeReport(key: string, change: Partial<Report> = {}): Report {
  const due = { key, from: BEGIN, to: later(3600) };
  const things = { outcomes: [], alerts: [], todos: [], wrongNumbers: new Set<string>() };
  return { ...freezeReport(due, things, { people: [], now: later(3600) }), ...change };
}
const take = (now: Date, seconds = 50) => ({
  now,
  until: new Date(now.getTime() + seconds * 1000),
  limit: 5,
});

describe('a report', () => {
  it('comes back as it was filed, to its own tenant', async () => {
    const reports = createReports(place.of());
    const report = makeReport('2026-11-24', {
      overdue: [{ what: '138****8888', who: '销售经理A', due: BEGIN }],
    });
    expect(await reports.file(report, later(50))).toBe(true);
    expect(await reports.load('2026-11-24')).toEqual(report);
    expect(await createReports(place.of()).load('2026-11-24')).toBeNull();
  });

  it('of one date is filed once, by one of eight, and stays as it was', async () => {
    const reports = createReports(place.of());
    const eight = Array.from({ length: 8 }, (_, n) =>
      reports.file(makeReport('2026-11-24', { readers: [`p${n}`] }), later(50)),
    );
    const filed = await Promise.all(eight);
    expect(filed.filter(Boolean)).toHaveLength(1);
    const winner = `p${filed.indexOf(true)}`;
    expect((await reports.load('2026-11-24'))?.readers).toEqual([winner]);
  });

  it('is gone on with by one of eight once its lease is over, and by nobody once it has ended', async () => {
    const reports = createReports(place.of());
    await reports.file(makeReport('2026-11-24'), later(50));
    expect(await reports.takeOpen(take(later(49)))).toEqual([]);
    const eight = Array.from({ length: 8 }, () => reports.takeOpen(take(later(50))));
    const taken = (await Promise.all(eight)).flat();
    expect(taken.map(({ day }) => day)).toEqual(['2026-11-24']);
    await reports.close('2026-11-24', 'sent');
    await reports.close('2026-11-24', 'lapsed');
    expect(await reports.takeOpen(take(later(9000)))).toEqual([]);
    expect((await reports.load('2026-11-24'))?.state).toBe('sent');
  });

  it('that lapsed is not the last one', async () => {
    const reports = createReports(place.of());
    expect(await reports.last()).toBeNull();
    await reports.file(makeReport('2026-11-23'), later(50));
    await reports.file(makeReport('2026-11-24'), later(50));
    expect(await reports.last()).toEqual({ day: '2026-11-24', state: 'open' });
    await reports.close('2026-11-23', 'sent');
    await reports.close('2026-11-24', 'lapsed');
    expect(await reports.last()).toEqual({ day: '2026-11-23', state: 'sent' });
  });

  it('settles its picture once', async () => {
    const reports = createReports(place.of());
    await reports.file(makeReport('2026-11-24'), later(50));
    await reports.settlePicture('2026-11-24', { token: 'first', aspectRatio: 1.78 });
    await reports.settlePicture('2026-11-24', 'none');
    expect((await reports.load('2026-11-24'))?.picture).toMatchObject({ token: 'first' });
  });
});

describe('a picture', () => {
  const HOUR = 3600;
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 255, 10]);

  it('opens by its secret for 72 hours, and leaves the store with the next one', async () => {
    const context = place.of();
    let now = BEGIN;
    const pictures = createPictures({ ...context, clock: { now: () => now } });
    const token = await pictures.keep(png);
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    now = later(72 * HOUR - 1);
    expect((await pictures.find(token))?.equals(png)).toBe(true);
    now = later(72 * HOUR);
    expect(await pictures.find(token)).toBeNull();
    await pictures.keep(png);
    const { connection, tenantId } = context;
    expect(await connection.collection('pictures').countDocuments({ tenantId })).toBe(1);
  });

  it('has another secret each time, is unknown to other tenants, and its secret is not stored', async () => {
    const context = place.of();
    const clock = { now: () => BEGIN };
    const pictures = createPictures({ ...context, clock });
    const [one, other] = [await pictures.keep(png), await pictures.keep(png)];
    expect(one).not.toBe(other);
    expect(await createPictures({ ...place.of(), clock }).find(one)).toBeNull();
    expect(await pictures.find(`${one.slice(0, -1)}${one.endsWith('A') ? 'B' : 'A'}`)).toBeNull();
    const { connection, tenantId } = context;
    const stored = await connection.collection('pictures').find({ tenantId }).toArray();
    expect(JSON.stringify(stored)).not.toContain(one);
  });
});
