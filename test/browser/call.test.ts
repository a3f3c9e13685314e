/** One afternoon at the chat page, in a real browser: what people see when it rings. */
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  cutWords,
  DESKTOP,
  NARROW,
  openBrowser,
  picture,
  soundSeconds,
  type Browser,
} from './browser.ts';
import { createChatPage, expectWhole, type ChatPage } from './chat-page.ts';
import { startProduct, type Product } from './product.ts';

jest.setTimeout(180_000);

const A = 'sales_manager_a';
const B = 'sales_manager_b';
const C = 'sales_manager_c';
const VIP = '13800008888';
/** In nobody's book. */
const STRANGER = '13712340099';

let product: Product;
let browser: Browser;
let chat: ChatPage;

const closers: (() => Promise<void>)[] = [];

beforeAll(async () => {
  product = await startProduct('2026-11-24T10:00:00+08:00');
  closers.push(product.stop);
  browser = await openBrowser();
  closers.push(browser.close);
  const [page] = browser.context.pages();
  if (!page) throw new Error('the browser has no page');
  await page.goto(product.chatUrl);
  chat = createChatPage(page);
  await page.locator('.person').first().waitFor();
});

/** The next call begins where the last one has ended, on a wide window. */
afterEach(async () => {
  chat.about('');
  await chat.page.setViewportSize(DESKTOP);
  if (await chat.page.locator('#dial-hangup').isEnabled()) await chat.hangUp();
  await chat.phase('已结束');
  for (const tab of browser.context.pages().slice(1)) await tab.close();
});

afterAll(async () => {
  for (const close of closers.toReversed()) await close();
});

describe('a VIP customer calls at ten on a workday', () => {
  it('rings A with the card of the customer, then B when A is busy', async () => {
    await chat.open(A);
    await chat.dial(VIP, '1');
    await chat.card().waitFor();
    const card = await chat.read();
    expect(card).toMatchObject({
      source: '400热线 4008-320-160',
      title: '138****8888 宁波奥克斯空调有限公司',
      desc: '张经理（采购部） · ★VIP金牌客户',
      rows: [
        ['年成交额', '¥580万 · 12笔'],
        ['最近联系', '2024-06-10 (897天前)'],
        ['备注', '正在洽谈PCR-ABS批量订单'],
        ['来电意图', '产品咨询 (按1)'],
        ['建议处理', '优先转接销售经理A'],
        ['紧急程度', '高 (VIP客户)'],
      ],
      buttons: ['接听', '转接', '留言', '挂断', '查看详情'],
    });
    expect(card.sentence).toMatch(/^10:0\d 来电 · 等待接听/);
    expect(card.colleagues[0]).toBe('请选择同事');
    expect(card.colleagues.join()).toContain('销售经理B');
    await expectWhole(chat);
    await picture(chat.page, '01-vip-rings-a');

    await chat.open(B);
    expect(await chat.count()).toBe(0);
    await chat.pick('销售经理A', '忙线');
    await chat.says('接听');
    expect((await chat.read()).title).toBe('138****8888 宁波奥克斯空调有限公司');
    await expectWhole(chat);
    await picture(chat.page, '02-then-rings-b');
    await chat.open(C);
    expect(await chat.count()).toBe(0);
    await chat.hangUp();
    await chat.open(B);
    await chat.says('未接');
    await expectWhole(chat);
    await picture(chat.page, '03-missed-b');
    await chat.open(A);
    await chat.sentence('未接来电');
    expect((await chat.read()).buttons).toEqual(['查看详情']);
    await expectWhole(chat);
    await picture(chat.page, '04-missed-a');
  });

  it('goes from A to B by the drop-down, and all cards tell the truth to the end', async () => {
    await chat.open(A);
    const before = await chat.count();
    await chat.dial(VIP, '1');
    await chat.says('接听');
    await chat.press('转接');
    await chat.sentence('请先选择同事');
    await picture(chat.page, '05-nobody-chosen');
    await chat.choose('销售经理B');
    await chat.press('转接');
    await chat.sentence(/10:\d\d 您转给销售经理B/);
    await expectWhole(chat);
    await picture(chat.page, '06-a-transferred');

    await chat.open(B);
    await chat.says('接听');
    await expectWhole(chat);
    await picture(chat.page, '07-b-from-a');
    await chat.pick('销售经理B', '接听');
    await chat.phase('通话中');
    await chat.sentence(/销售经理A转来.*接听中/);
    expect((await chat.read()).buttons).toEqual(['转接', '挂断', '查看详情']);
    await expectWhole(chat);
    await picture(chat.page, '08-b-talks');

    await chat.hangUp();
    await chat.sentence('通话已结束');
    expect((await chat.read()).buttons.join()).toMatch(/^已结束( \d+秒)?$/);
    await expectWhole(chat);
    await picture(chat.page, '09-b-ended');
    await chat.open(A);
    await chat.says('已转接·已结束');
    expect(await chat.count()).toBe(before + 1);
    await expectWhole(chat);
    await picture(chat.page, '10-a-ended');
  });

  it('fits a phone', async () => {
    await chat.open(A);
    await chat.dial(VIP, '1');
    await chat.says('接听');
    await chat.page.setViewportSize(NARROW);
    await expectWhole(chat);
    await chat.card().scrollIntoViewIfNeeded();
    await picture(chat.page, '11-narrow-chat');
    await chat.page.locator('.tabs button', { hasText: '电话' }).click();
    expect(await cutWords(chat.page, '.phone')).toEqual([]);
    await picture(chat.page, '12-narrow-phone');
    await chat.page.locator('.tabs button', { hasText: '同事' }).click();
    await picture(chat.page, '13-narrow-people');
    await chat.page.locator('.tabs button', { hasText: '聊天' }).click();
  });
});

