import { describe, expect, it } from '@jest/globals';
import { SEED_PRODUCTS } from '../../../../scripts/seed/products.ts';
import type { StoreContext } from '../../../../server/adapters/store/collection.ts';
import { createProducts } from '../../../../server/adapters/store/products.ts';
import type { Product } from '../../../../server/domain/insight/types.ts';
import { after, START } from '../../../contracts/store-samples.ts';
import { openPlace } from './place.ts';

const place = openPlace();
const product = (id: string, change: Partial<Product> = {}): Product => ({
  id,
  model: `PCR-ABS-${id}`,
  aliases: [`${id}料`],
  family: 'PCR-ABS',
  unit: '吨',
  ...change,
});

/** A store on its own wall clock, which stands still until it is moved. */
function open(context: StoreContext) {
  let wall = START.getTime();
  const products = createProducts({ ...context, clock: { wall: () => new Date(wall) } });
  return { products, pass: (ms: number) => (wall += ms) };
}
const idsOf = (list: readonly Product[]) => list.map(({ id }) => id);

describe('the catalogue in the store', () => {
  it('holds what was seeded, as it was, and once', async () => {
    const { products } = open(place.of());
    await products.addProducts(SEED_PRODUCTS, START);
    await products.addProducts(SEED_PRODUCTS, after(1));
    expect(await products.all()).toEqual(SEED_PRODUCTS);
    expect(await products.get('product-001')).toEqual(SEED_PRODUCTS[0]);
    expect(await products.get('product-999')).toBeNull();
  });

  it('saves by id, and removes', async () => {
    const { products } = open(place.of());
    const changed = product('1', { aliases: ['七五七', '757'], unit: '公斤' });
    expect(await products.save(product('1'), START)).toBe('saved');
    expect(await products.save(changed, after(1))).toBe('saved');
    expect(await products.all()).toEqual([changed]);
    expect(await products.save(product('1', { model: 'pcr-abs-1' }), after(2))).toBe('saved');
    expect(await products.remove('1')).toBe(true);
    expect(await products.remove('1')).toBe(false);
    expect(await products.all()).toEqual([]);
  });

  it.each(['PCR-ABS-1', 'pcr-abs-1', ' PCR - ABS－1'])('has no second %j', async (model) => {
    const { products } = open(place.of());
    await products.save(product('1'), START);
    await products.save(product('2'), START);
    expect(await products.save(product('3', { model }), after(1))).toBe('taken');
    expect(await products.save(product('2', { model }), after(1))).toBe('taken');
    expect(await products.fresh()).toEqual([product('1'), product('2')]);
  });

  it('takes one of two that are stored under one model at once', async () => {
    const { products } = open(place.of());
    const tries = Array.from({ length: 6 }, (_, n) =>
      products.save(product(`n${n}`, { model: 'PCR-ABS-1' }), START),
    );
    expect((await Promise.all(tries)).sort()).toEqual(['saved', ...Array<string>(5).fill('taken')]);
    expect(await products.fresh()).toHaveLength(1);
  });

  it('tells another process within seconds', async () => {
    const context = place.of();
    const [mine, other] = [open(context), open(context)];
    expect(await other.products.all()).toEqual([]);
    await mine.products.save(product('1'), START);
    expect(idsOf(await mine.products.all())).toEqual(['1']);
    expect(await other.products.all()).toEqual([]);
    expect(idsOf(await other.products.fresh())).toEqual(['1']);
    other.pass(2000);
    expect(idsOf(await other.products.all())).toEqual(['1']);
  });

  it('is one company’s own', async () => {
    const [mine, other] = [open(place.of()).products, open(place.of()).products];
    await mine.save(product('1'), START);
    expect(await other.save(product('1', { unit: '包' }), START)).toBe('saved');
    expect(await mine.all()).toEqual([product('1')]);
  });
});

describe('an import', () => {
  it('adds, changes and leaves alone by model, keeping ids', async () => {
    const { products } = open(place.of());
    await products.importMany([product('1'), product('2')], START);
    const sheet = [
      product('9', { model: 'PCR-ABS-1', aliases: ['1料'] }),
      product('8', { model: 'pcr-abs-2', unit: '包' }),
      product('3'),
    ];
    const counts = await products.importMany(sheet, after(1));
    expect(counts).toEqual({ added: 1, changed: 1, same: 1 });
    const [, second] = sheet;
    expect(await products.all()).toEqual([product('1'), { ...second, id: '2' }, product('3')]);
    expect(await products.importMany(sheet, after(2))).toEqual({ added: 0, changed: 0, same: 3 });
    expect(await products.importMany([], after(3))).toEqual({ added: 0, changed: 0, same: 0 });
  });

  it('by several at once stores each model once', async () => {
    const context = place.of();
    const sheet = (by: number) =>
      Array.from({ length: 30 }, (_, n) => product(`by${by}-${n}`, { model: `M-${n}` }));
    await Promise.all([1, 2, 3].map((by) => open(context).products.importMany(sheet(by), START)));
    expect(await open(context).products.all()).toHaveLength(30);
  });
});

describe('the order', () => {
  async function openWithRecords(models: readonly (readonly string[])[]) {
    const context = place.of();
    const { tenantId } = context;
    await context.connection.collection<{ _id: string }>('communications').insertMany(
      models.map((products, n) => ({
        _id: `${tenantId}:${n}`,
        tenantId,
        number: `COMM-${tenantId}-${n}`,
        at: after(n),
        products,
      })),
    );
    const { products } = open(context);
    await products.importMany(
      ['a', 'b', 'c', 'd'].map((id) => product(id)),
      START,
    );
    return products;
  }
  const said = (id: string, times: number) => Array<string[]>(times).fill([`PCR-ABS-${id}`]);

  it('is by how often a product is spoken of', async () => {
    const records = [...said('c', 5), ...said('d', 2), ['pcr-abs-D', 'PCR-ABS-B', 'OTHER-1'], []];
    const products = await openWithRecords(records);
    expect(idsOf(await products.all())).toEqual(['a', 'b', 'c', 'd']);
    expect(await products.recountUses(START)).toBe(3);
    expect(idsOf(await products.all())).toEqual(['c', 'd', 'b', 'a']);
    expect(await products.recountUses(START)).toBe(0);
  });

  it('forgets what is long ago, and outlives a change', async () => {
    const products = await openWithRecords([...said('b', 4), ...said('d', 2)]);
    await products.recountUses(START);
    await products.save(product('b', { unit: '包' }), after(9));
    await products.importMany([product('d', { unit: '包' })], after(9));
    expect(idsOf(await products.all())).toEqual(['b', 'd', 'a', 'c']);
    await products.recountUses(after(4));
    expect(idsOf(await products.all())).toEqual(['d', 'a', 'b', 'c']);
  });

  it('stays where one more use makes no odds: the hot words stay the same', async () => {
    const products = await openWithRecords([...said('b', 5), ...said('c', 6)]);
    await products.recountUses(START);
    expect(idsOf(await products.all())).toEqual(['b', 'c', 'a', 'd']);
  });
});
