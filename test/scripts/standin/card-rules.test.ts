import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { makeCard, makeNotice, makeSend } from './make-messages.ts';
import { closeWorlds, makeWorld } from './support.ts';
import type { World } from './support.ts';

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});
afterEach(closeWorlds);

const words = (count: number): string => '字'.repeat(count);
const rows = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ keyname: `第${at}`, value: '值' }));
const buttons = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ text: `键${at}`, key: `k${at}` }));
const selection = (change: Record<string, unknown>) =>
  makeCard({
    button_selection: { question_key: 'q', option_list: [{ id: 'a', text: '甲' }], ...change },
  });
describe('card counts and bytes', () => {
  it.each<[string, Record<string, unknown>, number]>([
    ['an unknown type', makeCard({ card_type: 'fancy' }), 42031],
    ['a field of the wrong type', makeCard({ sub_title_text: 5 }), 40058],
    ['no title', makeCard({ main_title: { desc: 'x' } }), 40058],
    ['no task', makeCard({ task_id: undefined }), 42014],
    ['a task with a dot', makeCard({ task_id: 'a.b' }), 42014],
    ['a task of 129 bytes', makeCard({ task_id: 'a'.repeat(129) }), 42014],
    ['seven rows', makeCard({ horizontal_content_list: rows(7) }), 42035],
    ['a row without key', makeCard({ horizontal_content_list: [{ value: 'x' }] }), 42027],
    [
      'a link row without url',
      makeCard({ horizontal_content_list: [{ type: 1, keyname: 'k' }] }),
      42028,
    ],
    [
      'a file row without media',
      makeCard({ horizontal_content_list: [{ type: 2, keyname: 'k' }] }),
      42029,
    ],
    [
      'a file row of unknown media',
      makeCard({ horizontal_content_list: [{ type: 2, keyname: 'k', media_id: 'm' }] }),
      40007,
    ],
    [
      'a profile row of a stranger',
      makeCard({ horizontal_content_list: [{ type: 3, keyname: 'k', userid: 'ghost' }] }),
      42050,
    ],
    ['no buttons', makeCard({ button_list: [] }), 40058],
    ['seven buttons', makeCard({ button_list: buttons(7) }), 40058],
    ['a button without text', makeCard({ button_list: [{ key: 'k' }] }), 42038],
    ['a button without key', makeCard({ button_list: [{ text: '键' }] }), 42039],
    [
      'a key of 1025 bytes',
      makeCard({ button_list: [{ text: '键', key: 'k'.repeat(1025) }] }),
      42039,
    ],
    ['a key used twice', makeCard({ button_list: [...buttons(1), ...buttons(1)] }), 42039],
    ['a link button without url', makeCard({ button_list: [{ type: 1, text: '看' }] }), 42028],
    ['a style 5', makeCard({ button_list: [{ text: '键', key: 'k', style: 5 }] }), 40058],
    [
      'eleven options',
      selection({
        option_list: Array.from({ length: 11 }, (_, id) => ({ id: String(id), text: '甲' })),
      }),
      42037,
    ],
    ['no option', selection({ option_list: [] }), 42037],
    [
      'an option id twice',
      selection({
        option_list: [
          { id: 'a', text: '甲' },
          { id: 'a', text: '乙' },
        ],
      }),
      42040,
    ],
    ['an option without text', selection({ option_list: [{ id: 'a' }] }), 42041],
    ['no question key', selection({ question_key: '' }), 42043],
    ['a default that is no option', selection({ selected_id: 'zz' }), 40058],
    ['four menu actions', makeCard({ action_menu: { action_list: buttons(4) } }), 40058],
    [
      'colliding menu keys',
      makeCard({ action_menu: { action_list: [...buttons(1), ...buttons(1)] } }),
      42051,
    ],
    ['a tap on the mini-program without appid', makeCard({ card_action: { type: 2 } }), 42030],
    ['a quote link without url', makeCard({ quote_area: { type: 1 } }), 42028],
    ['a quote of the mini-program without appid', makeCard({ quote_area: { type: 2 } }), 42030],
    ['a quote of type 3', makeCard({ quote_area: { type: 3, title: '听' } }), 40058],
    ['replace_text in a send', makeCard({ replace_text: '完' }), 40058],
    ['a notice without card_action', makeNotice({ card_action: undefined }), 42045],
    ['a notice tap of type 0', makeNotice({ card_action: { type: 0 } }), 42045],
    ['a notice without words', makeNotice({ main_title: {} }), 40058],
    [
      'four jumps',
      makeNotice({ jump_list: Array.from({ length: 4 }, () => ({ title: '看' })) }),
      42042,
    ],
    ['a jump without title', makeNotice({ jump_list: [{ type: 0 }] }), 42033],
    ['news without a picture', makeNotice({ card_type: 'news_notice' }), 42044],
    [
      'a picture too narrow',
      makeNotice({
        card_type: 'news_notice',
        card_image: { url: 'http://x/y.png', aspect_ratio: 1 },
      }),
      40058,
    ],
    [
      'five vertical lines',
      makeNotice({ vertical_content_list: Array.from({ length: 5 }, () => ({ title: '看' })) }),
      42036,
    ],
  ])('refuses %s', async (_name, card, errcode) => {
    expect(await world.api('message/send', makeSend(card))).toMatchObject({ errcode });
    expect(await world.messages('sales_manager_a')).toEqual([]);
  });

  it('takes everything at its limit without a warning', async () => {
    const card = makeCard({
      source: { desc: words(20) },
      main_title: { title: words(36), desc: words(44) },
      quote_area: { type: 1, url: 'http://x/y', title: words(99), quote_text: words(99) },
      sub_title_text: words(160),
      horizontal_content_list: rows(6).map(() => ({ keyname: words(5), value: words(30) })),
      button_list: buttons(6).map((button) => ({ ...button, text: words(10) })),
      button_selection: {
        question_key: 'q'.repeat(1024),
        option_list: Array.from({ length: 10 }, (_, at) => ({ id: `${at}`, text: words(16) })),
      },
      task_id: 'a'.repeat(128),
    });
    expect(await world.api('message/send', makeSend(card))).toMatchObject({ errcode: 0 });
    expect((await world.messages('sales_manager_a'))[0]?.warnings).toEqual([]);
  });

  it('accepts words beyond the advised length and lists each as a warning', async () => {
    const card = makeCard({
      source: { desc: words(21) },
      main_title: { title: words(37), desc: words(45) },
      quote_area: { type: 1, url: 'ftp://x/y', title: '听\n录音' },
      sub_title_text: words(161),
      horizontal_content_list: [{ keyname: words(6), value: words(31) }],
      button_list: [{ text: words(11), key: 'k' }],
    });
    await world.api('message/send', makeSend(card, { safe: 1 }));
    expect((await world.messages('sales_manager_a'))[0]?.warnings).toEqual([
      'source.desc: 21 > 20',
      'main_title.title: 37 > 36',
      'main_title.desc: 45 > 44',
      'quote_area.title: control characters',
      'sub_title_text: 161 > 160',
      'horizontal_content_list.0.keyname: 6 > 5',
      'horizontal_content_list.0.value: 31 > 30',
      'button_list.0.text: 11 > 10',
      'quote_area.url: not http(s)',
      'safe: not for cards',
    ]);
  });
});
