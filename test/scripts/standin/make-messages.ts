import { APP } from './support.ts';

let nextTask = 0;

/** A valid call card; `change` replaces whole blocks, undefined takes a block away. */
export function makeCard(change: Record<string, unknown> = {}): Record<string, unknown> {
  nextTask += 1;
  return {
    card_type: 'button_interaction',
    source: { desc: '400热线 4008-320-160', desc_color: 2 },
    main_title: { title: '138****8888 宁波奥克斯空调有限公司', desc: '张经理（采购部）' },
    horizontal_content_list: [{ keyname: '来电意图', value: '产品咨询 (按1)' }],
    button_selection: {
      question_key: 'colleague',
      title: '转接给',
      option_list: [
        { id: 'none', text: '请选择同事' },
        { id: 'sales_manager_b', text: '销售经理B' },
      ],
      selected_id: 'none',
    },
    button_list: [
      { text: '接听', style: 1, key: 'p1.0.answer' },
      { text: '转接', style: 2, key: 'p1.0.transfer' },
      { type: 1, text: '查看详情', style: 2, url: 'http://127.0.0.1:3000/c/1' },
    ],
    task_id: `task-${nextTask}`,
    ...change,
  };
}

/** The body of message/send for a card. */
export function makeSend(
  card: Record<string, unknown> = makeCard(),
  change: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    touser: 'sales_manager_a',
    msgtype: 'template_card',
    agentid: APP.agentId,
    template_card: card,
    ...change,
  };
}

/** The body of message/send for a text. */
export function makeText(content: string, change: Record<string, unknown> = {}) {
  return {
    touser: 'sales_manager_a',
    msgtype: 'text',
    agentid: APP.agentId,
    text: { content },
    ...change,
  };
}

/** A valid notice without buttons; `change` replaces whole blocks. */
export const makeNotice = (change: Record<string, unknown> = {}): Record<string, unknown> => ({
  card_type: 'text_notice',
  main_title: { title: '未接来电' },
  card_action: { type: 1, url: 'http://127.0.0.1:3000/c/1' },
  ...change,
});
