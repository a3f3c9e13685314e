import { describe, expect, it } from '@jest/globals';
import { getSignature } from '@wecom/crypto';
import fc from 'fast-check';
import { createCallback } from '../../../../server/adapters/wecom/callback.ts';
import { openEnvelope, sealEnvelope } from '../../../../server/adapters/wecom/crypto.ts';

// Vectors published with WeCom's callback sample code (path/90307).
const KEYS = {
  token: 'QDG6eK',
  encodingAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
  corpId: 'wx5823bf96d3bd56c7',
};
const A = {
  timestamp: '1409659589',
  nonce: '263014780',
  cipher:
    'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==',
  signature: '5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3',
  random: 'c41b64491c2468d0',
  plain: '1616140317555161061',
};
const B = {
  timestamp: '1409659813',
  nonce: '1372623149',
  cipher:
    'RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==',
  signature: '477715d11cdb4164915debcba66cb864d751f3e6',
  random: '0960688932c47ef1',
  plain: [
    '<xml><ToUserName><![CDATA[wx5823bf96d3bd56c7]]></ToUserName>',
    '<FromUserName><![CDATA[mycreate]]></FromUserName>',
    '<CreateTime>1409659813</CreateTime>',
    '<MsgType><![CDATA[text]]></MsgType>',
    '<Content><![CDATA[hello]]></Content>',
    '<MsgId>4561255354251345929</MsgId>',
    '<AgentID>218</AgentID>',
    '</xml>',
  ].join('\n'),
};
const C = {
  timestamp: B.timestamp,
  nonce: B.nonce,
  cipher:
    'pvXgeha3nZ7UQ2DG3WD3IVsNJR38QVl1+h+wmLQHIAwEG3Jey2aTZtvAWzhEZ9JEKGwIUMBWX3JlUhfo7O7WbvI10vHIsdSNr1nr3LuOwAfnwLJAMQNDxi5tHUl08Op59jxOL73r8+g60KOxMTaFwXzlr9Yxgq5ey5nzNb/2vDjjvDZNXkJVmL/XWnv6PXrVbTpNxphqWRv2BpPYqvwRMkHgdFliatljMVlkkRHS40FOHmtBhj/4RXtIexfDx8opBXwi0L9RTlYNQzGx+FA+74xVHG7Le/pmNDwc2Ri5mbw=',
  signature: '1f3153b7abd0ba99b4ab2e57fac2376110d03a3c',
  plain:
    '{ "ToUserName": "wx5823bf96d3bd56c7", "FromUserName": :mycreate", "CreateTime": 1409659813, "MsgType": "text", "Content": "hello", "MsgId": 4561255354251345929, "AgentID": 218}',
};

const callback = createCallback(KEYS);

/** A POST as WeCom makes it, around an inner message. */
function post(inner: string, keys = KEYS): { query: Record<string, string>; body: string } {
  const sealed = sealEnvelope(keys, inner, { timestamp: '1790000000', nonce: '77' });
  return {
    query: { msg_signature: sealed.signature, timestamp: sealed.timestamp, nonce: sealed.nonce },
    body: `<xml><ToUserName><![CDATA[${keys.corpId}]]></ToUserName><AgentID>7</AgentID><Encrypt><![CDATA[${sealed.cipher}]]></Encrypt></xml>`,
  };
}

function receive(inner: string): ReturnType<typeof callback.receive> {
  const { query, body } = post(inner);
  return callback.receive(query, body);
}

const press = (more: string, event = 'template_card_event'): string =>
  `<xml><FromUserName><![CDATA[Sales_Manager_A]]></FromUserName><CreateTime>1790000000</CreateTime>
<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[${event}]]></Event>
<EventKey><![CDATA[p1.3.answer]]></EventKey><TaskId><![CDATA[p1_0]]></TaskId>
<CardType><![CDATA[button_interaction]]></CardType><ResponseCode><![CDATA[CODE-1]]></ResponseCode>${more}</xml>`;

const item = (question: string, ...options: string[]): string =>
  `<SelectedItem><QuestionKey><![CDATA[${question}]]></QuestionKey><OptionIds>${options
    .map((id) => `<OptionId><![CDATA[${id}]]></OptionId>`)
    .join('\n')}</OptionIds></SelectedItem>`;

