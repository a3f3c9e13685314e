import { describe, expect, it } from '@jest/globals';
import type { AlertCallView } from '../../../scripts/gateway/alert-desk.ts';
import type { AlertCallWords } from '../../../server/domain/alerts/alert-call.ts';
import { createGateway } from '../../../server/adapters/gateway/client.ts';
import { call, control, delivered, gateway, orders, product, time } from './stage.ts';
import { businessNow } from './stage.ts';

const ID = 'alert-0193a5c0-0000-7000-8000-000000000001';
const TO = '13800000001';
const say: AlertCallWords = {
  intro: 'intro',
  items: ['item one', 'item two'],
  next: 'next',
  bye: 'bye',
  unheard: 'unheard',
};

const soon = (): Date => new Date(businessNow().getTime() + 10_000);
const ring = (id = ID, to = TO) =>
  orders.alertCall({ id, alerts: ['a1', 'a2'], to, say, notAfter: soon() });
const answerKey = (alert: string, text: string | null = null) =>
  orders.alertSay({ id: `say-${alert}`, call: ID, alert, text, notAfter: soon() });
const act = (name: string, body: object = {}) => control(`/sim/alert-calls/${ID}/${name}`, body);

async function look(): Promise<AlertCallView> {
  return (await control(`/sim/alert-calls/${ID}`)).json as AlertCallView;
}
const said = async (): Promise<string[]> => (await look()).transcript.map(({ text }) => text);

/** Events of the call as short lines. */
async function told(): Promise<string[]> {
  await delivered();
  return product.taken
    .filter((news) => news.call === ID)
    .map(({ seq, type, data }) =>
      [seq, type, data['direction'], data['digits'], data['alert'], data['cause']]
        .filter((part) => part !== undefined)
        .join(' '),
    );
}

describe('an alert call', () => {
  it('rings, offers, reads what the product lets it read, and says good-bye', async () => {
    expect(await ring()).toEqual({ result: 'done', reason: null });
    expect((await look()).phase).toBe('ringing');
    await act('answer');
    // A mailbox would hear no more than this.
    expect(await said()).toEqual(['intro']);
    await act('key', { key: '1' });
    expect(await said()).toEqual(['intro', '1']);
    expect(await answerKey('a1')).toEqual({ result: 'done', reason: null });
    time.pass(3);
    expect(await said()).toEqual(['intro', '1', 'item one', 'next']);
    await act('key', { key: '1' });
    await answerKey('a2', '已由李四接手');
    time.pass(10);
    expect((await said()).slice(4)).toEqual(['1', '已由李四接手', 'bye']);
    expect(await told()).toEqual([
      '1 call.started out',
      '2 call.connected',
      '3 ivr.input 1 a1',
      '4 ivr.input 1 a2',
      '5 call.ended hangup',
    ]);
    expect(product.taken.at(-1)?.data['talk_seconds']).toBeGreaterThan(0);
    expect(product.faults).toEqual([]);
  });

  it.each<[string, () => unknown, string[]]>([
    [
      'nobody answers',
      () => {
        time.pass(30);
      },
      ['2 call.ended no_answer'],
    ],
    ['it is refused', () => act('hangup'), ['2 call.ended rejected']],
    [
      'a mailbox answers',
      async () => {
        await act('answer');
        time.pass(60);
      },
      ['2 call.connected', '3 call.ended no_key'],
    ],
    [
      'the product does not answer a key',
      async () => {
        await act('answer');
        await act('key', { key: '1' });
        time.pass(5);
        expect(await said()).toEqual(['intro', '1', 'unheard']);
        time.pass(5);
      },
      ['2 call.connected', '3 ivr.input 1 a1', '4 call.ended hangup'],
    ],
    [
      'another key is pressed',
      async () => {
        await act('answer');
        await act('key', { key: '5' });
        expect((await look()).phase).toBe('offering');
        await act('hangup');
      },
      ['2 call.connected', '3 ivr.input 5 a1', '4 call.ended hangup'],
    ],
  ])('tells when %s', async (_name, happen, expected) => {
    await ring();
    await happen();
    expect(await told()).toEqual(['1 call.started out', ...expected]);
    expect((await look()).ended).toBe(true);
  });

  it('rings nobody twice for one id, and nobody whose telephone is engaged', async () => {
    await ring();
    await ring();
    const second = ID.replace(/1$/, '2');
    await ring(second);
    const list = (await control('/sim/alert-calls')).json as AlertCallView[];
    expect(list.map(({ id, cause }) => [id, cause])).toEqual([
      [second, 'busy'],
      [ID, null],
    ]);
    const third = ID.replace(/1$/, '3');
    await call();
    await ring(third, 'a-mobile_phone');
    const { json } = await control(`/sim/alert-calls/${third}`);
    expect(json).toMatchObject({ ended: true, cause: 'busy' });
  });

  it('cuts the reading short by a key, which takes nothing', async () => {
    await ring();
    await act('answer');
    await act('key', { key: '1' });
    await answerKey('a1', 'a long text that takes its time to be read aloud');
    await act('key', { key: '1' });
    expect((await said()).at(-1)).toBe('next');
    expect((await told()).filter((line) => line.includes('ivr.input'))).toHaveLength(1);
  });

  it('answers orders that come too late or are about nothing', async () => {
    await ring();
    expect(await answerKey('a1')).toEqual({ result: 'too_late', reason: 'ringing' });
    await act('answer');
    await act('key', { key: '1' });
    expect(await answerKey('a2')).toEqual({ result: 'refused', reason: 'not-asked' });
    const nobody = { id: 's', call: 'alert-x', alert: 'a1', text: null, notAfter: soon() };
    expect(await orders.alertSay(nobody)).toEqual({ result: 'refused', reason: 'unknown-call' });
    const late = { id: `${ID}-late`, alerts: ['a1'], to: TO, say, notAfter: new Date(0) };
    expect((await orders.alertCall(late)).result).toBe('too_late');
    const none = await orders.alertCall({ ...late, alerts: [], notAfter: soon() });
    expect(none).toEqual({ result: 'refused', reason: 'status-422' });
  });

  it('is ordered by signed requests only', async () => {
    const foreign = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
    const stranger = createGateway({ url: gateway.url, secret: foreign, wall: () => new Date() });
    const refused = await stranger.alertCall({
      id: ID,
      alerts: ['a'],
      to: TO,
      say,
      notAfter: soon(),
    });
    expect(refused).toEqual({ result: 'refused', reason: 'status-401' });
    expect((await control('/sim/alert-calls')).json).toEqual([]);
  });

  it.each([
    ['answer', {}, 404, '/sim/alert-calls/alert-none/answer'],
    ['a key before it is picked up', { key: '1' }, 409, `/sim/alert-calls/${ID}/key`],
    ['two keys at once', { key: '11' }, 422, `/sim/alert-calls/${ID}/key`],
  ])('refuses %s', async (_name, body, status, path) => {
    await ring();
    expect((await control(path, body)).status).toBe(status);
  });
});
