import { describe, expect, it } from '@jest/globals';
import { call, control, gateway, product, taken, time } from './stage.ts';

describe('the telephones of a trial', () => {
  it('show the call, and are lifted and hung up by hand', async () => {
    const id = await call();
    expect(
      await control(`/sim/calls/${id}/answer`, {
        person: 'a',
        device: 'mobile_phone',
        press1: false,
      }),
    ).toMatchObject({ status: 200 });
    expect((await control(`/sim/calls/${id}`)).json).toMatchObject({
      call: id,
      from: '13800008888',
      phase: 'ringing',
      ended: false,
      legs: [
        { leg: 'leg-1', person: 'a', device: 'office_phone', state: 'ringing' },
        { leg: 'leg-2', person: 'a', device: 'mobile_phone', state: 'whisper' },
      ],
    });
    expect((await control(`/sim/calls/${id}/press1`, { person: 'a' })).status).toBe(200);
    expect((await control(`/sim/calls/${id}`)).json).toMatchObject({ phase: 'talking' });
    expect((await control(`/sim/calls/${id}/hangup`, {})).status).toBe(200);
    expect((await control('/sim/calls')).json).toMatchObject([{ call: id, ended: true }]);
  });

  it('say busy and speak a voicemail of so many seconds', async () => {
    const id = await call();
    for (const person of ['a', 'b']) await control(`/sim/calls/${id}/busy`, { person });
    expect((await control(`/sim/calls/${id}/voicemail`, { seconds: 4 })).status).toBe(200);
    time.pass(14);
    await taken('recording.ready');
    expect(product.taken.find((news) => news.type === 'voicemail.left')?.data['seconds']).toBe(4);
  });

  it.each<[string, unknown, number]>([
    ['/sim/calls', { from: '138', digit: '12' }, 422],
    ['/sim/calls', { from: '138', say: '/nowhere/x.wav' }, 422],
    ['/sim/calls', { from: '138', surprise: 1 }, 422],
    ['/sim/calls/nobody/hangup', {}, 404],
    ['/sim/calls/nobody', undefined, 404],
    ['/sim/clock', { now: 'soon' }, 422],
  ])('refuse %s %j with %s', async (path, body, status) => {
    expect((await control(path, body)).status).toBe(status);
  });

  it('take JSON only, so that no foreign page can call', async () => {
    const request = { method: 'POST', body: '{"from":"138"}' };
    expect((await fetch(`${gateway.url}/sim/calls`, request)).status).toBe(415);
    expect(product.questions).toEqual([]);
  });
});
