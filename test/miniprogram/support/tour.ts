/** Somebody who opens one page after another by its link, cold, and all that can be known of each afterwards. */
import type { Phone } from './browser.ts';

export interface Answered {
  readonly path: string;
  readonly status: number;
  readonly body: string;
}

/** A page as it came to rest: what is read, and everything that lies behind it. */
export interface Seen {
  readonly state: string;
  readonly texts: string;
  /** Texts and attributes of all that is drawn. */
  readonly html: string;
  readonly answers: readonly Answered[];
  /** Both storages of the browser. */
  readonly kept: string;
  readonly said: readonly string[];
  /** The address bar and whatever was asked for. */
  readonly addresses: readonly string[];
}

export interface Tour {
  readonly phone: Phone;
  /** The program starts anew with this link. Throws when something happened that may not, as `after` does. */
  readonly open: (address: string) => Promise<Seen>;
  /** Does something on the page that is open, and says what came of it. */
  readonly after: (does: () => Promise<unknown>) => Promise<Seen>;
}

/** Everything from here on is noted; what the phone showed before is not. */
export function tourOf(phone: Phone): Tour {
  const { page } = phone;
  let answers: Promise<Answered | null>[] = [];
  let said: string[] = [];
  let asked: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('request', (sent) => asked.push(sent.url()));
  page.on('response', (answer) => {
    const { pathname, search } = new URL(answer.url());
    if (!pathname.startsWith('/frame/api/')) return;
    const path = pathname.slice('/frame'.length) + search;
    // A question that is still held has no body, and whoever left no longer waits for one.
    const body = answer.text().then(
      (text) => ({ path, status: answer.status(), body: text }),
      () => null,
    );
    answers.push(body);
  });
  const after: Tour['after'] = async (does) => {
    answers = [];
    said = [];
    asked = [];
    await does();
    await phone.idle();
    const drawn = await page.evaluate(() => ({
      state: (window.harness.data() as { frame: { state: string } }).frame.state,
      texts: document.querySelector<HTMLElement>('.mp-page:not([hidden])')?.innerText ?? '',
      html: document.documentElement.outerHTML,
      kept: JSON.stringify([localStorage, sessionStorage]),
    }));
    const got = await Promise.all(answers);
    // A program that starts anew forgets what went wrong before.
    const failures = await phone.failures();
    if (failures.length > 0) throw new Error(`in the frame: ${failures.join('\n')}`);
    return {
      ...drawn,
      answers: got.filter((one) => one !== null),
      said,
      addresses: [page.url(), ...asked],
    };
  };
  return {
    phone,
    after,
    open: (address) =>
      after(async () => {
        const again = page.waitForEvent('load');
        await phone.ask('launch', 'cold', address);
        await again;
      }),
  };
}
