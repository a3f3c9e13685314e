import { describe, expect, it } from '@jest/globals';
import type { DigestView } from '../../server/domain/digest/view.types.ts';
import { renderCallPage } from '../../templates/call-page.ts';
import { escapeHtml } from '../../templates/html.ts';
import { CALL } from './call-page.sample.ts';
import { DIGEST, SENTENCES, step } from './call-page-digest.sample.ts';

const draw = (change: Partial<DigestView> = {}) =>
  renderCallPage({ ...CALL, digest: { ...DIGEST, ...change } });
/** As it is read: without tags, blanks closed up. */
const textOf = (page: string) => page.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');
const partOf = (page: string, from: string, to: string) =>
  page.slice(page.indexOf(from), page.indexOf(to));

describe('what became of the call, on its page', () => {
  const page = draw();
  const text = textOf(page);

  it.each([
    '由规则提取',
    '谈及价格：11850元/吨（含税）、11500元/吨（同行价）',
    '紧急程度',
    '客户说「换供应商」',
    '负面 把握 70%',
    '32吨 原为「30吨」 · 销售经理B 2026-11-24 10:20 更正',
    '销售经理B 2026-11-24 10:21 删除',
    '「三十吨的话我帮您申请一下，周五前把正式报价发给您。」 00:29 ▸',
    '跟进客户：宁波奥克斯空调有限公司 - 发送正式报价',
    '截止 2026-11-27 18:00 待完成',
    '我方 发送检测报告 已完成',
    '客户 发送图纸',
    '未说明具体时间',
    '客户下周出差，',
    '由阿里云转写 · 13句',
    '处理进度（7/7）',
    '已试 3 次 · 10:09:58',
    '语音服务计费时长 6分02秒',
  ])('says %s', (words) => {
    expect(text).toContain(words);
  });

  it('strikes out what a person took away', () => {
    expect(page).toContain('<s>11500元/吨（同行价） · 客户提出</s>');
    expect(page.match(/<s>/g)).toHaveLength(1);
  });

  it('makes each sentence a button that plays it and reads 客户，02:14，…', () => {
    const says = partOf(page, 'id="says"', '</ol>');
    const buttons = [...says.matchAll(/<button[^>]*data-say="(\d+)"[^>]*>(.*?)<\/button>/gs)];
    expect(buttons).toHaveLength(SENTENCES.length);
    const last = buttons.at(-1);
    expect(textOf(last?.[2] ?? '').trim()).toBe('客户，02:14，行，那先这样。');
    // The recording began half a second before the conversation.
    expect(last?.[0]).toContain('data-at="135.0"');
    expect(last?.[0]).toContain('data-of="rec-2"');
  });

  it('lets every fact’s sentence be heard', () => {
    const quotes = [...page.matchAll(/<button[^>]*class="quote"[^>]*>/g)].map(String);
    expect(quotes.length).toBeGreaterThan(10);
    for (const quote of quotes) expect(quote).toMatch(/data-at="[\d.]+"\s+data-of="rec-2"/);
  });

  it('brings a bar that plays, hidden until the script is there, without an address', () => {
    expect(page).toMatch(/id="player"[^>]*\shidden\s/);
    expect(page).toMatch(/data-of="rec-2"\s+data-seconds="362"/);
    expect(page).toContain('06:02');
    expect(page).not.toMatch(/<audio[^>]*\ssrc=/);
  });

  it('plays a sentence from the leg that holds it', () => {
    const [first, second] = SENTENCES;
    if (!first || !second) throw new Error('the sample has sentences');
    const sentences = [
      { ...first, heard: { recording: 'leg-b', position: 0.4 } },
      { ...second, heard: { recording: 'leg-caller', position: 6.1 } },
    ];
    const legs = draw({ audio: null, transcript: { ...DIGEST.transcript, sentences } });
    expect(legs).toMatch(/data-at="6\.1"\s+data-of="leg-caller"/);
    expect(partOf(legs, 'id="player"', '</main>')).toContain('data-of="leg-b"');
  });

  it('is all there to read when nothing can be played', () => {
    const silent = draw({ audio: null });
    expect(silent).not.toMatch(/data-at=|id="player"/);
    for (const { text: words } of SENTENCES) expect(silent).toContain(words);
    expect(textOf(silent)).toContain('「没问题，检测报告我今天下午就发。」 00:40');
  });

  it('names our side where several of us spoke', () => {
    expect(textOf(partOf(page, 'id="says"', '</ol>'))).not.toContain('销售经理B');
    const sentences = SENTENCES.map((one, n) =>
      one.person !== null && n > 5 ? { ...one, person: '销售经理C' } : one,
    );
    const two = draw({ transcript: { ...DIGEST.transcript, sentences } });
    expect(textOf(two)).toContain('销售 销售经理C，00:40');
    expect(textOf(two)).toContain('销售 销售经理B，00:29');
  });

  it('keeps the order: facts, to-do, caller, transcript, steps', () => {
    const order = ['小结与要点', '待办', '来电人', '转写', '处理进度', '去向'];
    const places = order.map((word) => page.search(new RegExp(`<(h2|summary)>${word}`)));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });
});

