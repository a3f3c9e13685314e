/** What stories of customers do: look for one, and open its page as somebody. */
import type { CustomerList, CustomerPage } from '../../server/http/contract/answers.ts';
import type { House } from '../support/house.ts';
import type { Answered, Reader } from './pages.ts';

/** 宁波奥克斯, whose sales is A. */
export const AUX = 'C001';
/** What may stand in no answer but that of the reveal. */
export const FULL_NUMBER = /1[3-9]\d{9}|0574\d{7,8}/;

export async function missed(house: House, from: string): Promise<string> {
  const call = await house.ring({ from });
  await house.pass(8);
  await house.phone(call, 'hangup');
  return call;
}

export async function found(reader: Reader, q = ''): Promise<CustomerList> {
  const path = `/api/customers?q=${encodeURIComponent(q)}`;
  return (await reader.get<CustomerList>(path)).body;
}

export async function ids(reader: Reader, q = ''): Promise<readonly string[]> {
  return (await found(reader, q)).rows.map(({ id }) => id);
}

export function page(reader: Reader, id = AUX): Promise<Answered<CustomerPage>> {
  return reader.get<CustomerPage>(`/api/customers/${id}`);
}
