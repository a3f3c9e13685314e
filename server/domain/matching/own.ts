/** Numbers of our own house; they are never customers. Spec §2 rules. */
import { localPart, mainNumber } from '../numbers/keys.ts';
import { readNumber } from '../numbers/read.ts';
import type { StoredNumber } from '../numbers/types.ts';
import type { Employee } from '../people.ts';

/** Read once per change of people or configuration with `readOwnNumbers`. */
export interface OwnNumbers {
  /** Hotline and gateway numbers, without extension; landlines also without area code, as the exchange next door shows them. */
  readonly lines: ReadonlySet<string>;
  /** Employee id by mobile. */
  readonly mobiles: ReadonlyMap<string, string>;
  /** Employee id by extension. */
  readonly extensions: ReadonlyMap<string, string>;
}

/** Reads our numbers as they are configured, in any writing; people who left are left out. */
export function readOwnNumbers(own: {
  readonly hotlines: readonly string[];
  readonly gateways: readonly string[];
  readonly employees: readonly Pick<Employee, 'id' | 'mobile' | 'extension' | 'active'>[];
}): OwnNumbers {
  const lines = [...own.hotlines, ...own.gateways].flatMap((raw) => {
    const number = readNumber(raw);
    return [mainNumber(number), localPart(number)];
  });
  const mobiles = new Map<string, string>();
  const extensions = new Map<string, string>();
  for (const employee of own.employees) {
    if (!employee.active) continue;
    const mobile = employee.mobile === null ? null : mainNumber(readNumber(employee.mobile));
    if (mobile !== null) mobiles.set(mobile, employee.id);
    if (employee.extension !== null) extensions.set(employee.extension, employee.id);
  }
  return { lines: new Set(lines.filter((line) => line !== null)), mobiles, extensions };
}

/** Whose number it is when it is ours: an employee's, or (`employee` null) a line of the house; null when it is not. */
export function findOwn(
  number: StoredNumber,
  own: OwnNumbers,
): { readonly employee: string | null } | null {
  const main = mainNumber(number) ?? number.national;
  if (main === null) return null;
  if (own.lines.has(main)) {
    return { employee: own.extensions.get(number.extension ?? '') ?? null };
  }
  const employee = own.mobiles.get(main) ?? own.extensions.get(main);
  return employee === undefined ? null : { employee };
}
