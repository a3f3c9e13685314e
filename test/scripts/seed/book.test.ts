/** The trial company's book says what the specification's example says, and holds one of each kind of number. */
import { describe, expect, it } from '@jest/globals';
import { seedBook, seedRecords } from '../../../scripts/seed/book.ts';
import { SEED_EMPLOYEES } from '../../../scripts/seed/employees.ts';
import { seedTrial } from '../../../scripts/cli/seed-trial.ts';

const records = seedRecords();
const trial = seedTrial(new Date('2026-11-24T02:00:00Z'));

describe('the trial company', () => {
  it('has the example customer', () => {
    expect(records.customers[0]).toEqual({
      id: 'C001',
      name: '宁波奥克斯空调有限公司',
      level: 'vip',
      annualRevenue: 5_800_000,
      orderCount: 12,
      lastContactOn: '2024-06-10',
      lastContactType: 'phone',
      tags: ['大客户', '长期合作'],
      notes: '正在洽谈PCR-ABS批量订单',
      assignedSales: 'sales_manager_a',
    });
    const zhang = records.contacts.find(({ id }) => id === 'C001-1');
    expect(zhang).toMatchObject({ customerId: 'C001', name: '张经理', department: '采购部' });
  });

  it('gives every record an id of its own and every owner of numbers a record', () => {
    const ids = [...records.customers, ...records.contacts].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const owned = records.numbers.filter(({ under }) => under.startsWith('C'));
    expect(owned.filter(({ under }) => !ids.includes(under))).toEqual([]);
    expect(records.customers.length).toBeGreaterThan(35);
  });

  it('numbers its companies without a gap', () => {
    const wanted = records.customers.map((_, n) => `C${String(n + 1).padStart(3, '0')}`);
    expect(records.customers.map(({ id }) => id)).toEqual(wanted);
  });

  it('knows its sales, and leaves some customers without', () => {
    const sales = new Set(records.customers.map(({ assignedSales }) => assignedSales));
    const reps = SEED_EMPLOYEES.filter(({ roles }) => roles.includes('rep')).map(({ id }) => id);
    expect([...sales].sort()).toEqual([null, ...reps].sort());
    expect(new Set(records.customers.map(({ level }) => level)).size).toBe(3);
  });

  it('has a key for every contact', () => {
    const kinds = records.numbers.flatMap(({ entries }) => entries.map((one) => one.number.kind));
    expect(kinds).not.toContain('unknown');
    expect(kinds).not.toContain('withheld');
    expect(
      records.numbers.filter(({ entries, under }) => /-/.test(under) && entries.length === 0),
    ).toEqual([]);
  });

  it.each([
    ['13800008888', 'exact', 'C001-1'],
    ['057487421000转801', 'exact', 'C002-1'],
    ['057487421000', 'main-line', 'C002-1 C002-2 C002-3'],
    ['057487329016', 'suffix', 'C003'],
    ['13606741588', 'exact', 'C004-1 C005-1'],
    ['13557486666', 'tail-8', 'C031'],
    ['13777012345', 'remark', '-'],
    ['057463520177', 'exact', 'C007-1'],
    ['0085227654310', 'exact', 'C044-1'],
    ['4006182270', 'exact', 'C045'],
    ['13911112222', 'none', ''],
    ['13800000001', 'none', ''],
  ])('%s is %s: %s', async (number, kind, who) => {
    const match = await trial.match(number);
    expect(match.class).toBe(kind);
    const found = match.candidates.map(({ contact, customer }) => contact?.id ?? customer?.id);
    expect(
      found
        .map((id) => id ?? '-')
        .sort()
        .join(' '),
    ).toBe(who);
  });

  it('answers from memory by keys, as the store does', async () => {
    const book = seedBook();
    const { entries } = await book.lookUp(['n:13800008888', 'n:13606741588', 'n:none']);
    expect(entries.map((entry) => ('contact' in entry ? entry.contact : null))).toEqual([
      'C001-1',
      'C004-1',
      'C005-1',
    ]);
  });
});
