/** Random numbers and the ways people and carriers write them. */
import fc from 'fast-check';

const DIGITS = Array.from('0123456789');

const digits = (length: number, first = '0123456789'): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...Array.from(first)),
      fc.string({
        unit: fc.constantFrom(...DIGITS),
        minLength: length - 1,
        maxLength: length - 1,
      }),
    )
    .map(([head, rest]) => head + rest);

/** A number as its natural groups, national form with trunk 0. */
export interface Parts {
  readonly trunk: boolean;
  readonly groups: readonly string[];
}

export const mobiles: fc.Arbitrary<Parts> = fc
  .tuple(digits(1, '3456789'), digits(4), digits(4), digits(1))
  .map(([second, middle, last, third]) => ({
    trunk: false,
    groups: [`1${second}${third}`, middle, last],
  }));

export const landlines: fc.Arbitrary<Parts> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('010', '020', '021', '028', '0574', '0755', '0512'),
      digits(8, '2345678'),
    )
    .map(([area, local]) => ({ trunk: true, groups: [area, local.slice(0, 4), local.slice(4)] })),
  fc
    .tuple(fc.constantFrom('0515', '0718', '0999', '0319'), digits(7, '2345678'))
    .map(([area, local]) => ({ trunk: true, groups: [area, local.slice(0, 3), local.slice(3)] })),
);

export const hotlines: fc.Arbitrary<Parts> = fc
  .tuple(fc.constantFrom('400', '800'), digits(3), digits(4))
  .map((groups) => ({ trunk: false, groups }));

export const fullNumbers: fc.Arbitrary<Parts> = fc.oneof(mobiles, landlines, hotlines);

export const plainOf = ({ groups }: Parts): string => groups.join('');

const WIDE = '０１２３４５６７８９';
const widths: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replace(/\d/g, (digit) => WIDE[Number(digit)] ?? digit),
  (text) => text.replaceAll('-', '－').replaceAll('(', '（').replaceAll(')', '）'),
  (text) => `\u202d${text}\u202c`,
];
const wraps: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `  ${text}\r`,
  (text) => `sip:${text}@10.0.0.1:5060;user=phone`,
  (text) => `"张三 12" <sip:${text}@host>;tag=8f3`,
  (text) => `tel:${text}`,
  (text) => `电话：${text}`,
  (text) => `(${text})`,
];
const ACCESS_CODES = [
  '17951',
  '17901',
  '17909',
  '17911',
  '17931',
  '12593',
  '125831',
  '125832',
  '10193',
];
const PREFIXES = [
  '',
  '+86',
  '+86 ',
  '0086',
  '0086-',
  '086',
  '86',
  '(+86)',
  '+86-(0)',
  ...ACCESS_CODES,
];

/** One of the many ways to write the number. */
export function decorated(
  number: fc.Arbitrary<Parts>,
): fc.Arbitrary<{ plain: string; raw: string }> {
  return fc
    .record({
      parts: number,
      prefix: fc.constantFrom(...PREFIXES),
      separator: fc.constantFrom('', ' ', '-', '.', ' - '),
      dropTrunk: fc.boolean(),
      wide: fc.constantFrom(...widths),
      wrap: fc.constantFrom(...wraps),
    })
    .map(({ parts, prefix, separator, dropTrunk, wide, wrap }) => {
      const [head = '', ...rest] = parts.groups;
      const first = dropTrunk && parts.trunk ? head.slice(1) : head;
      return { plain: plainOf(parts), raw: wrap(wide(prefix + [first, ...rest].join(separator))) };
    });
}