describe('the published vectors', () => {
  it.each([
    ['A', A],
    ['B', B],
    ['C', C],
  ])('opens vector %s', (_, vector) => {
    expect(openEnvelope(KEYS, vector)).toEqual({ ok: true, plain: vector.plain });
  });

  it.each([
    ['A', A],
    ['B', B],
  ])('seals vector %s to the same bytes', (_, { plain, timestamp, nonce, random, ...made }) => {
    const sealed = sealEnvelope(KEYS, plain, { timestamp, nonce, random: Buffer.from(random) });
    expect(sealed).toEqual({ ...made, timestamp, nonce });
  });

  it('answers the verification of vector A, even with plus signs turned into blanks', () => {
    const query = { msg_signature: A.signature, timestamp: A.timestamp, nonce: A.nonce };
    const answer = { ok: true, answer: '1616140317555161061' };
    expect(callback.answerVerification({ ...query, echostr: A.cipher })).toEqual(answer);
    const spoiled = A.cipher.replaceAll('+', ' ');
    expect(callback.answerVerification({ ...query, echostr: spoiled })).toEqual(answer);
  });

  it('reads the message of vector B', () => {
    const query = { msg_signature: B.signature, timestamp: B.timestamp, nonce: B.nonce };
    const body = `<xml><ToUserName>x</ToUserName><Encrypt><![CDATA[${B.cipher}]]></Encrypt></xml>`;
    expect(callback.receive(query, body)).toMatchObject({
      ok: true,
      message: {
        kind: 'text',
        person: 'mycreate',
        content: 'hello',
        msgId: '4561255354251345929',
        at: new Date(1409659813000),
      },
    });
  });
});

it('opens what it sealed, whatever the length and the letters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (plain) => {
      const sealed = sealEnvelope(KEYS, plain, { timestamp: '1', nonce: '2' });
      const bytes = Buffer.from(plain).toString();
      expect(openEnvelope(KEYS, sealed)).toEqual({ ok: true, plain: bytes });
    }),
  );
});

describe('presses', () => {
  it('reads a button with one choice', () => {
    const more = `<AgentID>7</AgentID><SelectedItems>${item('transfer', 'sales_manager_b')}</SelectedItems>`;
    expect(receive(press(more))).toEqual({
      ok: true,
      message: {
        kind: 'press',
        person: 'sales_manager_a',
        at: new Date(1790000000000),
        key: 'p1.3.answer',
        taskId: 'p1_0',
        responseCode: 'CODE-1',
        selected: { transfer: ['sales_manager_b'] },
        dedupId: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown as string,
      },
    });
  });

  it.each([
    ['several questions', `${item('a', '1')}${item('b', '2', '3')}`, { a: ['1'], b: ['2', '3'] }],
    ['blanks between the items', `\n${item('a', '1')}\n`, { a: ['1'] }],
    ['no items at all', '', {}],
    ['nothing but blanks', '\n  \n', {}],
  ])('reads choices: %s', (_, items, selected) => {
    const read = receive(press(`<SelectedItems>${items}</SelectedItems>`));
    expect(read).toMatchObject({ ok: true, message: { selected } });
  });

  it('reads a menu entry', () => {
    expect(receive(press('', 'template_card_menu_event'))).toMatchObject({
      ok: true,
      message: { kind: 'menu-press', key: 'p1.3.answer', selected: {} },
    });
  });

  const dedupIdOf = (inner: string): string => {
    const read = receive(inner);
    return read.ok ? read.message.dedupId : 'unread';
  };

  it('gives repeats one id and every other press another', () => {
    const first = press('');
    expect(dedupIdOf(first)).toBe(dedupIdOf(first));
    const others = [
      first.replace('Sales_Manager_A', 'sales_manager_b'),
      first.replace('1790000000', '1790000001'),
      first.replace('p1.3.answer', 'p1.3.hangup'),
      first.replace('p1_0', 'p1_1'),
      first.replace('CODE-1', 'CODE-2'),
    ];
    expect(new Set([first, ...others].map(dedupIdOf)).size).toBe(6);
  });
});

const common = (rest: string): string =>
  `<xml><FromUserName>LiSi</FromUserName><CreateTime>1790000000</CreateTime>${rest}</xml>`;

describe('other messages', () => {
  it.each([
    ['<MsgType>event</MsgType><Event>subscribe</Event>', { kind: 'subscribe', person: 'lisi' }],
    ['<MsgType>event</MsgType><Event>unsubscribe</Event>', { kind: 'unsubscribe' }],
    [
      '<MsgType>event</MsgType><Event>enter_agent</Event><EventKey/>',
      { kind: 'other', type: 'enter_agent' },
    ],
    ['<MsgType>image</MsgType><MsgId>1</MsgId>', { kind: 'other', type: 'image' }],
    [
      '<MsgType>text</MsgType><Content><![CDATA[状态 <!DOCTYPE &amp; ]]></Content><MsgId>9</MsgId>',
      { kind: 'text', content: '状态 <!DOCTYPE &amp; ', msgId: '9' },
    ],
    [
      '<MsgType>text</MsgType><Content>&#20250;&#35758;</Content><MsgId>9</MsgId>',
      { kind: 'text', content: '会议' },
    ],
  ])('reads %s', (rest, message) => {
    expect(receive(common(rest))).toMatchObject({ ok: true, message });
  });
});

describe('what is refused', () => {
  const good = post(common('<MsgType>event</MsgType><Event>subscribe</Event>'));
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
    const { query, body } = post(common(''), { ...KEYS, corpId: 'ww_other' });
    expect(reasonOf(query, body)).toBe('foreign-corp');
  });

  it('an envelope sealed with another key under our token', () => {
    const { query, body } = post(common(''), { ...KEYS, encodingAesKey: 'a'.repeat(43) });
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
    ['a time that is none', common('<MsgType>text</MsgType>').replace('1790000000', 'soon')],
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