describe('every state of it', () => {
  const NOTHING: Partial<DigestView> = {
    insight: null,
    followUps: [],
    todo: null,
    note: null,
    billed: null,
    audio: null,
  };

  it.each([
    ['none', '未接语音服务'],
    ['none', '无录音'],
    ['waiting', '转写中'],
    ['failed', '转写失败，请听录音'],
    ['wordless', '没有说话'],
  ] as const)('a transcript that is %s says %s', (value, words) => {
    const nothing = { by: null, count: 0, sentences: [], next: null, previous: null };
    const transcript = { state: { value, text: words }, ...nothing };
    const page = draw({ ...NOTHING, transcript });
    expect(page).toContain(`<p class="state state-${value}">${words}</p>`);
    expect(page).not.toMatch(/id="(says|player)"|0句|undefined|null|NaN|\[object/);
    expect(textOf(page)).not.toContain('小结与要点');
  });

  it('says that the facts are being read, and that there are none', () => {
    const running = step('extract', '提取要点', { value: 'running', text: '进行中' });
    expect(draw({ ...NOTHING, steps: [running] })).toContain('正在提取要点…');
    const { insight } = DIGEST;
    if (!insight) throw new Error('the sample has facts');
    const bare = insight.facts.filter(({ id, field }) => id === null && field !== 'nextContact');
    expect(draw({ insight: { ...insight, facts: bare } })).toContain('没有可提取的要点');
    expect(draw()).not.toContain('没有可提取的要点');
  });

  it('opens the steps while any is unsettled, with progress and the admin’s problem', () => {
    const steps = [
      step('fetch', '取录音', { value: 'done', text: '完成' }),
      step('transcribe', '转写', { value: 'running', text: '进行中' }, { progress: '12/40' }),
      step('extract', '提取要点', { value: 'parked', text: '已暂停' }, { problem: 'HTTP <500>' }),
    ];
    const page = draw({ steps });
    expect(page).toMatch(/<details id="steps" open>\s*<summary>处理进度（1\/3）/);
    expect(textOf(page)).toContain('转写 12/40 进行中');
    expect(page).toContain('HTTP &lt;500&gt;');
    expect(draw()).toMatch(/<details id="steps" >/);
  });

  it('lists a customer’s promise without a to-do', () => {
    const page = textOf(draw({ todo: null, followUps: DIGEST.followUps.slice(2) }));
    expect(page).toContain('客户 发送图纸');
    expect(page).not.toContain('截止');
  });

  it('escapes every string', () => {
    const evil = `<img src=x onerror=alert(1)>"'&`;
    const replaced = JSON.parse(
      JSON.stringify(DIGEST, (_key, value: unknown) => (typeof value === 'string' ? evil : value)),
    ) as DigestView;
    const page = renderCallPage({ ...CALL, digest: replaced });
    expect(page).not.toContain('<img');
    expect(page).not.toContain(evil);
    expect(page).toContain(escapeHtml(evil));
  });

  it('runs nothing of its own', () => {
    expect(draw().match(/<script/g)).toHaveLength(1);
    expect(draw()).not.toMatch(/\sstyle=|<style|\son\w+=|javascript:/);
  });
});
