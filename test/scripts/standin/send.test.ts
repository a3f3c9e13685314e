import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createBook } from '../../../scripts/standin/book.ts';
import { makeCard, makeNotice, makeSend, makeText } from './make-messages.ts';
import { APP, closeWorlds, makeWorld } from './support.ts';
import type { World } from './support.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(closeWorlds);

const words = (count: number): string => '字'.repeat(count);
describe('message/send', () => {
  it('shows a card as sent and gives a message id and an update code', async () => {
    const card = makeCard();
    const reply = await world.api('message/send', makeSend(card));
    expect(reply).toMatchObject({ errcode: 0, errmsg: 'ok' });
    expect(reply.response_code).toEqual(expect.any(String));
    expect(await world.messages('sales_manager_a')).toEqual([
      {
        msgid: reply['msgid'],
        at: '2026-11-24T02:00:00.000Z',
        msgtype: 'template_card',
        card,
        text: null,
        revision: 0,
        warnings: [],
      },
    ]);
    expect(await world.messages('sales_manager_b')).toEqual([]);
  });

  it('shows a text and gives no update code', async () => {
    const reply = await world.api('message/send', makeText('您已设为：会议中', { safe: 1 }));
    expect(reply).toMatchObject({ errcode: 0, msgid: expect.any(String) });
    expect(reply).not.toHaveProperty('response_code');
    const [shown] = await world.messages('SALES_MANAGER_A');
    expect(shown).toMatchObject({ msgtype: 'text', text: '您已设为：会议中', card: null });
  });

  it('gives a notice a code only when it carries a menu', async () => {
    const plain = await world.api('message/send', makeSend(makeNotice()));
    const action_menu = { action_list: [{ text: '都不是', key: 'none' }] };
    const withMenu = await world.api(
      'message/send',
      makeSend(makeNotice({ action_menu, task_id: 'menu-1' })),
    );
    expect(plain).not.toHaveProperty('response_code');
    expect(withMenu).toHaveProperty('response_code');
  });

  it.each([
    ['no recipient', { touser: undefined }, 82001],
    ['too many recipients', { touser: Array.from({ length: 1001 }, String).join('|') }, 40032],
    ['only strangers', { touser: 'nobody|noone' }, 81013],
    ['no agentid', { agentid: undefined }, 40056],
    ['the agentid of another app', { agentid: 7 }, 301002],
    ['an unknown message type', { msgtype: 'pigeon' }, 40008],
  ])('refuses %s', async (_name, change, errcode) => {
    expect(await world.api('message/send', makeSend(makeCard(), change))).toMatchObject({
      errcode,
    });
    expect(await world.messages('sales_manager_a')).toEqual([]);
  });

  it('refuses an empty text and a body that is no JSON', async () => {
    expect(await world.api('message/send', makeText(''))).toMatchObject({ errcode: 44004 });
    expect(await world.api('message/send', '{"touser"')).toMatchObject({ errcode: 40035 });
  });

  it('cuts a text at 2048 bytes between characters', async () => {
    await world.api('message/send', makeText(words(683)));
    const [shown] = await world.messages('sales_manager_a');
    expect(shown?.text).toBe(words(682));
    expect(shown?.warnings).toEqual(['text.content: 2049 B > 2048 B']);
  });

  it('names strangers in lower case and serves the rest', async () => {
    const reply = await world.api(
      'message/send',
      makeSend(makeCard(), { touser: 'Ghost|sales_manager_b' }),
    );
    expect(reply).toMatchObject({ errcode: 0, invaliduser: 'ghost' });
    expect(await world.messages('sales_manager_b')).toHaveLength(1);
  });

  it('names the unlicensed although errcode is 0, and shows them nothing', async () => {
    world.standin.faults.set({ unlicensed: ['sales_manager_a'] });
    expect(await world.api('message/send', makeSend())).toMatchObject({
      errcode: 0,
      unlicenseduser: 'sales_manager_a',
    });
    expect(await world.messages('sales_manager_a')).toEqual([]);
  });

  it('refuses cards that call back when the app has no callback address', async () => {
    const silent = await makeWorld({ callbackUrl: '' });
    expect(await silent.api('message/send', makeSend())).toMatchObject({ errcode: 43012 });
    expect(await silent.api('message/send', makeSend(makeNotice()))).toMatchObject({ errcode: 0 });
  });
});

describe('repeats and budgets', () => {
  it('answers a repeated body with 0, without message id and code, and shows it once', async () => {
    const body = makeSend(makeCard(), {
      enable_duplicate_check: 1,
      duplicate_check_interval: 1800,
    });
    const first = await world.api('message/send', body);
    const second = await world.api('message/send', body);
    expect(first).toHaveProperty('msgid');
    expect(second).toEqual({ errcode: 0, errmsg: 'ok' });
    expect(await world.messages('sales_manager_a')).toHaveLength(1);
  });

  it('shows the same text again when the window is over, or nobody asked for the check', async () => {
    const checked = makeText('提醒', { enable_duplicate_check: 1, duplicate_check_interval: 60 });
    await world.api('message/send', checked);
    world.pass(60_001);
    await world.api('message/send', checked);
    await world.api('message/send', makeText('帮助'));
    await world.api('message/send', makeText('帮助'));
    expect(await world.messages('sales_manager_a')).toHaveLength(4);
  });

  it('refuses a task used before in another body', async () => {
    await world.api('message/send', makeSend(makeCard({ task_id: 'once' })));
    const again = makeSend(makeCard({ task_id: 'once', sub_title_text: '另一张' }));
    expect(await world.api('message/send', again)).toMatchObject({ errcode: 42014 });
  });

  it('swallows the 31st card of a minute with an answer like any other', async () => {
    for (let count = 0; count < 30; count += 1) await world.api('message/send', makeSend());
    const over = await world.api('message/send', makeSend());
    expect(over).toMatchObject({
      errcode: 0,
      msgid: expect.any(String),
      response_code: expect.any(String),
    });
    expect(await world.messages('sales_manager_a')).toHaveLength(30);
    expect((await world.inspect('counts')).body).toMatchObject({ send: 31, dropped: 1 });
    const code = over.response_code;
    const update = { userids: ['sales_manager_a'], agentid: APP.agentId, response_code: code };
    expect(
      await world.api('message/update_template_card', {
        ...update,
        button: { replace_name: '未接' },
      }),
    ).toEqual({ errcode: 0, errmsg: 'ok' });
    world.pass(60_000);
    await world.api('message/send', makeSend());
    expect(await world.messages('sales_manager_a')).toHaveLength(31);
  });

  it('has room for 1000 messages in any hour', () => {
    let now = 0;
    const book = createBook(() => new Date(now));
    for (let count = 0; count < 1000; count += 1) {
      now += 2001;
      expect(book.admits('sales_manager_a')).toBe(true);
    }
    now += 2001;
    expect(book.admits('Sales_Manager_A')).toBe(false);
    expect(book.admits('sales_manager_b')).toBe(true);
    now = 2001 + 3_600_000;
    expect(book.admits('sales_manager_a')).toBe(true);
  });
});
