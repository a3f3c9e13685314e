/** The rules of layout at all sizes of pages §6, large text among them. */
import { expect } from '@jest/globals';
import { layoutAt, PHONE, SIZES, type Phone } from './browser.ts';
import type { MiniHouse } from './house.ts';

/** A page that is open, and opened once more by the same person with large text; leaves the phone at its usual size. */
export async function fitsEverywhere(
  { phone: open }: Pick<MiniHouse, 'phone'>,
  phone: Phone,
  { person, page }: { readonly person: string; readonly page: string },
): Promise<void> {
  for (const size of SIZES) {
    const one = size.font === undefined ? phone : await open(person, { open: page, size });
    expect({ page, size, faults: await layoutAt(one, size) }).toEqual({ page, size, faults: [] });
    if (one === phone) continue;
    await one.picture(`${page.replace(/\?.*$/, '').replaceAll('/', '-')}-large`);
    await one.close();
  }
  await layoutAt(phone, PHONE);
}
