/** The picture of a day: calls by hour, stacked by what became of them. ECharts draws, resvg makes it a PNG. */
import { existsSync } from 'node:fs';
import { renderAsync } from '@resvg/resvg-js';
import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Chart, ChartDay, Picture } from '../../ports/alerts.ts';

/** Pixels; 1.78:1 lies well between the 1.3 and 2.25 that WeCom takes. */
export const PICTURE_SIZE = { width: 1000, height: 562 } as const;

/** Where Debian and Fedora put a font that has Chinese; the first that is there is used. */
export const CHINESE_FONTS = [
  '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc',
] as const;

const CHINESE_FAMILY = 'Noto Sans CJK SC';
const LATIN_FAMILY = 'DejaVu Sans';
const COLOURS = { answered: '#267ef0', missed: '#d83931', voicemail: '#f5a623' } as const;
const INK = '#1f2329';
const FAINT = '#8f959e';

/** Without a font for them resvg draws Chinese words as nothing at all, or as boxes, and says no word. */
const LATIN: Omit<ChartDay['words'], 'title'> = {
  answered: 'answered',
  missed: 'missed',
  voicemail: 'voicemail',
  hour: ':00',
};

/** `fonts`: files with Chinese, in order of preference; where none is there the labels are Latin. */
export function createChart(fonts: readonly string[]): Chart {
  use([BarChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);
  const font = fonts.find((file) => existsSync(file)) ?? null;
  return {
    async draw(day): Promise<Picture> {
      const words = font === null ? { ...LATIN, title: day.day } : day.words;
      const family = font === null ? LATIN_FAMILY : CHINESE_FAMILY;
      const image = await renderAsync(drawSvg({ ...day, words }, family), {
        font:
          font === null
            ? { loadSystemFonts: true, defaultFontFamily: family }
            : { loadSystemFonts: false, fontFiles: [font], defaultFontFamily: family },
        background: '#ffffff',
      });
      return { png: image.asPng(), aspectRatio: image.width / image.height };
    },
  };
}

function drawSvg({ hours, words }: ChartDay, family: string): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...PICTURE_SIZE });
  const bar = (key: 'answered' | 'missed' | 'voicemail') => ({
    name: words[key],
    type: 'bar' as const,
    stack: 'calls',
    barMaxWidth: 40,
    itemStyle: { color: COLOURS[key] },
    label: {
      show: true,
      color: key === 'voicemail' ? INK : '#ffffff',
      fontSize: 18,
      fontFamily: family,
    },
    // A nought is drawn as nothing, not as the figure 0 on the line.
    data: hours.map((one) => (one[key] > 0 ? one[key] : null)),
  });
  try {
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: family, color: INK, fontSize: 20 },
      title: {
        text: words.title,
        left: 40,
        top: 24,
        textStyle: { fontFamily: family, fontSize: 28, fontWeight: 'normal', color: INK },
      },
      legend: {
        right: 40,
        top: 28,
        itemGap: 24,
        textStyle: { fontFamily: family, fontSize: 20, color: INK },
      },
      grid: { left: 70, right: 40, top: 100, bottom: 60 },
      xAxis: {
        type: 'category',
        data: hours.map(({ hour }) => `${hour}${words.hour}`),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: FAINT } },
        axisLabel: { fontFamily: family, fontSize: 18, color: INK, hideOverlap: true },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        max: ({ max }: { readonly max: number }) => Math.max(4, max),
        axisLabel: { fontFamily: family, fontSize: 18, color: FAINT },
        splitLine: { lineStyle: { color: '#e6e8eb' } },
      },
      series: [bar('answered'), bar('missed'), bar('voicemail')],
    });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
