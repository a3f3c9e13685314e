import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DIALOGUES } from '../../../scripts/speech/dialogues.ts';
import { layOut, sentencesOf } from '../../../scripts/speech/layout.ts';

describe('layOut', () => {
  it('gives every line in turn a breath of 0.4 to 0.8 s, and puts a short word into the line before it', () => {
    const text = fc.constantFrom('好的', '先要十吨，月底前到', '，，，', '');
    const line = fc.record({ text, seconds: fc.double({ min: 2, max: 9, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), fc.nat(), (lines, at) => {
        const place = 1 + (at % lines.length);
        const aside = { text: '嗯。', seconds: 0.6, during: true as const };
        const all = [...lines.slice(0, place), aside, ...lines.slice(place)];
        const { starts, end } = layOut(all);
        const turns = all.flatMap((one, i) =>
          'during' in one ? [] : [{ start: starts[i] ?? NaN, seconds: one.seconds }],
        );
        turns.slice(1).forEach((turn, i) => {
          const breath = turn.start - (turns[i]?.start ?? NaN) - (turns[i]?.seconds ?? NaN);
          expect(breath).toBeGreaterThan(0.39);
          expect(breath).toBeLessThan(0.81);
        });
        const host = turns[place - 1];
        const word = starts[place] ?? NaN;
        expect(word).toBeGreaterThan(host?.start ?? NaN);
        expect(word).toBeLessThan((host?.start ?? NaN) + (host?.seconds ?? NaN));
        const last = turns.at(-1);
        expect(end).toBeCloseTo((last?.start ?? NaN) + (last?.seconds ?? NaN));
      }),
    );
  });

  it('puts the short word on the comma nearest the middle', () => {
    const host = { text: '一二，四五六七八，九十', seconds: 0.24 + 10 };
    const { starts } = layOut([host, { text: '嗯。', seconds: 0.5, during: true }]);
    expect(starts).toEqual([0.5, expect.closeTo(0.5 + (10 * 2.5) / 11, 3)]);
  });

  it('of nothing takes no time', () => {
    expect(layOut([])).toEqual({ starts: [], end: 0 });
  });
});

describe('sentencesOf', () => {
  it.each([
    ['很急，请马上给我回电话！', ['很急，请马上给我回电话！']],
    ['你好。我要十吨料。\n谢谢', ['你好。', '我要十吨料。', '谢谢']],
    ['  ', []],
    [
      '我们想订一批黑色的阻燃料用在空调面板上，颜色要跟上次送的样板完全一致，还有防火等级的证书也请一起发过来。',
      [
        '我们想订一批黑色的阻燃料用在空调面板上，颜色要跟上次送的样板完全一致，',
        '还有防火等级的证书也请一起发过来。',
      ],
    ],
  ])('cuts %p', (text, sentences) => {
    expect(sentencesOf(text)).toEqual(sentences);
  });

  it('says every letter once, none in a sentence longer than 40', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('料', '要', '十', '，', '。', '！', 'a', 'b', ' ', '\n'),
        }),
        (text) => {
          const sentences = sentencesOf(text);
          const bare = (words: string): string => words.replace(/\s/g, '');
          expect(bare(sentences.join(''))).toBe(bare(text));
          expect(sentences.filter((one) => one.length > 40)).toEqual([]);
        },
      ),
    );
  });
});

describe('the dialogues', () => {
  it('are told apart by name, and are said by both sides or left by one', () => {
    expect(new Set(DIALOGUES.map((one) => one.name)).size).toBe(DIALOGUES.length);
    for (const { kind, lines, silence } of DIALOGUES) {
      const sides = new Set(lines.map((line) => line.speaker));
      if (kind === 'talk') expect(sides).toEqual(new Set(['agent', 'customer']));
      else expect([...sides, 'customer']).not.toContain('agent');
      expect(lines.length > 0 || silence > 5).toBe(true);
    }
  });

  it('put a short word only into a longer line of the other side', () => {
    for (const { lines } of DIALOGUES) {
      lines.forEach((line, i) => {
        if (!line.during) return;
        expect(lines[i - 1]?.speaker).not.toBe(line.speaker);
        expect(lines[i - 1]?.text.length).toBeGreaterThan(15);
      });
    }
  });
});
