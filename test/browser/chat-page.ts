/** The chat page as a person uses it: choose a colleague, dial, press, pick up. */
import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { cutWords } from './browser.ts';

/** A card as it is drawn. */
export interface DrawnCard {
  readonly source: string;
  readonly title: string;
  readonly desc: string;
  readonly sentence: string;
  readonly rows: readonly (readonly [label: string, value: string])[];
  readonly colleagues: readonly string[];
  readonly buttons: readonly string[];
}

export interface ChatPage {
  readonly page: Page;
  /** Opens the chat of a person. */
  open(person: string): Promise<void>;
  /** Calls the hotline; resolves when the call is accepted. */
  dial(from: string, digit: string): Promise<void>;
  /** From now on the newest card that holds these words is meant; others may come behind it. '' = any. */
  about(words: string): void;
  /** The newest card of the open chat. */
  card(): Locator;
  read(): Promise<DrawnCard>;
  /** How many cards the open chat holds. */
  count(): Promise<number>;
  /** Waits until the first line of the newest card says so. */
  sentence(words: string | RegExp): Promise<void>;
  /** Waits until a live or grey button of the newest card says so. */
  says(words: string): Promise<void>;
  press(words: string): Promise<void>;
  choose(colleague: string): Promise<void>;
  /** Presses 接听 or 忙线 beside a ringing phone. */
  pick(person: string, words: '接听' | '忙线'): Promise<void>;
  hangUp(): Promise<void>;
  /** Waits for a phone to ring; whose it is. */
  ringing(): Promise<string>;
  /** The chip above the telephone. */
  phase(words: string): Promise<void>;
  /** Presses 查看详情 and waits for the page it opens. */
  details(): Promise<Page>;
}

export function createChatPage(page: Page): ChatPage {
  const cards = page.locator('#chat-lines .card');
  let meant = '';
  const newest = (): Locator => cards.filter({ hasText: meant }).last();
  const button = (words: string): Locator =>
    newest().locator('.card-buttons').getByRole('button', { name: words, exact: true });

  return {
    page,
    async open(person) {
      await page.locator(`.person[data-userid="${person}"]`).click();
      await page.locator('#chat-id', { hasText: person }).waitFor();
    },
    async dial(from, digit) {
      await page.locator('#dial-from').fill(from);
      await page.locator('#dial-digit').selectOption(digit);
      const accepted = page.waitForResponse(
        (answer) => answer.url().endsWith('/phone/calls') && answer.request().method() === 'POST',
      );
      await page.locator('#dial-call').click();
      expect((await accepted).ok()).toBe(true);
    },
    about(words) {
      meant = words;
    },
    card: newest,
    async read() {
      const all = (selector: string): Promise<string[]> =>
        newest().locator(selector).allTextContents();
      const one = async (selector: string): Promise<string> => (await all(selector)).join('');
      const [labels, values] = [await all('dt'), await all('dd')];
      return {
        source: await one('.card-source'),
        title: await one('.card-title'),
        desc: await one('.card-desc'),
        sentence: await one('.card-sub'),
        rows: labels.map((label, index) => [label, values[index] ?? ''] as const),
        colleagues: await all('option'),
        buttons: await all('.card-buttons button'),
      };
    },
    count: () => cards.count(),
    sentence: (words) => newest().locator('.card-sub', { hasText: words }).waitFor(),
    says: (words) => button(words).waitFor(),
    press: (words) => button(words).click(),
    async choose(colleague) {
      const options = await newest().locator('option').allTextContents();
      const index = options.findIndex((option) => option.startsWith(colleague));
      expect(options.slice(Math.max(0, index))[0]).toMatch(colleague);
      await newest().locator('select').selectOption({ index });
    },
    async pick(person, words) {
      const leg = page.locator('.leg', { hasText: person });
      await leg.getByRole('button', { name: words }).first().click();
    },
    hangUp: () => page.locator('#dial-hangup').click(),
    async ringing() {
      const name = await page.locator('.leg[data-state="ringing"] strong').first().innerText();
      const person = page.locator('.person', { hasText: name });
      return (await person.getAttribute('data-userid')) ?? '';
    },
    phase: (words) => page.locator('#call-phase', { hasText: words }).waitFor(),
    async details() {
      const opened = page.context().waitForEvent('page');
      await button('查看详情').click();
      const tab = await opened;
      await tab.waitForURL(/\/c\//);
      await tab.locator('#call').waitFor();
      return tab;
    },
  };
}

/** Every word of every drawn card is seen whole, none shortened to …, and WeCom would have warned of nothing. */
export async function expectWhole(chat: ChatPage): Promise<void> {
  expect(await cutWords(chat.page, '#chat-lines .card')).toEqual([]);
  expect(await chat.page.locator('#chat-lines .warning').allTextContents()).toEqual([]);
  expect(await chat.page.locator('#chat-lines .card', { hasText: '…' }).allTextContents()).toEqual(
    [],
  );
}
