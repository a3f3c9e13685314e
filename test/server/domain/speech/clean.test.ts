import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanText } from '../../../../server/domain/speech/clean.ts';
import { bareText, countSpoken, splitAfter } from '../../../../server/domain/speech/wording.ts';

const same = (text: string): string => text;

describe('a heard text is shown', () => {
  it.each([
    ['您好 我想 问一下', '您好我想问一下'],
    [' 您好，请问 ', '您好，请问'],
    ['PCR ABS 757 有货吗', 'PCR ABS 757有货吗'],
    ['我要 PCR-ABS-757 两吨', '我要PCR-ABS-757两吨'],
    ['ＰＣＲ－ＡＢＳ－７５７', 'PCR-ABS-757'],
    ['您好,请问多少钱?', '您好，请问多少钱？'],
    ['一公斤9.85元.', '一公斤9.85元。'],
    ['９．８５元', '9.85元'],
    ['下午2:30到', '下午2:30到'],
    ['要757,还有110', '要757，还有110'],
    ['有没有PCR-ABS-757?', '有没有PCR-ABS-757？'],
    ['OK, thank you.', 'OK, thank you.'],
    ['嗯。。。那个，，好的！！', '嗯。那个，好的！'],
    ['好的，。', '好的。'],
    ['，对对对', '对对对'],
    ['那个...再说', '那个……再说'],
    ['嗯，啊，那个，就是', '嗯，啊，那个，就是'],
    ['涨百分之５％', '涨百分之5%'],
    ['<|zh|><|NEUTRAL|>您好', '您好'],
    ['[音乐] 您好 (Music)', '您好'],
    ['[BLANK_AUDIO]', ''],
    ['您\u200b好\n请讲', '您好请讲'],
    ['……', ''],
    ['', ''],
  ])('%j as %j', (heard, shown) => {
    expect(cleanText(heard, same)).toBe(shown);
  });

  it('simplified', () => {
    expect(cleanText('請問', () => '请问')).toBe('请问');
  });

  const talk = fc.string({
    unit: fc.constantFrom(
      ...Array.from('嗯好的您一百吨ABSabs0159 ,.?!:;，。？！；：、…-（）％７Ａ\n'),
    ),
    maxLength: 40,
  });

  it('with every word that was heard and no other', () => {
    fc.assert(
      fc.property(talk, (heard) => {
        expect(bareText(cleanText(heard, same))).toBe(bareText(heard));
      }),
      { numRuns: 1000 },
    );
  });

  it('the same when it is cleaned again', () => {
    fc.assert(
      fc.property(talk, (heard) => {
        const once = cleanText(heard, same);
        expect(cleanText(once, same)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });

  it('parted anywhere loses nothing', () => {
    fc.assert(
      fc.property(talk, fc.nat(40), (heard, count) => {
        const [head, tail] = splitAfter(heard, count);
        expect(bareText(head) + bareText(tail)).toBe(bareText(heard));
        expect(bareText(head).length).toBe(Math.min(count, bareText(heard).length));
      }),
    );
  });
});

describe('speech is measured', () => {
  it.each([
    ['您好，请问', 4],
    ['PCR-ABS-757', 9],
    ['thanks', 2],
    ['一共1500吨', 7],
    ['。', 0],
  ])('%s: %d', (text, count) => {
    expect(countSpoken(text)).toBe(count);
  });
});
