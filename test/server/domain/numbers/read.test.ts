import { describe, expect, it } from '@jest/globals';
import { normaliseLine } from '../../../../server/domain/numbers/print.ts';
import { readNumber, readNumbers } from '../../../../server/domain/numbers/read.ts';
import type { PhoneNumber } from '../../../../server/domain/numbers/types.ts';
import { CASES, FORMS } from './cases.ts';

const written = ({ kind, national, e164, extension }: PhoneNumber): string =>
  `${kind} ${national ?? e164 ?? '-'}${extension === null ? '' : `#${extension}`}`;

describe.each(Object.entries(CASES))('%s', (_name, cases) => {
  it.each(cases.map(([raw, ...numbers]) => ({ raw, numbers })))('$raw', ({ raw, numbers }) => {
    expect(readNumbers(raw).map(written)).toEqual(numbers);
    expect(written(readNumber(raw))).toBe(numbers[0]);
  });
});

describe('forms', () => {
  it.each(FORMS)('%s is %s, shown as %s', (raw, e164, masked) => {
    expect(readNumber(raw)).toMatchObject({ e164, masked });
  });

  it('prints a line exactly as the command line promises', () => {
    expect(normaliseLine('13800008888 / +852 2345 6789')).toEqual({
      raw: '13800008888 / +852 2345 6789',
      numbers: [
        {
          kind: 'mobile',
          e164: '+8613800008888',
          national: '13800008888',
          extension: null,
          masked: '138****8888',
        },
        {
          kind: 'international',
          e164: '+85223456789',
          national: null,
          extension: null,
          masked: '*******6789',
        },
      ],
    });
    expect(normaliseLine('')).toEqual({
      raw: '',
      numbers: [{ kind: 'withheld', e164: null, national: null, extension: null, masked: '' }],
    });
  });
});
