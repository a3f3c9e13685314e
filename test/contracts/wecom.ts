import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Wecom, WecomMessage } from '../../server/ports.ts';

/** A WeCom to try the port against. What a real corp cannot do on command is null, and its cases are skipped. */
export interface WecomWorld {
  wecom: Wecom;
  agentId: number;
  /** A member inside the app's visible range. */
  person: string;
  /** A userid that is no member. */
  stranger: string;
  /** Presses a button with one option of the drop-down chosen, or types into the chat; gives what the callback told. */
  press: ((msgid: string, key: string, selected: string) => Promise<WecomMessage>) | null;
  say: ((content: string) => Promise<WecomMessage>) | null;
  login: ((kind: 'miniprogram' | 'oauth') => Promise<string>) | null;
  /** Lets WeCom forget all tokens. */
  revokeTokens: (() => Promise<void>) | null;
  close(): Promise<void>;
}

/** What every WeCom, stand-in or real, does for the Wecom port. */
export function describeWecom(name: string, open: () => Promise<WecomWorld>): void {
  describe(`WeCom contract: ${name}`, () => {
    let world: WecomWorld;
    let serial = 0;
    beforeAll(async () => {
      world = await open();
    });
    afterAll(() => world.close());

    const freshCard = (): Record<string, unknown> & { task_id: string } => {
      serial += 1;
      return {
        card_type: 'button_interaction',
        source: { desc: '400热线' },
        main_title: { title: '138****8888 宁波奥克斯空调有限公司' },
        button_selection: {
          question_key: 'transfer',
          title: '转接给',
          option_list: [
            { id: 'none', text: '请选择同事' },
            { id: 'b', text: '李四·在办公室' },
          ],
          selected_id: 'none',
        },
        button_list: [
          { text: '接听', style: 1, key: 'p.1.answer' },
          { text: '转接', style: 2, key: 'p.1.transfer' },
        ],
        task_id: `contract-${Date.now()}-${serial}`,
      };
    };
    const bodyOf = (card: object, touser = world.person): string =>
      JSON.stringify({
        touser,
        msgtype: 'template_card',
        agentid: world.agentId,
        enable_duplicate_check: 1,
        duplicate_check_interval: 1800,
        template_card: card,
      });
    const finalOf = (card: Record<string, unknown>): object => ({
      ...card,
      button_selection: undefined,
      replace_text: '已结束',
    });
    const send = async (card: object): Promise<{ msgid: string; code: string }> => {
      const sent = await world.wecom.send(bodyOf(card));
      if (!sent.ok) throw new Error(sent.failure.text);
      const { msgid, responseCode } = sent.value;
      return { msgid: msgid ?? '', code: responseCode ?? '' };
    };

    it('a card gets a msgid and one code, which rewrites it once', async () => {
      const card = freshCard();
      const { msgid, code } = await send(card);
      expect([msgid, code]).not.toContain('');
      const update = { userid: world.person, code, card: finalOf(card) };
      expect(await world.wecom.updateCard(update)).toEqual({ ok: true, value: null });
      expect(await world.wecom.updateCard(update)).toMatchObject({
        ok: false,
        failure: { kind: 'code-used' },
      });
    });

    it('the same bytes again are accepted without a second message', async () => {
      const body = bodyOf(freshCard());
      expect(await world.wecom.send(body)).toMatchObject({ ok: true });
      const again = await world.wecom.send(body);
      expect(again).toEqual({ ok: true, value: { msgid: null, responseCode: null } });
    });

    it('recalls a card', async () => {
      const { msgid } = await send(freshCard());
      expect(await world.wecom.recall(msgid)).toEqual({ ok: true, value: null });
    });

    it('a text has no code', async () => {
      const text = { msgtype: 'text', text: { content: '已设为在办公室' } };
      const body = JSON.stringify({ touser: world.person, agentid: world.agentId, ...text });
      expect(await world.wecom.send(body)).toMatchObject({
        ok: true,
        value: { responseCode: null },
      });
    });

    it('a stranger cannot be reached', async () => {
      expect(await world.wecom.send(bodyOf(freshCard(), world.stranger))).toMatchObject({
        ok: false,
        failure: { kind: 'unreachable' },
      });
      expect((await world.wecom.getUser(world.stranger)).ok).toBe(false);
    });

    it('a card of the wrong form is refused for good', async () => {
      const card = { ...freshCard(), task_id: 'no blanks allowed' };
      const failure = { kind: 'never', code: 42014 };
      expect(await world.wecom.send(bodyOf(card))).toMatchObject({ ok: false, failure });
    });

    it('another app is a matter of settings', async () => {
      const body = bodyOf(freshCard()).replace(`${world.agentId}`, `${world.agentId + 1}`);
      expect(await world.wecom.send(body)).toMatchObject({ failure: { kind: 'config' } });
    });

    it('knows its members', async () => {
      expect(await world.wecom.getUser(world.person)).toMatchObject({
        ok: true,
        value: { status: 1 },
      });
    });

    it('a press brings its code, its choice and its presser', async () => {
      if (world.press === null) return;
      const card = freshCard();
      const { msgid } = await send(card);
      const press = await world.press(msgid, 'p.1.transfer', 'b');
      expect(press).toMatchObject({
        kind: 'press',
        person: world.person.toLowerCase(),
        key: 'p.1.transfer',
        taskId: card.task_id,
        selected: { transfer: ['b'] },
      });
      const code = press.kind === 'press' ? press.responseCode : '';
      const update = { userid: world.person, code, card: finalOf(card) };
      expect(await world.wecom.updateCard(update)).toMatchObject({ ok: true });
    });

    it('a typed text arrives as typed', async () => {
      if (world.say === null) return;
      const content = '状态 会议 <&> "]]';
      const person = world.person.toLowerCase();
      expect(await world.say(content)).toMatchObject({ kind: 'text', person, content });
    });

    it('login codes name the member once', async () => {
      if (world.login === null) return;
      const named = { ok: true, value: { userid: world.person.toLowerCase() } };
      const used = { ok: false, failure: { kind: 'code-used' } };
      const app = await world.login('miniprogram');
      expect(await world.wecom.exchangeMiniProgramCode(app)).toEqual(named);
      expect(await world.wecom.exchangeMiniProgramCode(app)).toMatchObject(used);
      const page = await world.login('oauth');
      expect(await world.wecom.exchangeOauthCode(page)).toEqual(named);
      expect(await world.wecom.exchangeOauthCode(page)).toMatchObject(used);
    });

    it('goes on after the token was revoked', async () => {
      if (world.revokeTokens === null) return;
      await send(freshCard());
      await world.revokeTokens();
      const cards = await Promise.all([send(freshCard()), send(freshCard()), send(freshCard())]);
      expect(new Set(cards.map(({ msgid }) => msgid)).size).toBe(3);
    });
  });
}
