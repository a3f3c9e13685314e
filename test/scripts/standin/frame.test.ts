import { afterEach, describe, expect, it } from '@jest/globals';
import { closeWorlds, makeWorld, startJsonServer } from './support.ts';

afterEach(closeWorlds);

/** What the frame serves of a mini-program, without compiling one. */
const BUILT = { files: new Map([['app.js', 'startFrame()']]), pages: [], tookMs: 0 };
const miniprogram = (): Promise<typeof BUILT> => Promise.resolve(BUILT);

describe('the frame beside the chat', () => {
  it('is not there in a stand-in without a mini-program', async () => {
    const { standin } = await makeWorld();
    expect((await fetch(`${standin.url}/frame/`)).status).toBe(404);
  });

  it('serves phone and app, may be framed by this page alone, and the chat page knows of it', async () => {
    const { standin } = await makeWorld({ miniprogram });
    const app = await fetch(`${standin.url}/frame/app/app.js`);
    expect(await app.text()).toBe('startFrame()');
    expect(app.headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
    expect(await (await fetch(`${standin.url}/page/people`)).json()).toMatchObject({
      miniprogram: true,
    });
    const page = await fetch(`${standin.url}/`);
    expect(page.headers.get('content-security-policy')).toContain("frame-src 'self'");
  });

  it('gives a login code that WeCom takes once, for the person who holds the phone', async () => {
    const { standin, api } = await makeWorld({ miniprogram });
    const answer = await fetch(`${standin.url}/frame/login?person=sales_manager_b`, {
      method: 'POST',
    });
    const { code } = (await answer.json()) as { code: string };
    const path = `miniprogram/jscode2session?js_code=${code}`;
    expect(await api(path)).toMatchObject({ errcode: 0, userid: 'sales_manager_b' });
    expect(await api(path)).toMatchObject({ errcode: 40029 });
  });

  it('hands what the app asks on to the product', async () => {
    const product = await startJsonServer((asked) => asked);
    try {
      const { standin } = await makeWorld({ miniprogram, productUrl: product.url });
      const answer = await fetch(`${standin.url}/frame/api/me?x=1`);
      expect(await answer.json()).toMatchObject({ method: 'GET', path: '/api/me?x=1' });
    } finally {
      await product.close();
    }
  });
});
