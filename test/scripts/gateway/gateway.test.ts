import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseGatewayEvent, parseRouteQuestion } from '../../../server/adapters/gateway/parse.ts';
import { signBody } from '../../../server/adapters/gateway/signature.ts';
import type { Gateway } from '../../../server/ports.ts';
import { readWav, toneWav } from '../../../scripts/gateway/wav.ts';
import { secret, until } from './product-double.ts';
import { businessNow, call, control, delivered, folder, gateway } from './stage.ts';
import { orders, product, taken, time, types } from './stage.ts';
import { voicemail } from './trial.ts';

function orderAnswer(id: string, to: string, notAfter = 30): ReturnType<Gateway['order']> {
  return orders.order({
    id,
    call: to,
    order: { do: 'answer', person: 'b', device: 'office_phone', number: '8002', seconds: 25 },
    notAfter: new Date(businessNow().getTime() + notAfter * 1000),
  });
}

describe('towards the product', () => {
  it('asks where to, and tells everything once, signed, in order and readable', async () => {
    const id = await call({ digit: '1', answer: [{ person: 'a', after: 3 }], hangupAfter: 63 });
    expect(product.questions).toEqual([
      {
        call: id,
        from: '13800008888',
        to: '4008320160',
        digits: '1',
        at: '2026-11-24T02:00:00.000Z',
      },
    ]);
    expect(parseRouteQuestion(product.questions[0]).ok).toBe(true);
    time.pass(63);
    await taken('recording.ready');
    expect(types()).toEqual([
      'call.started',
      'ivr.input',
      'call.ringing',
      'call.ringing',
      'call.no_answer',
      'call.connected',
      'recording.started',
      'call.ended',
      'recording.ready',
    ]);
    expect(product.taken.map((news) => news.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(product.faults).toEqual([]);
    expect(product.taken.filter((news) => !parseGatewayEvent(news).ok)).toEqual([]);
    expect(product.taken[5]).toMatchObject({
      at: '2026-11-24T02:00:03.000Z',
      data: { target: 'a:office_phone' },
    });
    expect(product.taken[7]?.data).toMatchObject({ by: 'caller', seconds: 63, talk_seconds: 60 });
  });

  it('leaves a voicemail whose audio is real and fetched by its link', async () => {
    const wav = join(folder, 'message.wav');
    await writeFile(wav, toneWav(3, 500));
    product.steps = [voicemail];
    await call({ say: wav });
    time.pass(13);
    await taken('recording.ready');
    const left = product.taken.find((news) => news.type === 'voicemail.left');
    const ready = product.taken.find((news) => news.type === 'recording.ready');
    expect(left?.data).toEqual({ recording: ready?.data['recording'], seconds: 3 });
    expect(ready?.data).toMatchObject({ kind: 'voicemail', seconds: 3, format: 'wav' });
    const parts: Uint8Array[] = [];
    const got = await orders.fetchRecording(String(ready?.data['url']), (part) => {
      parts.push(part);
      return Promise.resolve();
    });
    if (!got.ok) throw new Error(got.reason);
    const audio = Buffer.concat(parts);
    expect(got.type).toBe('audio/wav');
    expect(createHash('sha256').update(audio).digest('hex')).toBe(ready?.data['sha256']);
    expect(readWav(audio)?.seconds).toBe(3);
  });

  it('repeats what was not taken, with the same id and in order; a refusal is not repeated', async () => {
    product.answerNext.events = [503, 500, 422];
    const id = await call();
    await delivered();
    expect(product.deliveries.map((news) => news.type)).toEqual([
      'call.started',
      'call.started',
      'call.started',
      'call.ringing',
      'call.ringing',
    ]);
    expect(new Set(product.deliveries.slice(0, 3).map((news) => news.id)).size).toBe(1);
    expect(types()).toEqual(['call.ringing', 'call.ringing']);
    const { json } = await control(`/sim/calls/${id}`);
    expect((json as { log: { text: string }[] }).log.map((line) => line.text)).toContain(
      '事件 call.started 未能送达：422 {}',
    );
  });

  it('asks again while the product restarts', async () => {
    product.answerNext.route = [502, 503];
    await call();
    expect(product.questions).toHaveLength(3);
    await taken('call.ringing');
  });

  it('sends the caller to the voicemail when the product refuses the question', async () => {
    product.answerNext.route = [422];
    await call();
    await taken('voicemail.started');
    expect(types()).not.toContain('call.ringing');
  });

  it('finds somebody busy who rings on another call', async () => {
    await call();
    await call({ from: '13900000000' });
    await until(() => types().filter((type) => type === 'call.started').length === 2, 'two calls');
    await delivered();
    const outcomes = product.taken.flatMap((news) => news.data['outcome'] ?? []);
    expect(outcomes).toEqual(['busy', 'busy']);
  });
});

describe('orders', () => {
  it('are carried out once, whatever their repeats', async () => {
    const id = await call();
    expect(await orderAnswer('o1', id)).toEqual({ result: 'done', reason: null });
    expect(await orderAnswer('o1', id)).toEqual({ result: 'done', reason: null });
    await delivered();
    const ringing = product.taken.filter((news) => news.type === 'call.ringing');
    expect(ringing.map((news) => news.data['target'])).toEqual([
      'a:office_phone',
      'a:mobile_phone',
      'b:office_phone',
    ]);
    const toVoicemail = {
      id: 'o6',
      call: id,
      order: { do: 'voicemail' },
      notAfter: businessNow(),
    } as const;
    for (const result of ['done', 'done']) {
      expect(await orders.order(toVoicemail)).toEqual({ result, reason: null });
    }
    const again = await orders.order({ ...toVoicemail, id: 'o7' });
    expect(again).toEqual({ result: 'too_late', reason: 'voicemail' });
  });

  it('come too late by the business clock, or for a call nobody knows', async () => {
    const id = await call();
    expect(await orderAnswer('o2', id, -1)).toEqual({ result: 'too_late', reason: 'expired' });
    const unknown = await orderAnswer('o3', 'nobody');
    expect(unknown).toEqual({ result: 'refused', reason: 'unknown-call' });
    await control('/sim/clock', { now: '2026-11-25T02:00:00Z' });
    expect((await orderAnswer('o4', id)).reason).toBe('expired');
  });

  it.each([
    ['a foreign secret', 401, {}, `whsec_${Buffer.alloc(32, 8).toString('base64')}`],
    ['a body of another shape', 422, { id: 'x' }, secret],
  ])('with %s change nothing', async (_name, status, body, key) => {
    const text = JSON.stringify(body);
    const timestamp = Math.floor(Date.now() / 1000);
    const headers = signBody({ id: 'o5', timestamp, body: text, secret: key });
    const request = { method: 'POST', headers: { ...headers }, body: text };
    expect((await fetch(`${gateway.url}/orders`, request)).status).toBe(status);
  });
});
