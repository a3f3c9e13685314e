/** The door of pictures: open, no login, nothing but the picture. Cards §3. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDoors, strictNeeds, type House } from './doors.ts';

const TOKEN = 'Zq0_'.repeat(10) + 'abc';
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 255, 10]);

let house: House;
beforeAll(async () => {
  house = await openDoors(
    strictNeeds({ openPicture: (token) => Promise.resolve(token === TOKEN ? PNG : null) }),
  );
});
afterAll(() => house.close());

describe('GET /p/:picture', () => {
  it('gives the bytes to anybody, for cards of other pages too, and lets nobody share a copy', async () => {
    const response = await house.fetch(`/p/${TOKEN}.png`);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(PNG.length),
      'cache-control': 'private, max-age=3600',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
    });
    expect(Buffer.from(await response.arrayBuffer()).equals(PNG)).toBe(true);
    const head = await house.fetch(`/p/${TOKEN}.png`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(PNG.length)]);
  });

  // What is no secret of ours never reaches the store: these needs fail when they are asked.
  it.each([
    ['another secret', `${TOKEN.slice(0, -1)}d.png`],
    ['no ending', TOKEN],
    ['a longer one', `${TOKEN}x.png`],
    ['a path', '..%2f..%2fpackage.json.png'],
    ['nothing', '.png'],
  ])('%s: nothing there, and no copy is kept', async (_name, path) => {
    const response = await house.fetch(`/p/${path}`);
    expect(response.status).toBe(404);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-type')).toContain('application/json');
  });

  it('is not logged with its secret', async () => {
    await house.fetch(`/p/${TOKEN}.png`);
    expect(house.logged.join('')).toContain('/p/:picture');
    expect(house.logged.join('')).not.toContain(TOKEN);
  });
});
