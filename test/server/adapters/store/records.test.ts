import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLongStatuses } from '../../../../server/adapters/store/long-statuses.ts';
import { createRecords } from '../../../../server/adapters/store/records.ts';
import { createCompany } from '../../../../server/adapters/store/company.ts';
import type { StatusEntry } from '../../../../server/domain/people.ts';
import { DEFAULT_TABLES } from '../../../../server/domain/routing/tables.ts';
import { SEED_EMPLOYEES } from '../../../../scripts/seed/employees.ts';
import { START, after, makeCall } from '../../../contracts/store-samples.ts';
import { openPlace } from './place.ts';

const place = openPlace();
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'callpop-records-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const open = () => {
  const context = place.of();
  return {
    context,
    records: createRecords({ ...context, audioDir: join(folder, context.tenantId) }),
    stored: (name: string) =>
      context.connection.collection(name).find({ tenantId: context.tenantId }).toArray(),
  };
};

const MESSAGE = {
  startedAt: START,
  leftAt: after(45),
  seconds: 35,
  recording: 'rec-1',
  askedBy: null,
};
const RECORDING = {
  id: 'rec-1',
  kind: 'voicemail',
  person: null,
  seconds: 35,
  format: 'wav',
  sha256: null,
  url: 'http://127.0.0.1/rec-1.wav',
  state: 'ready',
} as const;

describe('the record of a voicemail', () => {
  it('is written once per call, however often it is asked for, under a number of the day', async () => {
    const { records, stored } = open();
    const call = makeCall('c1', { voicemail: MESSAGE });
    await Promise.all(Array.from({ length: 8 }, () => records.voicemail(call, '2026-11-24')));
    await records.voicemail(makeCall('c2', { voicemail: MESSAGE }), '2026-11-24');
    await records.voicemail(makeCall('c3'), '2026-11-24');
    const written = await stored('voicemails');
    expect(written.map((one) => String(one['call'])).sort()).toEqual(['c1', 'c2']);
    expect(new Set(written.map((one) => String(one['number']))).size).toBe(2);
    for (const one of written) expect(one['number']).toMatch(/^VM-20261124-[0-9A-HJKMNP-TV-Z]{8}$/);
    expect(written[0]).toMatchObject({
      seconds: 35,
      recording: 'rec-1',
      callerNumber: '13800008888',
    });
  });
});

describe('a recording', () => {
  it('is kept on disk for its owner only, and found by id and by call', async () => {
    const { records } = open();
    const call = makeCall('c1');
    const audio = Buffer.from('RIFF and so on');
    for (const _twice of [1, 2]) {
      const draft = await records.draft(RECORDING);
      await draft.write(audio.subarray(0, 4));
      await draft.write(audio.subarray(4));
      await draft.keep(call, 'audio/wav');
      await draft.drop();
    }
    const found = await records.findRecording('rec-1');
    expect(found).toMatchObject({ id: 'rec-1', call: 'c1', size: audio.length, type: 'audio/wav' });
    expect(await readFile(found?.file ?? '')).toEqual(audio);
    expect((await stat(found?.file ?? '')).mode & 0o777).toBe(0o600);
    expect(await records.recordingsOf('c1')).toEqual([found]);
    expect(await records.recordingsOf('c2')).toEqual([]);
    expect(await records.findRecording('rec-2')).toBeNull();
  });

  it('of any name lies inside the folder', async () => {
    const { records, context } = open();
    const named = { ...RECORDING, id: '../../etc/passwd' };
    const draft = await records.draft(named);
    await draft.write(Buffer.from('x'));
    await draft.keep(makeCall('c1'), 'audio/wav');
    await draft.drop();
    const file = (await records.findRecording('../../etc/passwd'))?.file ?? '';
    expect(file.startsWith(join(folder, context.tenantId))).toBe(true);
    expect(file).not.toContain('..');
  });
});

