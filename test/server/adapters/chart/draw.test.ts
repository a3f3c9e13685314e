import { describe, expect, it, jest } from '@jest/globals';
import {
  CHINESE_FONTS,
  PICTURE_SIZE,
  createChart,
} from '../../../../server/adapters/chart/draw.ts';
import type { ChartDay } from '../../../../server/ports/alerts.ts';

const DAY: ChartDay = {
  day: '2024-06-18',
  hours: Array.from({ length: 14 }, (_, n) => ({
    hour: n + 8,
    answered: [0, 4, 6, 5, 2, 1, 3, 6, 5, 3, 1, 0, 0, 0][n] ?? 0,
    missed: n === 4 ? 2 : 0,
    voicemail: n > 11 ? 1 : 0,
  })),
  words: {
    title: '2024-06-18 来电分布',
    answered: '接听',
    missed: '未接',
    voicemail: '留言',
    hour: '时',
  },
};

/** Width and height as a PNG's first chunk tells them. */
function sizeOf(png: Buffer): { readonly width: number; readonly height: number } {
  expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  expect(png.subarray(12, 16).toString('latin1')).toBe('IHDR');
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

// The Chinese font has twenty megabytes, read anew for every picture.
jest.setTimeout(30_000);

describe('the picture of a day', () => {
  it.each([
    ['with Chinese, where its font is there', CHINESE_FONTS],
    ['with Latin labels, where it is not', ['/nowhere/font.ttc']],
  ])('is a PNG that WeCom takes: %s', async (_name, fonts) => {
    const { png, aspectRatio } = await createChart(fonts).draw(DAY);
    expect(sizeOf(png)).toEqual(PICTURE_SIZE);
    expect(aspectRatio).toBeCloseTo(PICTURE_SIZE.width / PICTURE_SIZE.height, 5);
    expect(aspectRatio).toBeGreaterThan(1.3);
    expect(aspectRatio).toBeLessThan(2.25);
    expect(png.length).toBeGreaterThan(5_000);
    expect(png.length).toBeLessThan(2_000_000);
  });

  it('shows other calls as another picture, the same ones as the same', async () => {
    const chart = createChart([]);
    const one = await chart.draw(DAY);
    const again = await chart.draw(DAY);
    const other = await chart.draw({ ...DAY, hours: DAY.hours.slice(0, 4) });
    expect(again.png.equals(one.png)).toBe(true);
    expect(other.png.equals(one.png)).toBe(false);
  });

  it('needs neither the words nor the font of the other way', async () => {
    const chart = createChart([]);
    const words = { ...DAY.words, title: '来电', answered: '接' };
    const one = await chart.draw(DAY);
    expect((await chart.draw({ ...DAY, words })).png.equals(one.png)).toBe(true);
  });

  it('draws a day without calls, and several at once', async () => {
    const chart = createChart([]);
    const empty = { ...DAY, hours: [] };
    const pictures = await Promise.all([chart.draw(empty), chart.draw(DAY), chart.draw(empty)]);
    for (const { png } of pictures) expect(sizeOf(png)).toEqual(PICTURE_SIZE);
    expect(pictures[0].png.equals(pictures[2].png)).toBe(true);
  });
});
