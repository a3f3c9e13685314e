/** What the callback refuses, and for which reason. */
import { describe, expect, it } from '@jest/globals';
import { getSignature } from '@wecom/crypto';
import fc from 'fast-check';
import { openEnvelope } from '../../../../server/adapters/wecom/crypto.ts';
import { callback, fromLiSi, post, press, receive } from './sealed.ts';
import { KEYS } from './vector-cases.ts';

describe('what is refused', () => {
  const good = post(fromLiSi('<MsgType>event</MsgType><Event>subscribe</Event>'));
  const reasonOf = (query: Record<string, string | string[]>, body: string): string => {
    const read = callback.receive(query, body);
    return read.ok ? 'accepted' : read.reason;
  };

  it.each(['msg_signature', 'timestamp', 'nonce'])('a query without %s', (name) => {
    const query = Object.fromEntries(
      Object.entries(good.query).filter(([given]) => given !== name),
    );
    expect(reasonOf(query, good.body)).toBe('incomplete');
    expect(reasonOf({ ...good.query, [name]: ['a', 'b'] }, good.body)).toBe('incomplete');
  });

  it.each([
    ['msg_signature', '0'.repeat(40)],
    ['msg_signature', 'short'],
    ['timestamp', '1790000001'],
    ['nonce', '78'],
  ])('a wrong %s', (name, value) => {
    expect(reasonOf({ ...good.query, [name]: value }, good.body)).toBe('bad-signature');
  });

  it('a changed ciphertext, before anything is decrypted', () => {
    const body = good.body.replace(/(<Encrypt><!\[CDATA\[)./, '$1_');
    expect(reasonOf(good.query, body)).toBe('bad-signature');
  });

  it('an envelope sealed for another corp', () => {
    const { query, body } = post(fromLiSi(''), { ...KEYS, corpId: 'ww_other' });
    expect(reasonOf(query, body)).toBe('foreign-corp');
  });

  it('an envelope sealed with another key under our token', () => {
    const { query, body } = post(fromLiSi(''), { ...KEYS, encodingAesKey: 'a'.repeat(43) });
    expect(['undecryptable', 'foreign-corp']).toContain(reasonOf(query, body));
  });

  it.each([
    ['no XML', 'nothing'],
    ['an empty body', ''],
    ['no Encrypt', '<xml><ToUserName>x</ToUserName></xml>'],
    ['a document type', `<!DOCTYPE xml [<!ENTITY a "b">]>${good.body}`],
    ['a small-letter document type', `<!doctype x>${good.body}`],
  ])('%s', (_, body) => {
    expect(reasonOf(good.query, body)).toBe('malformed');
  });

  it.each([
    ['no sender', '<xml><CreateTime>1</CreateTime><MsgType>text</MsgType></xml>'],
    ['a time that is none', fromLiSi('<MsgType>text</MsgType>').replace('1790000000', 'soon')],
    ['a press without a code', press('').replace(/<ResponseCode>.*<\/ResponseCode>/, '')],
    ['a document type inside', `<!DOCTYPE xml>${press('')}`],
    ['a poisoned element', press('<__proto__>1</__proto__>')],
    ['no message', 'hello'],
  ])('signed, with %s', (_, inner) => {
    expect(receive(inner)).toEqual({ ok: false, reason: 'malformed' });
  });

  it.each(['AAAA', 'not base64 at all', 'A'.repeat(64)])(
    'signed, but no ciphertext: %s',
    (cipher) => {
      const signature = getSignature(KEYS.token, '1', '2', cipher);
      const opened = openEnvelope(KEYS, { signature, timestamp: '1', nonce: '2', cipher });
      expect(opened.ok).toBe(false);
    },
  );

  it('never throws for any body', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (body) => {
        expect(callback.receive(good.query, body).ok).toBe(false);
      }),
    );
  });
});
