/** The product catalogue of the trial company: recycled and engineering plastics, as sales people and customers name them. */
import type { Product } from '../../server/domain/insight/types.ts';

type Row = readonly [model: string, family: string, unit: string, aliases: readonly string[]];

const ROWS: readonly Row[] = [
  ['PCR-ABS-757', 'PCR-ABS', '吨', ['七五七', '757料', 'ABS757', '757']],
  ['PCR-ABS-750', 'PCR-ABS', '吨', ['七五零', '750料', 'ABS750']],
  ['PCR-ABS-121H', 'PCR-ABS', '吨', ['121H', '一二一H']],
  ['PCR-ABS-FR94', 'PCR-ABS', '吨', ['阻燃ABS', 'FR94']],
  ['PCR-PP-1100', 'PCR-PP', '吨', ['一一零零', '1100料', 'PP1100']],
  ['PCR-PP-K8303', 'PCR-PP', '吨', ['K8303', '八三零三']],
  ['PCR-PP-T20', 'PCR-PP', '吨', ['T20', 'PPT20', '滑石粉PP', 'PP加20滑石粉']],
  ['PCR-PC-1100', 'PCR-PC', '吨', ['PC1100', 'PC料1100']],
  ['PCR-PC-2805', 'PCR-PC', '吨', ['PC2805', '二八零五']],
  ['PCR-PC/ABS-2500', 'PC/ABS', '吨', ['PC/ABS2500', 'PC/ABS合金2500', '合金2500']],
  ['PCR-PC/ABS-FR3010', 'PC/ABS', '吨', ['阻燃PC/ABS', 'FR3010']],
  ['PCR-HIPS-476L', 'PCR-HIPS', '吨', ['476L', '四七六', 'HIPS476']],
  ['PCR-HIPS-825', 'PCR-HIPS', '吨', ['HIPS825', '825料']],
  ['PCR-PE-5000S', 'PCR-PE', '吨', ['5000S', '五千S']],
  ['PCR-PE-2426H', 'PCR-PE', '吨', ['2426H', '二四二六']],
  ['PCR-HDPE-DMDA8008', 'PCR-PE', '吨', ['DMDA8008', '八零零八']],
  ['PA66-GF30', 'PA66', '公斤', ['尼龙66加纤30', 'PA66加纤30', 'PA66GF30']],
  ['PA6-GF15', 'PA6', '公斤', ['尼龙6加纤15', 'PA6GF15']],
  ['POM-M90', 'POM', '公斤', ['M90', '赛钢M90']],
  ['PBT-GF30', 'PBT', '公斤', ['PBT加纤30', 'PBTGF30']],
];

/** Twenty products, `product-001`…: the same at every call. */
export const SEED_PRODUCTS: readonly Product[] = ROWS.map(([model, family, unit, aliases], n) => ({
  id: `product-${String(n + 1).padStart(3, '0')}`,
  model,
  aliases,
  family,
  unit,
}));
