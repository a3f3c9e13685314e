import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { decrypt, encrypt, getSignature } from '@wecom/crypto';
import { XMLParser } from 'fast-xml-parser';
import { buildMessageXml, seal } from '../../../scripts/standin/callbacks.ts';
import { makeCard, makeSend } from './make-messages.ts';
import { APP, closeWorlds, makeWorld, until } from './support.ts';
import type { World } from './support.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(closeWorlds);

async function sendCard(change: Record<string, unknown> = {}): Promise<unknown> {
  return (await world.api('message/send', makeSend(makeCard(change))))['msgid'];
}

/** Published sample requests (WeCom path/90307): same key, three bodies. */
const VECTORS = [
  {
    name: 'A, URL verification',
    timestamp: '1409659589',
    nonce: '263014780',
    random: 'c41b64491c2468d0',
    signature: '5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3',
    message: '1616140317555161061',
    cipher:
      'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==',
  },
  {
    name: 'B, a text message padded with 30',
    timestamp: '1409659813',
    nonce: '1372623149',
    random: '0960688932c47ef1',
    signature: '477715d11cdb4164915debcba66cb864d751f3e6',
    message: [
      '<xml><ToUserName><![CDATA[wx5823bf96d3bd56c7]]></ToUserName>',
      '<FromUserName><![CDATA[mycreate]]></FromUserName>',
      '<CreateTime>1409659813</CreateTime>',
      '<MsgType><![CDATA[text]]></MsgType>',
      '<Content><![CDATA[hello]]></Content>',
      '<MsgId>4561255354251345929</MsgId>',
      '<AgentID>218</AgentID>',
      '</xml>',
    ].join('\n'),
    cipher: [
      'RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3Qczc',
      'dCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLj',
      'vd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMn',
      'vw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k',
      '22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2Yoy',
      'yH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==',
    ].join(''),
  },
];

describe('the envelope', () => {
  it.each(VECTORS)('agrees with the published sample $name', (vector) => {
    const { timestamp, nonce, cipher, message } = vector;
    expect(getSignature(APP.token, timestamp, nonce, cipher)).toBe(vector.signature);
    expect(decrypt(APP.encodingAesKey, cipher)).toMatchObject({ message, id: APP.corpId });
    expect(encrypt(APP.encodingAesKey, message, APP.corpId, Buffer.from(vector.random))).toBe(
      cipher,
    );
  });

  it('decrypts the published JSON sample C', () => {
    const cipher = [
      'pvXgeha3nZ7UQ2DG3WD3IVsNJR38QVl1+h+wmLQHIAwEG3Jey2aTZtvAWzhEZ9JEKGwIUMBWX3JlUhfo7O7WbvI1',
      '0vHIsdSNr1nr3LuOwAfnwLJAMQNDxi5tHUl08Op59jxOL73r8+g60KOxMTaFwXzlr9Yxgq5ey5nzNb/2vDjjvDZN',
      'XkJVmL/XWnv6PXrVbTpNxphqWRv2BpPYqvwRMkHgdFliatljMVlkkRHS40FOHmtBhj/4RXtIexfDx8opBXwi0L9R',
      'TlYNQzGx+FA+74xVHG7Le/pmNDwc2Ri5mbw=',
    ].join('');
    expect(getSignature(APP.token, '1409659813', '1372623149', cipher)).toBe(
      '1f3153b7abd0ba99b4ab2e57fac2376110d03a3c',
    );
    expect(decrypt(APP.encodingAesKey, cipher).message).toContain('"Content": "hello"');
  });

  it('seals with a fresh nonce and a signature that holds', () => {
    const at = new Date('2026-11-24T02:00:00Z');
    const [first, second] = [seal(APP, '你好', at), seal(APP, '你好', at)];
    const { timestamp, nonce, msg_signature: signature } = first.query;
    expect(timestamp).toBe('1795485600');
    expect(getSignature(APP.token, timestamp ?? '', nonce ?? '', first.cipher)).toBe(signature);
    expect(decrypt(APP.encodingAesKey, first.cipher)).toMatchObject({
      message: '你好',
      id: APP.corpId,
    });
    expect(second.cipher).not.toBe(first.cipher);
  });

  it.each(['plain', 'a ]]> b', '<xml>&amp;', ']]>]]>'])('keeps %s whole inside XML', (text) => {
    const parsed = new XMLParser({ parseTagValue: false, trimValues: false }).parse(
      buildMessageXml({ Content: text, CreateTime: 7 }),
    ) as unknown;
    expect(parsed).toEqual({ xml: { Content: text, CreateTime: '7' } });
  });
});

