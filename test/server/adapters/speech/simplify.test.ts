import { describe, expect, it } from '@jest/globals';
import { toSimplified } from '../../../../server/adapters/speech/simplify.ts';

describe('toSimplified', () => {
  it.each([
    ['請問這個價格多少', '请问这个价格多少'],
    ['什麼時候發貨', '什么时候发货'],
    ['乾燥溫度八十度', '干燥温度八十度'],
    ['機器停著等料，我很著急', '机器停着等料，我很着急'],
    ['顯著、著名、著作', '显著、著名、著作'],
    ['後天發兩噸PCR-ABS-757', '后天发两吨PCR-ABS-757'],
    ['软體和品質', '软体和品质'],
  ])('%s', (heard, shown) => {
    expect(toSimplified(heard)).toBe(shown);
  });

  it.each(['干净的乾坤', '要么这么多', '看着面条', '余额只有一千', '您好，ABC 123'])(
    'leaves %s as it is',
    (text) => {
      expect(toSimplified(text)).toBe(text);
    },
  );
});
