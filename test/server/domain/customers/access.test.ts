/** Who sees a customer, and who may name one. */
import { describe, expect, it } from '@jest/globals';
import {
  maySeeCustomer,
  mayName,
  salesSeenBy,
  seesEverybody,
} from '../../../../server/domain/customers/access.ts';
import { ROLES, type Role } from '../../../../server/domain/people.ts';
import { makePerson } from '../../http/doors.ts';

const ME = 'sales_manager_a';
const OTHER = 'sales_manager_b';
type Owner = typeof ME | typeof OTHER | null;

describe('a customer', () => {
  it.each<[readonly Role[], Owner, boolean, boolean]>([
    [['rep'], ME, false, true],
    [['rep'], null, false, true],
    [['rep'], OTHER, false, false],
    [['rep'], OTHER, true, true],
    [['duty'], ME, false, false],
    [['duty'], null, false, false],
    [['duty'], OTHER, true, true],
    [['rep', 'duty'], null, false, true],
    [['director'], OTHER, false, true],
    [['admin'], OTHER, false, true],
    [[], ME, true, false],
  ])('%j, whose it is: %s, met: %s → %s', (roles, assignedSales, met, sees) => {
    const viewer = makePerson(ME, roles);
    expect(maySeeCustomer({ assignedSales }, viewer, met)).toBe(sees);
    expect(maySeeCustomer({ assignedSales }, { ...viewer, active: false }, met)).toBe(false);
  });

  it('is in the list of whoever sees it without having met it', () => {
    for (const roles of [[], ...ROLES.map((role) => [role]), ['rep', 'duty'] as const]) {
      const viewer = makePerson(ME, roles);
      for (const assignedSales of [ME, OTHER, null]) {
        const listed = seesEverybody(viewer) || salesSeenBy(viewer).includes(assignedSales);
        expect(listed).toBe(maySeeCustomer({ assignedSales }, viewer, false));
      }
    }
  });
});

describe('the name of a customer', () => {
  it.each<[readonly Role[], Owner, boolean, ReturnType<typeof mayName>]>([
    [['rep'], ME, true, 'yes'],
    [['rep'], OTHER, true, 'theirs'],
    [['director'], OTHER, true, 'yes'],
    [['admin'], null, true, 'yes'],
    [['rep'], ME, false, 'fixed'],
    [['admin'], ME, false, 'fixed'],
  ])('%j, whose it is: %s, a lead: %s → %s', (roles, assignedSales, lead, may) => {
    expect(mayName({ customer: { assignedSales }, lead }, makePerson(ME, roles))).toBe(may);
  });
});
