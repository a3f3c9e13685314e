/** Who draws the pictures: loaded when the first one is wanted, for it takes longer to load than the server to start. */
import type { Chart } from '../ports.ts';

export function buildChart(): Chart {
  let loading: Promise<Chart> | null = null;
  return {
    async draw(day) {
      loading ??= import('../adapters/chart/draw.ts').then(({ CHINESE_FONTS, createChart }) =>
        createChart(CHINESE_FONTS),
      );
      return (await loading).draw(day);
    },
  };
}
