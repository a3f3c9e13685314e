/** The part of the card gallery about alerts, shifts, reminders and the day. */
import { drawAlert } from '../../cards/alert.ts';
import type { TemplateCard } from '../../cards/card.ts';
import { drawCheckIn, drawUnconfirmed } from '../../cards/duty.ts';
import { drawHandOver } from '../../cards/hand-over.ts';
import { drawMovedAway, drawOverdue, drawReminder } from '../../cards/reminder.ts';
import { drawReport } from '../../cards/report.ts';
import { drawSwap, drawSwapAnswer } from '../../cards/swap.ts';
import type { TodoFace } from '../../server/domain/follow-up/face.types.ts';
import { ALERT, ALERT_SAMPLES } from './alert-samples.ts';
import {
  CHECK_IN,
  CHECK_IN_SAMPLES,
  HAND_OVER,
  QUIET_DAY,
  REMINDED,
  REPORT,
  SWAP,
  SWAP_SAMPLES,
  FOLLOW_UP_NOTICE,
  UNCONFIRMED,
} from './duty-samples.ts';
import type { PreviewSection } from './follow-up.ts';

const OPEN: TodoFace = {
  state: { name: 'open' },
  final: false,
  actions: ['done', 'postpone', 'reassign'],
  note: null,
};
const ANSWER = { ...SWAP, receiver: 'li_si', partner: 'sales_manager_b' };

/** Alerts in every state, check-in, hand-over, swap, reminders and the daily report. */
export function listDutyPreviews(): readonly PreviewSection[] {
  const handOver = drawHandOver(HAND_OVER);
  return [
    {
      title: '紧急留言',
      cards: ALERT_SAMPLES.map(([name, part, face]) => ({
        name,
        card: drawAlert({ ...ALERT, ...part }, face),
      })),
    },
    {
      title: '值班',
      cards: [
        ...CHECK_IN_SAMPLES.map(([name, part, face]) => ({
          name,
          card: drawCheckIn({ ...CHECK_IN, ...part }, face),
        })),
        { name: '未确认（总监）', card: drawUnconfirmed(UNCONFIRMED) },
        ...(handOver ? [{ name: '接班', card: handOver }] : []),
      ],
    },
    {
      title: '换班',
      cards: [
        ...SWAP_SAMPLES.map(([name, part, face]) => ({
          name,
          card: drawSwap({ ...SWAP, ...part }, face),
        })),
        ...(['agreed', 'refused', 'lapsed'] as const).map((outcome) => ({
          name: `答复：${outcome}`,
          card: drawSwapAnswer(ANSWER, outcome),
        })),
      ],
    },
    { title: '提醒与日报', cards: [...listReminders(), ...listReports()] },
  ];
}

function listReminders(): { name: string; card: TemplateCard }[] {
  return [
    { name: '到期前', card: drawReminder(REMINDED, OPEN) },
    {
      name: '到期，合并',
      card: drawReminder({ ...REMINDED, reminder: { when: 'due', others: 3 } }, OPEN),
    },
    {
      name: '到期后完成',
      card: drawReminder(
        { ...REMINDED, reminder: { when: 'due', others: 0 } },
        { ...OPEN, state: { name: 'completed', by: 'sales_manager_a' }, final: true, actions: [] },
      ),
    },
    { name: '逾期（总监）', card: drawOverdue(FOLLOW_UP_NOTICE) },
    {
      name: '转给同事（原负责人）',
      card: drawMovedAway({ ...FOLLOW_UP_NOTICE, receiver: 'sales_manager_a', assignee: 'li_si' }),
    },
  ];
}

function listReports(): { name: string; card: TemplateCard }[] {
  return [
    { name: '日报', card: drawReport(REPORT) },
    { name: '日报（无图）', card: drawReport({ ...REPORT, picture: null }) },
    { name: '日报（没有来电）', card: drawReport({ ...REPORT, ...QUIET_DAY }) },
  ];
}
