/** What is taken for a callback of 科大讯飞, and what is not. */
import { describe, expect, it } from '@jest/globals';
import { parseCallback } from '../../../../../server/adapters/speech/iflytek/parse.ts';

describe('parseCallback', () => {
  it.each([
    [
      { orderId: 'DKHJQ2022', status: '1' },
      { order: 'DKHJQ2022', ok: true },
    ],
    [
      { orderId: 'DKHJQ2022', status: '-1', resultType: 'transfer' },
      { order: 'DKHJQ2022', ok: false },
    ],
    [{ orderId: 'DKHJQ2022' }, null],
    [{ orderId: 'DKHJQ2022', status: '3' }, null],
    [{ orderId: '', status: '1' }, null],
    [{ orderId: '../etc', status: '1' }, null],
    [{ orderId: ['a', 'b'], status: '1' }, null],
    [{ orderId: 'x'.repeat(200), status: '1' }, null],
    [{}, null],
  ])('%j', (query, told) => {
    expect(parseCallback(query)).toEqual(told);
  });
});