describe('a press', () => {
  it('arrives signed, encrypted and with everything the event carries', async () => {
    const msgid = await sendCard({ task_id: 'push-1' });
    const press = {
      user: 'sales_manager_a',
      msgid,
      key: 'p1.0.transfer',
      selected: 'sales_manager_b',
    };
    expect(await world.inspect('press', press)).toEqual({ status: 200, body: { delivered: true } });
    expect(world.receiver.arrived).toEqual([
      {
        signed: true,
        receiver: APP.corpId,
        message: {
          ToUserName: APP.corpId,
          FromUserName: 'sales_manager_a',
          CreateTime: '1795485600',
          MsgType: 'event',
          Event: 'template_card_event',
          EventKey: 'p1.0.transfer',
          TaskId: 'push-1',
          CardType: 'button_interaction',
          ResponseCode: expect.any(String),
          AgentID: '1000002',
          SelectedItems: {
            SelectedItem: { QuestionKey: 'colleague', OptionIds: { OptionId: 'sales_manager_b' } },
          },
        },
      },
    ]);
  });

  it('takes the default of the drop-down, and sends none where there is none', async () => {
    const msgid = await sendCard();
    await world.inspect('press', { user: 'sales_manager_a', msgid, text: '接听' });
    const bare = await sendCard({ button_selection: undefined });
    await world.inspect('press', { user: 'sales_manager_a', msgid: bare, text: '接听' });
    const [first, second] = world.receiver.arrived;
    expect(first?.message['SelectedItems']).toMatchObject({
      SelectedItem: { OptionIds: { OptionId: 'none' } },
    });
    expect(second?.message).not.toHaveProperty('SelectedItems');
  });

  it('on a menu action is a menu event', async () => {
    const action_menu = { action_list: [{ text: '都不是', key: 'p1.0.nobody' }] };
    const msgid = await sendCard({ action_menu });
    await world.inspect('press', { user: 'sales_manager_a', msgid, key: 'p1.0.nobody' });
    expect(world.receiver.arrived[0]?.message).toMatchObject({
      Event: 'template_card_menu_event',
      EventKey: 'p1.0.nobody',
    });
  });

  it('is tried again until a 200, the same message each time, four times at most', async () => {
    world.receiver.status = (count) => (count === 1 ? 500 : count === 2 ? null : 200);
    const msgid = await sendCard();
    const press = { user: 'sales_manager_a', msgid, text: '接听' };
    expect((await world.inspect('press', press)).body).toEqual({ delivered: false });
    await until(() => world.receiver.arrived.length === 3);
    const [first, second, third] = world.receiver.arrived;
    expect([second?.message, third?.message]).toEqual([first?.message, first?.message]);
    world.receiver.status = () => 503;
    await world.inspect('press', press);
    await until(() => world.receiver.arrived.length === 7);
    const lost = async () => (await world.inspect('counts')).body;
    while (((await lost()) as { callbacksLost: number }).callbacksLost === 0) await lost();
    expect(world.receiver.arrived).toHaveLength(7);
  });

  it('can be delivered three times, or not at all', async () => {
    const msgid = await sendCard();
    const press = { user: 'sales_manager_a', msgid, text: '接听' };
    world.standin.faults.set({ repeatCallbacks: 3 });
    await world.inspect('press', press);
    expect(world.receiver.arrived).toHaveLength(3);
    expect(world.receiver.arrived[2]?.message).toEqual(world.receiver.arrived[0]?.message);
    world.standin.faults.set({ dropCallbacks: true });
    expect((await world.inspect('press', press)).body).toEqual({ delivered: false });
    expect(world.receiver.arrived).toHaveLength(3);
  });
});

describe('words and the address itself', () => {
  it('brings a typed text', async () => {
    const say = { user: 'sales_manager_b', content: '状态 会议中 ]]> &' };
    expect((await world.inspect('say', say)).body).toEqual({ delivered: true });
    expect(world.receiver.arrived[0]?.message).toEqual({
      ToUserName: APP.corpId,
      FromUserName: 'sales_manager_b',
      CreateTime: '1795485600',
      MsgType: 'text',
      Content: '状态 会议中 ]]> &',
      MsgId: expect.stringMatching(/^\d{19}$/),
      AgentID: '1000002',
    });
  });

  it('checks the callback address with an encrypted echo', async () => {
    expect(await world.standin.verifyCallback()).toEqual({ ok: true });
    await world.receiver.close();
    expect(await world.standin.verifyCallback()).toMatchObject({ ok: false });
  });
});
