import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clean, fit, greyOut, lengthOf, tapTo } from '../../cards/card.ts';
import type { ButtonCard } from '../../cards/card.ts';
import { drawForStranger, drawSuperseded } from '../../cards/closing.ts';

const CARD: ButtonCard = {
  card_type: 'button_interaction',
  task_id: 't',
  source: { desc: '400热线', desc_color: 0 },
  main_title: { title: '138****8888' },
  card_action: { type: 1, url: 'https://example.com/c/1' },
  action_menu: { desc: '…', action_list: [{ text: '都不是', key: 'k' }] },
  button_selection: {
    question_key: 'q',
    title: '转接给',
    option_list: [{ id: 'none', text: '请选择同事' }],
    selected_id: 'none',
  },
  button_list: [{ type: 0, text: '接听', style: 1, key: 'a' }],
};

describe('text that fits', () => {
  it.each([
    ['short stays', '张经理', 10, '张经理'],
    ['exactly full', '一二三', 3, '一二三'],
    ['one too long', '一二三四', 3, '一二…'],
    ['counts an emoji once', '😀😀😀', 3, '😀😀😀'],
    ['never splits an emoji', '😀😀😀😀', 3, '😀😀…'],
    ['no blank before the cut', 'ab cd', 4, 'ab…'],
    ['room for one', '一二', 1, '…'],
    ['no room', '一二', 0, ''],
    ['less than no room', '一二', -3, ''],
    ['line breaks become a blank', 'a\r\nb\tc', 9, 'a b c'],
    ['controls vanish', 'a\u0000b\u0007', 9, 'a b'],
    ['direction marks vanish', 'a\u202eb\u200bc', 9, 'abc'],
    ['half a surrogate vanishes', 'a\ud800b', 9, 'ab'],
  ])('%s', (_why, text, most, expected) => {
    expect(fit(text, most)).toBe(expected);
  });

  it('is never longer than asked and never carries controls', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 0, max: 50 }), (text, most) => {
        const cut = fit(text, most);
        expect(lengthOf(cut)).toBeLessThanOrEqual(most);
        expect(cut).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
        expect(clean(cut)).toBe(cut);
      }),
    );
  });
});

describe('greying a card that is out', () => {
  it('keeps type, buttons and tap, and drops what could still be pressed', () => {
    expect(greyOut(CARD, '见新卡')).toEqual({
      card_type: 'button_interaction',
      task_id: 't',
      source: CARD.source,
      main_title: CARD.main_title,
      card_action: CARD.card_action,
      button_list: CARD.button_list,
      replace_text: '见新卡',
    });
  });

  it('cuts the caption to ten characters', () => {
    expect(greyOut(CARD, '一二三四五六七八九十多').replace_text).toBe('一二三四五六七八九…');
  });

  it.each([
    [drawSuperseded, '见新卡'],
    [drawForStranger, '您不在名单中'],
  ])('%p leaves no sentence behind that could become untrue', (draw, caption) => {
    const closed = draw({ ...CARD, sub_title_text: '10:03 来电 · 等待接听' });
    expect(closed.sub_title_text).toBe(caption);
    expect(closed.replace_text).toBe(caption);
    expect(closed.button_selection).toBeUndefined();
    expect(closed.main_title).toEqual(CARD.main_title);
  });
});

describe('where a tap leads', () => {
  const pageUrl = 'https://example.com/c/1';
  it('opens the mini-program when there is one', () => {
    const miniProgram = { appid: 'wx1', pagepath: 'pages/call/detail?id=1' };
    expect(tapTo({ pageUrl, miniProgram })).toEqual({ type: 2, ...miniProgram });
  });
  it('opens the page otherwise', () => {
    expect(tapTo({ pageUrl, miniProgram: null })).toEqual({ type: 1, url: pageUrl });
  });
});
