/** What the callback reads out of sealed messages. WeCom path/90307. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openEnvelope, sealEnvelope } from '../../../../server/adapters/wecom/crypto.ts';
import { callback, fromLiSi, item, press, receive } from './sealed.ts';
import { A, B, C, KEYS } from './vector-cases.ts';

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
    expect(receive(fromLiSi(rest))).toMatchObject({ ok: true, message });
  });
});
