import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CallPageView } from '../../server/domain/calls/view.types.ts';
import { renderCallPage, renderGate } from '../../templates/call-page.ts';
import { escapeHtml, html } from '../../templates/html.ts';
import { CALL } from './call-page.sample.ts';

/** The same view with every string replaced, whatever field it stands in. */
function replaceStrings(value: unknown, by: string): unknown {
  if (typeof value === 'string') return by;
  if (Array.isArray(value)) return value.map((one) => replaceStrings(one, by));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, replaceStrings(one, by)]),
  );
}

/** What is left when the text between tags is taken out. */
const tagsOf = (page: string) => page.match(/<[^>]*>/g) ?? [];

describe('the call page', () => {
  const page = renderCallPage(CALL);

  it('names the call-back of somebody who rang in vain, though nothing was read', () => {
    const callBack = {
      path: 'pages/todo/detail?id=callback:call-1',
      title: '回电：宁波奥克斯空调有限公司',
      due: { at: '2026-11-24T02:30:00.000Z', text: '2026-11-24 10:30' },
      assignee: { id: 'sales_a', name: '销售经理A' },
      priority: { value: 'high', text: '高' },
      state: { value: 'open', text: '待完成' },
    } as const;
    const missed = renderCallPage({ ...CALL, callBack });
    for (const text of [callBack.title, callBack.due.text, '待完成'])
      expect(missed).toContain(text);
    expect(page).not.toContain('回电：');
  });

  it.each([
    '已结束',
    '疑似 宁波奥克斯空调有限公司',
    '张经理（采购部） · VIP金牌客户',
    '¥580万 · 12笔',
    '138****8888',
    '2026-11-24 10:03:05',
    '6分02秒',
    '销售经理B',
    '产品咨询 (按1)',
    '工作日 · 09:00-12:00 · 依次响铃',
    '销售经理A：该客户的负责销售，优先呼叫',
    '无人接听',
    '已接通 6分02秒',
    '已定格',
    '把握 90%',
  ])('says %s', (text) => {
    expect(page).toContain(escapeHtml(text));
  });

  it('runs nothing of its own: one stylesheet, one module, no inline script or style', () => {
    expect(page).toContain('<link rel="stylesheet" href="/assets/call.css" />');
    expect(page).toContain('<script type="module" src="/assets/call.js"></script>');
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).not.toMatch(/\sstyle=|<style|\son\w+=|javascript:/);
  });

  it('folds 为什么是我 and the cards sent', () => {
    expect(page).toMatch(/<details id="why">\s*<summary>为什么是我/);
    expect(page).toMatch(/<details id="cards">\s*<summary>卡片发送记录（2）/);
  });

  it('asks for audio only when it is played', () => {
    expect(page).toMatch(/<audio[^>]*data-recording="rec-1"/);
    expect(page).toContain('data-play="rec-1"');
    expect(page).not.toMatch(/<audio[^>]*\ssrc=/);
    expect(page).not.toContain('data-play="rec-2"');
    expect(page).toContain('获取中');
  });

  const said = (part: Partial<CallPageView['who']>) =>
    renderCallPage({ ...CALL, who: { ...CALL.who, ...part } });

  it('offers 就是他 per candidate, and 都不是', () => {
    expect(page.match(/data-act="confirm"/g)).toHaveLength(2);
    expect(page).toContain('data-candidate="1"');
    expect(page).toContain('data-act="reject"');
    expect(page).not.toContain('data-act="undo"');
  });

  it('offers 撤销 once something was said, and nothing to whom it is not allowed', () => {
    const undone = said({
      said: '销售经理A 10:05 确认：就是他',
      may: { confirm: false, reject: false, undo: true },
    });
    expect(undone).toContain('data-act="undo"');
    expect(undone).not.toContain('data-act="confirm"');
    const reader = said({ said: '都不是', may: { confirm: false, reject: false, undo: false } });
    expect(reader).not.toContain('data-act=');
  });

  it('holds together with nothing known', () => {
    const bare = renderCallPage({
      ...CALL,
      who: {
        ...CALL.who,
        title: '新线索',
        contact: '',
        level: null,
        class: null,
        confidence: null,
        facts: [],
        candidates: [],
        why: [],
      },
      urgency: null,
      started: null,
      ended: null,
      length: null,
      handler: null,
      plan: null,
      legs: [],
      voicemail: null,
      recordings: [],
      cards: [],
      live: true,
    });
    expect(bare).toContain('data-live="yes"');
    expect(bare).toContain('还没有响过任何电话');
    expect(bare).not.toMatch(/undefined|null|NaN|\[object/);
  });

  it('escapes every string of the view', () => {
    const evil = `<img src=x onerror=alert(1)>"'&`;
    const view = replaceStrings(CALL, evil) as CallPageView;
    const drawn = renderCallPage(view);
    expect(drawn).not.toContain('<img');
    expect(drawn).not.toContain(evil);
    expect(drawn).toContain(escapeHtml(evil));
  });

  it('gains no tag from any text', () => {
    const draw = (text: string) => {
      const who = { ...CALL.who, title: text, said: text };
      return renderCallPage({ ...CALL, who, number: text, intent: text });
    };
    const plain = tagsOf(draw('x')).length;
    const unit = fc.constantFrom('<', '>', '"', "'", '&', 'a', '/', '=', '`');
    fc.assert(
      fc.property(fc.string({ unit, minLength: 1 }), (text) => {
        expect(tagsOf(draw(text))).toHaveLength(plain);
      }),
    );
  });
});

describe('the gate', () => {
  it.each(['无权查看这通来电', '请在企业微信中打开', '您不在名单中', '登录失败', '账号已停用'])(
    'says %s and nothing of a call',
    (text) => {
      const page = renderGate(text);
      expect(page).toContain(`<h1>${text}</h1>`);
      expect(page).not.toMatch(/<script|data-call|138|奥克斯/);
    },
  );

  it('escapes', () => {
    expect(renderGate('<b>')).toContain('<h1>&lt;b&gt;</h1>');
  });
});

describe('html', () => {
  it('escapes text, keeps html, prints nothing for null', () => {
    const inner = html`<b>${'<&>"\''}</b>`;
    expect(html`${inner}${null}${3}${[inner, null]}`.html).toBe(
      '<b>&lt;&amp;&gt;&quot;&#39;</b>3<b>&lt;&amp;&gt;&quot;&#39;</b>',
    );
  });
});
