/** The digest's part of the communication record: what was said of prices and quantities stays with them. */
import { expect, it } from '@jest/globals';
import type { DigestPart } from '../../../../server/domain/communications/types.ts';
import type { Insight } from '../../../../server/domain/insight/types.ts';
import { keepRecord } from '../../../../server/flows/digest/record.ts';
import { after, composed, extracted, KEPT, play, told } from '../../domain/digest/stage.ts';

async function partOf(facts: Partial<Insight>): Promise<DigestPart> {
  const events = [told(0, { recordings: KEPT }), composed(1), extracted(2, facts)];
  const { digest, rows } = play(events);
  const [row] = rows;
  if (!row) throw new Error('nothing was asked for');
  const parts: DigestPart[] = [];
  const keep = keepRecord({
    digests: { load: () => Promise.resolve(digest) },
    transcripts: { load: () => Promise.resolve(null) },
    communications: {
      fromDigest(_call, part) {
        parts.push(part);
        return Promise.resolve(null);
      },
    },
    wish: () => Promise.resolve(null),
    clock: { now: () => after(3) },
    seam: () => undefined,
  });
  // There is no record of the call yet: told so, after the part was written.
  expect(await keep({ do: 'record' }, { digest, row })).toEqual({
    problem: 'the call has no record yet',
  });
  const [part] = parts;
  if (!part) throw new Error('nothing was written');
  return part;
}

it('a price keeps whose it is, the tax and the range; a quantity its range and period', async () => {
  const where = { evidence: [2], confidence: 0.8 };
  const ours = { amount: 11_800, currency: 'CNY', per: '吨', tax: true, by: 'agent' } as const;
  const theirs = {
    ...{ amount: 11_200, max: 11_500, currency: 'CNY', per: null },
    ...{ approx: true, by: 'customer' as const, competitor: true },
  } as const;
  const some = { amount: 3, unit: '吨', max: 4, approx: true, period: '每月' };
  const part = await partOf({
    prices: [
      { ...ours, ...where },
      { ...theirs, ...where },
    ],
    quantities: [{ ...some, ...where }],
  });
  expect(part.prices).toEqual([ours, theirs]);
  expect(part.quantities).toEqual([some]);
});

it('what a competitor sells is no product of ours', async () => {
  const where = { evidence: [2], confidence: 0.8 };
  const products = [
    { model: 'PCR-ABS-757', ...where },
    { model: 'HI-121H', competitor: true, ...where },
  ];
  expect((await partOf({ products })).products).toEqual(['PCR-ABS-757']);
});
