/** Sample data of the alert card, and every face of it, named as a person would. */
import type { AlertView } from '../../cards/alert.types.ts';
import type { RobotView } from '../../cards/robot.ts';
import type { AlertFace, AlertFaceState } from '../../server/domain/alerts/types.ts';
import { IDENTITIES, LINKS, PEOPLE, POP } from './samples.ts';

const at = (clock: string): Date => new Date(`2024-06-15T${clock}:00+08:00`);

/** A VIP left a message on a Saturday evening; the example of the alert card. */
export const ALERT: AlertView = {
  pushId: POP.pushId,
  n: 0,
  rev: 2,
  hotline: POP.hotline,
  call: { ...POP.call, startedAt: at('21:00') },
  identity: IDENTITIES['exact'] ?? null,
  seconds: 35,
  messages: 1,
  grade: 'high',
  reasons: ['VIP客户', '停线', '今天之内'],
  text: {
    kind: 'summary',
    text: '客户的PCR-ABS来料有黑点，注塑线已停，要求今天之内有人到厂处理，并先发一批替换料。',
  },
  respondBy: at('21:15'),
  settleBy: null,
  takenAt: null,
  settled: null,
  told: 1,
  from: null,
  others: 0,
  at: at('21:01'),
  receiver: 'duty_person',
  colleagues: POP.colleagues.filter((one) => one.id !== 'duty_person'),
  recordingUrl: `${LINKS.pageUrl}#recordings`,
  people: PEOPLE,
  links: LINKS,
};

export const alertFace = (
  state: AlertFaceState,
  part: Partial<Omit<AlertFace, 'state'>> = {},
): AlertFace => ({ state, final: false, actions: [], note: null, ...part });

const OPEN = alertFace({ name: 'open' }, { actions: ['take', 'hand', 'settle'] });
const MINE = ['hand', 'settle'] as const;
const TAKEN: Partial<AlertView> = { takenAt: at('21:09'), settleBy: at('22:09') };
const UNKNOWN: Partial<AlertView> = {
  identity: IDENTITIES['none'] ?? null,
  grade: 'unknown',
  reasons: [],
};
const END = { final: true };

/** What differs from the example, and the face. */
export const ALERT_SAMPLES: readonly (readonly [string, Partial<AlertView>, AlertFace])[] = [
  ['待接手', {}, OPEN],
  [
    '再次提醒，又有留言',
    { told: 2, messages: 3, at: at('21:05'), call: { ...ALERT.call, startedAt: at('21:04') } },
    OPEN,
  ],
  ['升级到总监，已过时限', { at: at('21:15'), receiver: 'sales_director' }, OPEN],
  ['同事转来', { from: 'li_si', respondBy: at('21:24') }, OPEN],
  ['紧急程度未知，转写中', { ...UNKNOWN, text: { kind: 'pending' } }, OPEN],
  ['紧急程度未知，转写失败', { ...UNKNOWN, text: { kind: 'failed' } }, OPEN],
  ['没有说话', { text: { kind: 'silent' }, reasons: ['VIP客户'], seconds: 6 }, OPEN],
  ['末八位一致', { identity: IDENTITIES['tail-8'] ?? null, reasons: ['普通客户', '停线'] }, OPEN],
  ['合并', { others: 4 }, OPEN],
  ['未选同事', {}, { ...OPEN, note: { refusal: 'choose-colleague', who: null } }],
  ['您处理中', TAKEN, alertFace({ name: 'mine' }, { actions: MINE })],
  ['30 分钟后', { ...TAKEN, told: 2 }, alertFace({ name: 'remind' }, { actions: MINE })],
  ['接手超时', TAKEN, alertFace({ name: 'lapsed' }, END)],
  [
    '接手超时（按钮可用）',
    { ...TAKEN, told: 3 },
    alertFace({ name: 'lapsed' }, { actions: ['take', 'hand', 'settle'] }),
  ],
  ['同事已接手', TAKEN, alertFace({ name: 'taken-by', who: 'li_si' }, END)],
  ['同事已接手（长姓名）', TAKEN, alertFace({ name: 'taken-by', who: 'sales_manager_b' }, END)],
  [
    '晚了一步',
    TAKEN,
    alertFace(
      { name: 'taken-by', who: 'li_si' },
      { ...END, note: { refusal: 'already-taken', who: 'li_si' } },
    ),
  ],
  ['已转给同事', TAKEN, alertFace({ name: 'handed', to: 'sales_manager_b' }, END)],
  [
    '已解决',
    { ...TAKEN, settled: { by: 'duty_person', at: at('21:30') } },
    alertFace({ name: 'settled', how: 'person' }, END),
  ],
  [
    '同事已解决',
    { ...TAKEN, settled: { by: 'li_si', at: at('21:30') } },
    alertFace({ name: 'settled', how: 'person' }, END),
  ],
  [
    '待办已完成',
    { ...TAKEN, settled: { by: 'li_si', at: at('21:40') } },
    alertFace({ name: 'settled', how: 'todo-done' }, END),
  ],
  [
    '已与客户通话',
    { ...TAKEN, settled: { by: null, at: at('21:20') } },
    alertFace({ name: 'settled', how: 'reached' }, END),
  ],
  [
    '非紧急',
    {
      ...UNKNOWN,
      text: { kind: 'summary', text: '客户询问样品价格。' },
      settled: { by: null, at: at('21:06') },
    },
    alertFace({ name: 'settled', how: 'not-urgent' }, END),
  ],
  ['70 小时', {}, alertFace({ name: 'expired' }, END)],
];

/** The same alert, told to the group. */
export const ROBOT: RobotView = {
  ...ALERT,
  at: new Date('2024-06-15T23:55:00+08:00'),
  messages: 2,
  told: ['duty_person', 'li_si'],
};
