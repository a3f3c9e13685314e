/** Events of calls that read alerts aloud come through the gateway's door, and go their own way. */
import { describe, expect, it } from '@jest/globals';
import { problemOf, signed } from './doors.ts';
import { keepStrictHouses } from './strict-house.ts';

const EVENT = {
  id: 'evt-1',
  type: 'ivr.input',
  call: 'alert-0193a5c0-0000-7000-8000-000000000001',
  at: '2026-11-24T10:00:00+08:00',
  data: { digits: '1', alert: 'al-1' },
};
const openStrict = keepStrictHouses();

describe('POST /gateway/events about an alert call', () => {
  it('hands it to the story of such calls, and to no other', async () => {
    const seen: unknown[] = [];
    const { fetch } = await openStrict({
      receiveAlertCallEvent: (input) => {
        seen.push(input);
        return Promise.resolve('stored');
      },
    });
    const body = JSON.stringify(EVENT);
    const answer = await fetch('/gateway/events', { method: 'POST', body, headers: signed(body) });
    expect(await answer.json()).toEqual({ result: 'stored' });
    expect(seen).toMatchObject([
      { source: 'gateway', event: { id: 'evt-1', call: EVENT.call, fact: { type: 'key' } } },
    ]);
  });

  it('names what is wrong with it', async () => {
    const { fetch } = await openStrict();
    const body = JSON.stringify({ ...EVENT, data: { digits: 'one' } });
    const answer = await fetch('/gateway/events', { method: 'POST', body, headers: signed(body) });
    expect(answer.status).toBe(422);
    expect((await problemOf(answer)).fields.map(({ path }) => path)).toEqual(['data.digits']);
  });
});
