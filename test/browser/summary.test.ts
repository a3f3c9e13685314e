/** A call is talked through and over: the summary card, its buttons, and the page that lets one listen to each sentence. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { cutWords, NARROW, openBrowser, picture, type Browser } from './browser.ts';
import { createChatPage, expectWhole, type ChatPage } from './chat-page.ts';
import { startProduct, type Product } from './product.ts';

jest.setTimeout(180_000);

const A = 'sales_manager_a';
const C = 'sales_manager_c';
const VIP = '13800008888';

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

afterAll(async () => {
  for (const close of closers.toReversed()) await close();
});

interface Sound {
  readonly currentTime: number;
  readonly paused: boolean;
}

describe('a VIP asks for a price', () => {
  it('and the summary card is there seconds after the call', async () => {
    await chat.open(A);
    await chat.dial(VIP, '2');
    await chat.says('接听');
    await chat.pick('销售经理A', '接听');
    await chat.phase('通话中');
    await chat.page.locator('#talk-clip').selectOption('inquiry');
    await picture(chat.page, '21-talk');
    await chat.page.getByText('放完了').waitFor({ timeout: 60_000 });
    await chat.hangUp();
    await chat.sentence(/通话小结.*PCR-ABS-757/);
    const card = await chat.read();
    expect(card.title).toBe('138****8888 宁波奥克斯空调有限公司');
    expect(card.buttons).toEqual(expect.arrayContaining(['确认', '改派', '完成跟进', '查看详情']));
    await expectWhole(chat);
    await picture(chat.page, '22-summary');
  });

  it('whose page plays the sentence that is pressed, and shows each step', async () => {
    const tab = await chat.details();
    const words = (await tab.locator('main').innerText()).replace(/\s+/g, ' ');
    for (const fact of ['询价', 'PCR-ABS-757', '10吨', '由规则提取', '销售', '客户']) {
      expect(words).toContain(fact);
    }
    expect(words).not.toContain(VIP);
    expect(await cutWords(tab, 'main')).toEqual([]);
    await picture(tab, '23-call-page', true);
    const third = tab.locator('#says [data-say]').nth(2);
    const start = Number(await third.getAttribute('data-at'));
    await third.click();
    const audio = tab.locator('#player audio');
    await tab.waitForFunction(
      (from: number) => {
        // The page's own element, read in the browser.
        const sound = (
          globalThis as unknown as { document: { querySelector(s: string): Sound } }
        ).document.querySelector('#player audio');
        return !sound.paused && sound.currentTime >= from - 0.3;
      },
      start,
      { timeout: 45_000 },
    );
    const at = await audio.evaluate((sound: Sound) => sound.currentTime);
    expect(at).toBeLessThan(start + 5);
    await picture(tab, '24-playing');
    await tab.setViewportSize(NARROW);
    expect(await cutWords(tab, 'main')).toEqual([]);
    await picture(tab, '25-call-page-narrow', true);
    await tab.close();
  });

  it('and a hand-over brings the to-do card to a colleague, who postpones it', async () => {
    await chat.choose('销售经理C');
    await chat.press('改派');
    await chat.says('已改派销售经理C');
    await expectWhole(chat);
    await picture(chat.page, '26-handed-over');
    await chat.open(C);
    await chat.says('完成');
    await expectWhole(chat);
    await picture(chat.page, '27-todo');
    await chat.press('延期');
    await chat.says('已延至 11-30');
    await expectWhole(chat);
    await picture(chat.page, '28-postponed');
  });
});

it('no page complained', () => {
  expect(browser.complaints).toEqual([]);
});
