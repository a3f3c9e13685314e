import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CONTRACT_FILE, contractText } from '../../../scripts/write-contract.ts';
import { openDoors } from './doors.ts';
import type { House } from './doors.ts';
import { answeringNeeds } from './sample.ts';

let house: House;
beforeAll(async () => {
  house = await openDoors(answeringNeeds());
});
afterAll(() => house.close());

interface Document {
  openapi: string;
  paths: Record<string, Record<string, { security: object[]; responses: object }>>;
  components: { schemas: Record<string, object> };
}

describe('the contract', () => {
  it('is what scripts/write-contract.ts would write now', async () => {
    expect(await readFile(CONTRACT_FILE, 'utf8')).toBe(await contractText());
  });
});

describe('/openapi.json', () => {
  it('describes every door with its guard, and names the answers', async () => {
    const document = (await (await house.fetch('/openapi.json')).json()) as Document;
    expect(document.openapi).toBe('3.1.0');
    const doors = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(doors).toHaveLength(99);
    expect(doors).toContain('post /api/calls/{id}/confirm');
    expect(document.paths['/api/sales/status']?.['post']?.security).toEqual([
      { bearer: [] },
      { cookie: [] },
    ]);
    expect(document.paths['/healthz']?.['get']?.security).toEqual([]);
    expect(Object.keys(document.components.schemas)).toEqual(
      expect.arrayContaining(['CallPage', 'Session', 'BoardLine', 'Problem', 'Step', 'Health']),
    );
  });
});

describe('pages', () => {
  it.each(['/docs', '/assets/docs.js', '/healthz'])('%s keeps to itself', async (path) => {
    const { headers } = await house.fetch(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|http:|https:|\*/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('load nothing from elsewhere and run nothing inline', async () => {
    const page = await (await house.fetch('/docs')).text();
    const scripts = [...page.matchAll(/<script([^>]*)>([^<]*)</g)];
    expect(scripts.map(([, , inline]) => inline)).toEqual(['', '']);
    const loaded = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, to]) => to ?? '');
    for (const to of loaded.filter((one) => one.startsWith('/'))) {
      const asset = await house.fetch(to);
      expect([to, asset.status]).toEqual([to, 200]);
      await asset.arrayBuffer();
    }
    expect(loaded.filter((to) => !to.startsWith('/'))).toEqual(['data:,']);
  });

  it.each([
    'call.css',
    'call-digest.css',
    'call.js',
    'call-follow.js',
    'call-server.js',
    'call-sound.js',
  ])('the call page finds %s', async (name) => {
    expect((await house.fetch(`/assets/${name}`)).status).toBe(200);
  });
});

describe('/readyz and /metrics', () => {
  it('names engine and version', async () => {
    const health = (await (await house.fetch('/readyz')).json()) as object;
    expect(health).toMatchObject({ ready: true, mongo: { engine: 'MongoDB', version: '8.0' } });
  });

  it('is not ready without Mongo, and is ready without Redis', async () => {
    const sample = await answeringNeeds().health();
    for (const [part, status] of [
      ['mongo', 503],
      ['redis', 200],
    ] as const) {
      const health = { ...sample, [part]: { ...sample[part], ok: false } };
      const other = await openDoors(answeringNeeds({ health: () => Promise.resolve(health) }));
      const response = await other.fetch('/readyz');
      await other.close();
      expect([part, response.status]).toEqual([part, status]);
    }
  });

  it('counts requests by door, not by path', async () => {
    await house.fetch('/media/a-ticket-of-twenty-or-more.wav');
    const text = await (await house.fetch('/metrics')).text();
    expect(text).toContain('route="/media/:ticket"');
    expect(text).not.toContain('a-ticket-of');
  });
});
