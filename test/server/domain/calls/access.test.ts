import { describe, expect, it } from '@jest/globals';
import { maySeeCall } from '../../../../server/domain/calls/access.ts';
import type { Call } from '../../../../server/domain/calls/types.ts';
import type { Employee, Role } from '../../../../server/domain/people.ts';
import { join, later, makeCall, OWNER, rings } from '../../flows/calls/make-call.ts';
import { customer } from '../matching/house.ts';
import { A, B, C, D, PEOPLE } from '../routing/make.ts';

function person(id: string, change: Partial<Employee> = {}): Employee {
  const known = PEOPLE.find((one) => one.id === id) ?? PEOPLE[0];
  if (!known) throw new Error('the trial company has nobody');
  return { ...known, id, ...change };
}

/** Nobody is in the plan: what remains is the customer. */
function unplanned(call: Call): Call {
  return { ...call, plan: null };
}

/** As planned, but for whom it rings first. */
function ringsFirst(call: Call, first: string): Call {
  if (!call.plan) throw new Error('the call has no plan');
  const steps = call.plan.steps.filter((step) => {
    return 'targets' in step && step.targets.every((target) => target.person === first);
  });
  expect(steps).not.toEqual([]);
  return { ...call, plan: { ...call.plan, steps } };
}

const owned = unplanned(makeCall());
/** A customer of A rings B first. */
const theirs = ringsFirst(makeCall(), B);
const nobodys = unplanned(
  makeCall({
    house: { book: { 'C1/张经理': '13800008888' }, customers: [{ ...OWNER, assignedSales: null }] },
  }),
);
const unknown = unplanned(makeCall({ house: { book: {} } }));
const withheld = unplanned(makeCall({ from: null }));
const unread = makeCall({ planned: false });
const colleague = unplanned(makeCall({ from: '13800000001' }));
const rungForC = unplanned(makeCall({ told: [[2, rings(C, 'office_phone')]] }));
const rungForDuty = unplanned(makeCall({ told: [[2, rings(D, 'mobile_phone')]] }));
const handedToC: Call = {
  ...owned,
  transfers: [
    { id: 't', from: A, to: C, at: later(9), by: 'press', inTalk: true, state: 'ringing' },
  ],
};
const rejected: Call = join(owned, [
  {
    type: 'pressed',
    id: 'p',
    at: later(4),
    person: A,
    listed: true,
    button: 'reject',
    target: null,
    candidate: 0,
    code: null,
    targetReach: null,
    ownReach: null,
    free: true,
    lead: null,
  },
]);
const confirmedForB: Call = join(unknown, [
  {
    type: 'attached',
    id: 'a',
    at: later(4),
    confirmation: 'x',
    by: A,
    candidate: {
      class: 'exact',
      confidence: 1,
      customer: customer('C9', { assignedSales: B }),
      contact: null,
      remark: null,
      confirmed: true,
    },
  },
]);

describe('who may see a call', () => {
  it.each<[string, Call, string, boolean]>([
    ['a rep: their own customer', owned, A, true],
    ['a rep: a colleague’s customer', owned, B, false],
    ['a rep: a customer of nobody', nobodys, B, false],
    ['a rep: an unknown caller', unknown, C, true],
    ['a rep: a withheld number', withheld, C, true],
    ['a rep: a number not looked up yet', unread, C, true],
    ['a rep: a colleague who calls', colleague, B, false],
    ['a rep: somebody said 都不是', rejected, B, true],
    ['a rep: 就是他 made it theirs', confirmedForB, B, true],
    ['a rep: 就是他 made it a colleague’s', confirmedForB, A, false],
    ['a rep: first in the plan', theirs, B, true],
    ['a rep: later in the plan, and never rung', makeCall(), B, false],
    ['a rep: their phone rang', rungForC, C, true],
    ['a rep: only a colleague’s phone rang', rungForC, B, false],
    ['a rep: a colleague hands it over', handedToC, C, true],
    ['duty: later in the plan, and never rung', makeCall(), D, false],
    ['duty: their phone rang', rungForDuty, D, true],
    ['duty: it never came to them', owned, D, false],
    ['duty: an unknown caller that never came to them', unknown, D, false],
    ['the director: any', owned, 'sales_director', true],
    ['the admin: any', owned, 'admin', true],
  ])('%s', (_name, call, viewer, may) => {
    expect(maySeeCall(call, person(viewer))).toBe(may);
  });

  it('nobody who was disabled, whatever they were', () => {
    for (const { id } of PEOPLE) {
      expect(maySeeCall(makeCall(), person(id, { active: false }))).toBe(false);
    }
  });

  it('nobody without a role, even if their phone rang', () => {
    expect(maySeeCall(rungForC, person(C, { roles: [] }))).toBe(false);
  });

  it.each<[readonly Role[], boolean]>([
    [['duty', 'rep'], true],
    [['duty'], false],
    [['duty', 'director'], true],
  ])('roles add up: %j', (roles, may) => {
    expect(maySeeCall(unknown, person(B, { roles }))).toBe(may);
  });
});
