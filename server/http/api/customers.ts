/** Customers: the list, the page, the rest of its calls, and the name of a lead. */
import { z } from 'zod';
import { AppError, ConflictError } from '../../errors.ts';
import type { Named } from '../../flows/customers/name-lead.ts';
import type { Shown } from '../../flows/customers/show-customer.ts';
import { answerJson } from '../answer.ts';
import { memberDoor, type MemberDoor } from '../door.ts';
import type { Doors } from '../doors.ts';
import { id } from '../schemas/act.ts';
import {
  customerCallsSchema,
  customerListQuery,
  customerListSchema,
  customerPageSchema,
  historyQuery,
  nameBody,
} from '../schemas/customers.ts';
import { keyOf } from './calls.ts';

const byId = z.object({ id });

export function refuseCustomer(why: 'gone' | 'forbidden'): AppError {
  if (why === 'forbidden')
    return new AppError('customer_forbidden', 'not a customer of this viewer');
  return new AppError('not_found', 'no such customer, contact or number');
}

function demandCustomer<View>(shown: Shown<View>): View {
  if (shown.ok) return shown.view;
  throw refuseCustomer(shown.why);
}

export function listCustomers({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'Customers this person may see, talked to last first, 30 at a time: by company, contact, or the last digits of a number.',
    query: customerListQuery,
    answers: { 200: customerListSchema },
    handle: async ({ query: { q, cursor }, viewer }) =>
      answerJson(await needs.customers.list({ viewer, q, cursor: cursor ?? null })),
  });
}

export function showCustomer({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'All that the page of a customer shows: who, numbers masked, what is open, calls and communications newest first.',
    params: byId,
    answers: { 200: customerPageSchema },
    handle: async ({ params, viewer }) =>
      answerJson(demandCustomer(await needs.customers.show({ customer: params.id, viewer }))),
  });
}

export function showCustomerCalls({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'The calls and communications behind those that were shown.',
    params: byId,
    query: historyQuery,
    answers: { 200: customerCallsSchema },
    async handle({ params, query, viewer }) {
      const wish = { customer: params.id, viewer, cursor: query.cursor ?? null };
      return answerJson(demandCustomer(await needs.customers.history(wish)));
    },
  });
}

function demandNamed(named: Named) {
  if (named.ok) return named.view;
  if (named.why !== 'refused') throw refuseCustomer(named.why);
  const said = { code: 'customer_fixed', line: named.line } as const;
  throw new ConflictError('this customer is not to be named', named.view, said);
}

export function nameCustomer({ needs }: Doors): MemberDoor {
  return memberDoor({
    says: 'A lead is given its name, or its contact one, by its sales or a director; 409 for any other customer.',
    params: byId,
    body: nameBody,
    answers: { 200: customerPageSchema },
    async handle({ params, body: { name, contact }, viewer, headers }) {
      const person = contact
        ? { name: contact.name, department: contact.department ?? null }
        : null;
      const wish = { customer: params.id, viewer, key: keyOf(headers), name: name ?? null };
      return answerJson(demandNamed(await needs.customers.name({ ...wish, contact: person })));
    },
  });
}
