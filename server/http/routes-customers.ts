/** Doors of customers and of whole numbers. */
import { ROLES } from '../domain/people.ts';
import { listCustomers, nameCustomer, showCustomer, showCustomerCalls } from './api/customers.ts';
import { revealCallNumber, revealCustomerNumber } from './api/reveal.ts';
import type { Route } from './door.ts';
import type { Doors } from './doors.ts';

/** Any employee with a role; which customer or call is theirs is decided one by one. */
const EVERY_ROLE = ROLES;

export function listCustomerRoutes(doors: Doors): readonly Route[] {
  const at = { guard: EVERY_ROLE } as const;
  return [
    { method: 'get', path: '/api/customers', ...at, ...listCustomers(doors) },
    { method: 'get', path: '/api/customers/:id', ...at, ...showCustomer(doors) },
    { method: 'get', path: '/api/customers/:id/calls', ...at, ...showCustomerCalls(doors) },
    { method: 'post', path: '/api/customers/:id/name', ...at, ...nameCustomer(doors) },
    { method: 'post', path: '/api/customers/:id/reveal', ...at, ...revealCustomerNumber(doors) },
    { method: 'post', path: '/api/calls/:id/reveal', ...at, ...revealCallNumber(doors) },
  ];
}
