/** Requests of the frame obey the client's rules, and reach the product through the proxy. */
import { describe, expect, it } from '@jest/globals';
import type { Phone } from './support/browser.ts';
import { useSample } from './support/sample.ts';

const sample = useSample();

const get = (phone: Phone, path: string): Promise<unknown> => phone.callPage('get', path);
/** Starts a request and leaves it under way. */
const start = (phone: Phone, path: string, times = 1): Promise<void> =>
  phone.page.evaluate(
    ([where, count]) => {
      const held = window as unknown as { answers: Promise<unknown>[] };
      held.answers = Array.from(
        { length: count },
        () => window.harness.callPage('get', where) as Promise<unknown>,
      );
    },
    [path, times] as const,
  );
const answers = (phone: Phone): Promise<unknown[]> =>
  phone.page.evaluate(() =>
    Promise.all((window as unknown as { answers: Promise<unknown>[] }).answers),
  );

it('reaches the product with path and query', async () => {
  const phone = await sample.open();
  expect(await get(phone, '/api/hello?who=zhang')).toBe('{"hello":"/api/hello?who=zhang"}');
  await phone.tap('问服务器');
  expect(await phone.texts()).toContain('/api/hello');
  expect(await phone.ask('requests')).toMatchObject([
    { method: 'GET', path: '/api/hello?who=zhang', status: 200 },
    { method: 'GET', path: '/api/hello', status: 200 },
  ]);
  expect(await phone.failures()).toEqual([]);
});

it('lets ten go at once and the others wait', async () => {
  const phone = await sample.open();
  const before = sample.house().asked.length;
  await start(phone, '/api/slow', 12);
  const waiting = (await phone.ask('requests')).map((one) => one.waiting);
  expect(waiting.filter(Boolean)).toHaveLength(2);
  expect(waiting.slice(10)).toEqual([true, true]);
  // The server lets each go as it comes.
  const release = setInterval(sample.house().release, 10);
  expect(await answers(phone)).toHaveLength(12);
  clearInterval(release);
  expect(sample.house().asked.length - before).toBe(12);
});

describe('what does not arrive', () => {
  it('is cut five seconds after hiding, and nothing goes out until the app is shown', async () => {
    const phone = await sample.open();
    await start(phone, '/api/slow');
    await phone.ask('hide');
    const hidden = Date.now();
    expect(await answers(phone)).toEqual(['request:fail interrupted']);
    expect(Date.now() - hidden).toBeGreaterThan(4500);
    expect(await get(phone, '/api/hello')).toBe('request:fail interrupted');
    await phone.ask('show');
    expect(await get(phone, '/api/hello')).toContain('hello');
    sample.house().release();
  });

  it('fails at once when the phone has no network', async () => {
    const phone = await sample.open();
    await phone.ask('setOffline', true);
    expect(await get(phone, '/api/hello')).toBe('request:fail network is offline');
    await phone.ask('setOffline', false);
    expect(await get(phone, '/api/hello')).toContain('hello');
  });

  it('has reached the server all the same when its answer is dropped', async () => {
    const phone = await sample.open();
    const before = sample.house().asked.length;
    await phone.ask('dropNext', '/api/hello');
    expect(await get(phone, '/api/hello')).toBe('request:fail the answer was dropped');
    expect(sample.house().asked.length - before).toBe(1);
    expect(await get(phone, '/api/hello')).toContain('hello');
  });

  it.each([
    'http://callpop.example.com/api/x',
    'https://10.0.0.1/api/x',
    '/api/x',
    'https://callpop.example.com/x',
  ])('is a failure for the address %s', async (url) => {
    const phone = await sample.open();
    await phone.page.evaluate((to) => {
      window.harness.callPage('raw', to);
    }, url);
    expect(await phone.failures()).toEqual([
      expect.stringContaining(`${url} is not an HTTPS address`),
    ]);
  });
});
