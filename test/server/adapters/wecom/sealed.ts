/** Messages sealed as WeCom seals them, and a callback that opens them. */
import { createCallback } from '../../../../server/adapters/wecom/callback.ts';
import { sealEnvelope } from '../../../../server/adapters/wecom/crypto.ts';
import { KEYS } from './vector-cases.ts';

export const callback = createCallback(KEYS);

/** A POST as WeCom makes it, around an inner message. */
export function post(inner: string, keys = KEYS): { query: Record<string, string>; body: string } {
  const sealed = sealEnvelope(keys, inner, { timestamp: '1790000000', nonce: '77' });
  return {
    query: { msg_signature: sealed.signature, timestamp: sealed.timestamp, nonce: sealed.nonce },
    body: `<xml><ToUserName><![CDATA[${keys.corpId}]]></ToUserName><AgentID>7</AgentID><Encrypt><![CDATA[${sealed.cipher}]]></Encrypt></xml>`,
  };
}

/** What the callback makes of an inner message that came sealed and signed. */
export function receive(inner: string): ReturnType<typeof callback.receive> {
  const { query, body } = post(inner);
  return callback.receive(query, body);
}

/** A press on a button of a card, with `more` elements at its end. */
export const press = (more: string, event = 'template_card_event'): string =>
  `<xml><FromUserName><![CDATA[Sales_Manager_A]]></FromUserName><CreateTime>1790000000</CreateTime>
<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[${event}]]></Event>
<EventKey><![CDATA[p1.3.answer]]></EventKey><TaskId><![CDATA[p1_0]]></TaskId>
<CardType><![CDATA[button_interaction]]></CardType><ResponseCode><![CDATA[CODE-1]]></ResponseCode>${more}</xml>`;

/** What was chosen under one question of a card. */
export const item = (question: string, ...options: string[]): string =>
  `<SelectedItem><QuestionKey><![CDATA[${question}]]></QuestionKey><OptionIds>${options
    .map((id) => `<OptionId><![CDATA[${id}]]></OptionId>`)
    .join('\n')}</OptionIds></SelectedItem>`;

/** Any message, its sender and time written without CDATA. */
export const fromLiSi = (rest: string): string =>
  `<xml><FromUserName>LiSi</FromUserName><CreateTime>1790000000</CreateTime>${rest}</xml>`;