describe('the record of an identification', () => {
  it('is one per call and follows what is known', async () => {
    const { records, stored } = open();
    const match = {
      class: 'none',
      confidence: 0,
      candidates: [],
      employee: null,
      ownNumber: false,
      colleagues: [],
      why: [],
    } as const;
    const call = makeCall('c1', {
      identification: { match, at: START, confirmed: null, rejected: null },
    });
    await records.identification(makeCall('c0'), START);
    await records.identification(call, START);
    const candidate = {
      class: 'exact',
      confidence: 1,
      customer: {
        id: 'C001',
        name: '宁波奥克斯空调有限公司',
        level: 'vip',
        annualRevenue: null,
        orderCount: null,
        lastContactOn: null,
        lastContactType: null,
        tags: [],
        notes: null,
        assignedSales: null,
      },
      contact: null,
      remark: null,
      confirmed: true,
    } as const;
    const confirmed = { id: 'p', by: 'sales_manager_a', at: after(5), candidate };
    const known = { match, at: START, confirmed, rejected: null };
    await records.identification({ ...call, identification: known }, after(6));
    expect(await stored('callerIdentifications')).toEqual([
      expect.objectContaining({
        call: 'c1',
        class: 'exact',
        confidence: 1,
        customer: 'C001',
        level: 'vip',
        confirmedBy: 'sales_manager_a',
        identifiedAt: START,
        createdAt: START,
        updatedAt: after(6),
      }),
    ]);
  });
});

describe('long statuses', () => {
  const entry = (person: string, change: Partial<StatusEntry> = {}): StatusEntry => ({
    person,
    status: 'on_leave',
    since: START,
    until: after(3600),
    source: 'app',
    location: null,
    version: 1,
    ...change,
  });

  it('one per person, the last one said, until it ends or is removed', async () => {
    const statuses = createLongStatuses(place.of());
    await statuses.save(entry('a'));
    await statuses.save(entry('a', { status: 'off_duty', until: after(7200), version: 2 }));
    await statuses.save(entry('b'));
    await statuses.save(entry('c'));
    await statuses.remove('c');
    await statuses.remove('nobody');
    const held = await statuses.holding(after(3599));
    expect([...held].sort((x, y) => (x.person < y.person ? -1 : 1))).toEqual([
      entry('a', { status: 'off_duty', until: after(7200), version: 2 }),
      entry('b'),
    ]);
    expect((await statuses.holding(after(3600))).map((one) => one.person)).toEqual(['a']);
  });
});

describe('the company', () => {
  const clock = { now: () => START, wall: () => new Date() };

  it('has its people and its newest tables, and adds nobody twice', async () => {
    const company = createCompany({ ...place.of(), clock });
    await expect(company.tables.current()).rejects.toThrow(/seed/);
    await company.loader.addEmployees(SEED_EMPLOYEES, START);
    await company.loader.addEmployees(SEED_EMPLOYEES, after(5));
    await company.loader.addTables({ ...DEFAULT_TABLES, version: 2 }, START);
    await company.loader.addTables(DEFAULT_TABLES, START);
    await company.loader.addTables(DEFAULT_TABLES, after(5));
    const everybody = await company.people.all();
    expect([...everybody].sort((x, y) => (x.id < y.id ? -1 : 1))).toEqual(
      SEED_EMPLOYEES.toSorted((x, y) => (x.id < y.id ? -1 : 1)),
    );
    expect(await company.tables.current()).toEqual({ ...DEFAULT_TABLES, version: 2 });
  });

  it('gives a role to who is there, in any case of letters, and to who was not', async () => {
    const company = createCompany({ ...place.of(), clock });
    await company.loader.addEmployees(SEED_EMPLOYEES, START);
    const known = await company.people.grant('Sales_Manager_A', 'admin');
    expect(known).toMatchObject({ id: 'sales_manager_a', roles: ['rep', 'admin'] });
    expect((await company.people.grant('sales_manager_a', 'admin')).roles).toEqual([
      'rep',
      'admin',
    ]);
    expect(await company.people.grant('ZhangSan', 'admin')).toMatchObject({
      id: 'zhangsan',
      wecomUserId: 'ZhangSan',
      roles: ['admin'],
      active: true,
    });
    expect(await company.people.all()).toHaveLength(SEED_EMPLOYEES.length + 1);
  });
});
