import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { toneWav } from '../../../scripts/gateway/wav.ts';
import { clipSound, formOf, piece, post, standin } from './stage.ts';

const sound = toneWav(2, 420);

async function inspect(path: string, body?: unknown): Promise<{ status: number; json: unknown }> {
  const answer = await fetch(`${standin.url}${path}`, {
    ...(body === undefined
      ? {}
      : {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
  });
  return { status: answer.status, json: await answer.json() };
}

describe('the speech stand-in can be made to', () => {
  it('answer a status so many times, then be well', async () => {
    await inspect('/inspect/faults', { status: 429, retryAfter: 7, times: 2 });
    for (const status of [429, 429, 200]) {
      const answer = await post(formOf(sound));
      expect(answer.status).toBe(status);
      expect(answer.headers.get('retry-after')).toBe(status === 429 ? '7' : null);
    }
    expect(standin.counts()).toMatchObject({ requests: 3, heard: 1, seconds: 2, refused: 0 });
  });

  it('hang until the other side leaves', async () => {
    standin.faults.set({ hang: true });
    const gone = new AbortController();
    const answer = post(formOf(sound), gone.signal);
    await arrived(1);
    gone.abort();
    await expect(answer).rejects.toThrow();
    standin.faults.set({});
    expect((await post(formOf(sound))).status).toBe(200);
    expect(standin.counts()).toMatchObject({ requests: 2, heard: 1 });
  });

  it('cut the connection when it has heard, so that the answer is lost and billed', async () => {
    standin.faults.set({ reset: true, times: 1 });
    await expect(post(formOf(sound))).rejects.toThrow();
    expect(standin.counts()).toMatchObject({ requests: 1, heard: 1, seconds: 2 });
  });

  it('answer rubbish, and half an answer', async () => {
    standin.faults.set({ rubbish: true, times: 1 });
    const page = await post(formOf(sound));
    expect([page.status, page.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    standin.faults.set({ truncated: true, times: 1 });
    const half = await post(formOf(sound));
    expect(half.status).toBe(200);
    await expect(half.json()).rejects.toThrow(/JSON/);
  });

  it('refuse what is too large', async () => {
    standin.faults.set({ maxBytes: 20_000 });
    expect((await post(formOf(sound))).status).toBe(413);
    expect((await post(formOf(toneWav(1, 420)))).status).toBe(200);
    expect(standin.counts()).toMatchObject({ refused: 1, heard: 1 });
  });

  it('serve one at a time, in turn; who leaves makes room', async () => {
    standin.faults.set({ oneAtATime: true, slowMs: 80 });
    const gone = new AbortController();
    const left = post(formOf(toneWav(3, 420)), gone.signal);
    await arrived(1);
    const rest = Promise.all([post(formOf(sound)), post(formOf(toneWav(1, 420)))]);
    gone.abort();
    await expect(left).rejects.toThrow();
    const began = performance.now();
    expect((await rest).map((answer) => answer.status)).toEqual([200, 200]);
    expect(performance.now() - began).toBeGreaterThan(150);
    expect(standin.requests().map((one) => one.seconds)).toEqual([2, 1]);
  });

  it('nothing it does not know', async () => {
    expect((await inspect('/inspect/faults', { explode: true })).status).toBe(400);
    expect((await inspect('/inspect/faults', { status: 200 })).status).toBe(400);
  });
});

describe('what can be looked at', () => {
  it('is health, counts, and each request with its sentences', async () => {
    expect((await inspect('/health')).json).toEqual({ status: 'ok' });
    const { sides } = await clipSound('wrong-number');
    const audio = piece(sides[1]);
    await post(formOf(audio, { prompt: 'PCR-ABS-757' }));
    const { json } = await inspect('/inspect/requests');
    expect(json).toEqual([
      {
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        bytes: audio.length,
        seconds: expect.closeTo((audio.length - 44) / 16_000, 2),
        channels: 1,
        sha256: createHash('sha256').update(audio).digest('hex'),
        model: 'large-v3',
        prompt: 'PCR-ABS-757',
        utterances: [expect.any(Number), expect.any(Number)],
      },
    ]);
    expect((await inspect('/inspect/counts')).json).toMatchObject({ requests: 1, mostAtOnce: 1 });
  });
});

async function arrived(count: number): Promise<void> {
  const end = performance.now() + 5000;
  while (standin.counts().requests < count) {
    if (performance.now() > end) throw new Error('no request arrived');
    await new Promise((next) => setTimeout(next, 3));
  }
}
