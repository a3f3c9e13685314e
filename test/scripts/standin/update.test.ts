import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { makeCard, makeSend } from './make-messages.ts';
import { APP, closeWorlds, makeWorld } from './support.ts';
import type { Answer, World } from './support.ts';

const HOUR = 3_600_000;
let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(closeWorlds);

function update(code: unknown, change: Record<string, unknown>): Promise<Answer> {
  return world.api('message/update_template_card', {
    userids: ['sales_manager_a'],
    agentid: APP.agentId,
    response_code: code,
    ...change,
  });
}

const grey = { button: { replace_name: '李四已接' } };

async function shownCard() {
  return (await world.messages('sales_manager_a'))[0];
}

describe('message/update_template_card', () => {
  it('greys all buttons with a caption (form A)', async () => {
    const card = makeCard();
    const { response_code: code } = await world.api('message/send', makeSend(card));
    expect(await update(code, grey)).toEqual({ errcode: 0, errmsg: 'ok' });
    expect(await shownCard()).toMatchObject({
      card: { ...card, replace_text: '李四已接' },
      revision: 1,
    });
  });

  it('shows a whole new card (form B), final with replace_text', async () => {
    const card = makeCard({ task_id: 'form-b' });
    const { response_code: code } = await world.api('message/send', makeSend(card));
    const next = makeCard({
      task_id: 'form-b',
      sub_title_text: '已结束 6分02秒',
      button_selection: undefined,
      replace_text: '已结束',
    });
    expect(await update(code, { template_card: next })).toMatchObject({ errcode: 0 });
    expect((await shownCard())?.card).toEqual(JSON.parse(JSON.stringify(next)));
  });

  it('turns a card into a notice', async () => {
    const { response_code: code } = await world.api('message/send', makeSend());
    const notice = {
      card_type: 'text_notice',
      main_title: { title: '已结束' },
      card_action: { type: 1, url: 'http://127.0.0.1:3000/c/1' },
    };
    expect(await update(code, { template_card: notice })).toMatchObject({ errcode: 0 });
    expect((await shownCard())?.card).toEqual(notice);
  });

  it('takes each code once', async () => {
    const { response_code: code } = await world.api('message/send', makeSend());
    await update(code, grey);
    expect(await update(code, grey)).toMatchObject({ errcode: 60140 });
    expect((await shownCard())?.revision).toBe(1);
  });

  it('takes a code until 72 h after its issue', async () => {
    const { response_code: early } = await world.api('message/send', makeSend());
    const { response_code: late } = await world.api('message/send', makeSend());
    world.pass(72 * HOUR);
    expect(await update(early, grey)).toMatchObject({ errcode: 0 });
    world.pass(1);
    expect(await update(late, grey)).toMatchObject({ errcode: 60140 });
  });

  it('takes the code of a press, and leaves the code of the send for later', async () => {
    const sent = await world.api('message/send', makeSend());
    await world.inspect('press', { user: 'sales_manager_a', msgid: sent['msgid'], text: '接听' });
    const pressCode = world.receiver.arrived[0]?.message['ResponseCode'];
    expect(await update(pressCode, grey)).toMatchObject({ errcode: 0 });
    expect(await update(pressCode, grey)).toMatchObject({ errcode: 60140 });
    expect(await update(sent.response_code, grey)).toMatchObject({ errcode: 0 });
    expect((await shownCard())?.revision).toBe(2);
  });

  it('can let a press kill the code of the send', async () => {
    const strict = await makeWorld({ sendCodeDiesOnPress: true });
    const sent = await strict.api('message/send', makeSend());
    await strict.inspect('press', { user: 'sales_manager_a', msgid: sent['msgid'], text: '接听' });
    const body = { userids: ['sales_manager_a'], agentid: APP.agentId, ...grey };
    expect(
      await strict.api('message/update_template_card', {
        ...body,
        response_code: sent.response_code,
      }),
    ).toMatchObject({ errcode: 60140 });
  });

  it.each<[string, Record<string, unknown>, number]>([
    ['an unknown code', { response_code: 'nonsense', ...grey }, 60140],
    ['another app', { agentid: 5, ...grey }, 42015],
    ['no agentid', { agentid: undefined, ...grey }, 40056],
    ['nobody to show it to', { userids: undefined, ...grey }, 82001],
    ['neither form', {}, 42020],
    ['a task that is not the card’s', { template_card: makeCard({ task_id: 'other' }) }, 42016],
    ['a card beyond its counts', { template_card: makeCard({ button_list: [] }) }, 40058],
  ])('refuses %s and leaves the code good', async (_name, change, errcode) => {
    const { response_code: code } = await world.api('message/send', makeSend());
    expect(await update(code, change)).toMatchObject({ errcode });
    expect(await update(code, grey)).toMatchObject({ errcode: 0 });
  });

  it('changes every recipient of one message with one code, and names those it never reached', async () => {
    const both = { touser: 'sales_manager_a|sales_manager_b' };
    const { response_code: code } = await world.api('message/send', makeSend(makeCard(), both));
    expect(
      await update(code, { userids: ['sales_manager_a', 'sales_manager_b', 'Ghost'], ...grey }),
    ).toMatchObject({ errcode: 0, invaliduser: ['ghost'] });
    expect((await world.messages('sales_manager_b'))[0]?.revision).toBe(1);
  });

  it('lists advisory lengths of an update too', async () => {
    const { response_code: code } = await world.api('message/send', makeSend());
    await update(code, { button: { replace_name: '这一句话超过了十个字' + '了' } });
    expect((await shownCard())?.warnings).toEqual(['button.replace_name: 11 > 10']);
  });
});

describe('message/recall', () => {
  it('makes a message vanish for everybody', async () => {
    const both = { touser: '@all' };
    const { msgid } = await world.api('message/send', makeSend(makeCard(), both));
    expect(await world.api('message/recall', { msgid })).toEqual({ errcode: 0, errmsg: 'ok' });
    expect(await world.messages('sales_manager_a')).toEqual([]);
    expect(await world.messages('sales_manager_b')).toEqual([]);
    const press = { user: 'sales_manager_a', msgid, text: '接听' };
    expect(await world.inspect('press', press)).toMatchObject({ status: 409 });
  });

  it('refuses after 24 h and for unknown messages', async () => {
    const { msgid } = await world.api('message/send', makeSend());
    world.pass(24 * HOUR + 1);
    expect(await world.api('message/recall', { msgid })).toMatchObject({ errcode: 40058 });
    expect(await world.api('message/recall', { msgid: 'x' })).toMatchObject({ errcode: 40058 });
    expect(await world.messages('sales_manager_a')).toHaveLength(1);
  });
});