describe('查看详情', () => {
  it('opens the page of the call after a login, with the facts', async () => {
    await chat.open(A);
    await chat.dial(VIP, '1');
    await chat.says('接听');
    const tab = await chat.details();
    expect(tab.url().startsWith(`${product.serverUrl}/c/`)).toBe(true);
    const words = (await tab.locator('main').innerText()).replace(/\s+/g, ' ');
    for (const fact of [
      '宁波奥克斯空调有限公司',
      '138****8888',
      '产品咨询 (按1)',
      '高（VIP客户）',
      '张经理',
      '¥580万',
      '销售经理A · 座机',
    ]) {
      expect(words).toContain(fact);
    }
    expect(words).not.toContain(VIP);
    for (const fold of await tab.locator('details').all()) await fold.locator('summary').click();
    expect(await cutWords(tab, 'main')).toEqual([]);
    await picture(tab, '14-call-page', true);
    await tab.setViewportSize(NARROW);
    expect(await cutWords(tab, 'main')).toEqual([]);
    await picture(tab, '15-call-page-narrow', true);
  });

  it('plays the voicemail', async () => {
    await chat.open(A);
    await chat.dial(VIP, '2');
    await chat.says('接听');
    await chat.press('留言');
    await chat.says('已转留言');
    await chat.phase('请留言');
    await picture(chat.page, '16-voicemail');
    await chat.page.locator('#voicemail-text').selectOption({ label: '不说话，4 秒' });
    await chat.page.locator('#voicemail-form button').click();
    await chat.phase('已结束');
    // A message of a VIP is urgent: its alert may come behind this card at any moment.
    chat.about('已留言4秒');
    await chat.sentence('已留言4秒');
    await expectWhole(chat);
    await picture(chat.page, '17-voicemail-missed');

    const tab = await chat.details();
    await tab.locator('button[data-play]').click();
    const audio = tab.locator('audio[src]');
    await audio.waitFor();
    expect(await audio.getAttribute('src')).toMatch(/^\/media\/[\w-]{40,}\.wav$/);
    expect(await soundSeconds(audio)).toBeCloseTo(4, 0);
    await picture(tab, '18-voicemail-page', true);
  });
});

describe('an unknown number calls', () => {
  it('is a new lead that whom it rings makes a customer file of', async () => {
    await chat.dial(STRANGER, '1');
    await chat.open(await chat.ringing());
    chat.about('137****0099');
    await chat.says('创建新客户档案');
    const card = await chat.read();
    expect(card.title).toMatch(/^137\*\*\*\*0099 新线索/);
    await expectWhole(chat);
    await picture(chat.page, '19-new-lead');
    await chat.press('创建新客户档案');
    await chat.card().locator('.card-buttons', { hasNotText: '创建新客户档案' }).waitFor();
    await expectWhole(chat);
    await picture(chat.page, '20-file-made');
  });
});

it('no page complained', () => {
  expect(browser.complaints).toEqual([]);
});
