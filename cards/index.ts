/** Card kind → builder: the closed list of what this product shows in chat. */
import type { PushKind } from '../server/domain/pushes/types.ts';
import { drawAlert } from './alert.ts';
import { drawCheckIn, drawUnconfirmed } from './duty.ts';
import { drawHandOver } from './hand-over.ts';
import { drawPop } from './incoming-call.ts';
import { drawMissed } from './missed-call.ts';
import { drawAssignedAway, drawDutyGap, drawHolidaysMissing, drawUnreachable } from './notice.ts';
import { drawMovedAway, drawOverdue } from './reminder.ts';
import { drawReport } from './report.ts';
import { drawStatusNudge } from './status-nudge.ts';
import { drawStuck } from './stuck.ts';
import { drawSummary } from './summary.ts';
import { drawSwap, drawSwapAnswer } from './swap.ts';
import { drawTodo } from './todo.ts';

/** Every push but the bot's plain text is a card. */
export const CARDS = {
  pop: drawPop,
  missed: drawMissed,
  'assigned-away': drawAssignedAway,
  'duty-gap': drawDutyGap,
  'holidays-missing': drawHolidaysMissing,
  summary: drawSummary,
  todo: drawTodo,
  overdue: drawOverdue,
  'moved-away': drawMovedAway,
  stuck: drawStuck,
  alert: drawAlert,
  'check-in': drawCheckIn,
  unconfirmed: drawUnconfirmed,
  'hand-over': drawHandOver,
  swap: drawSwap,
  'swap-answer': drawSwapAnswer,
  report: drawReport,
  nudge: drawStatusNudge,
  unreachable: drawUnreachable,
} as const satisfies Record<Exclude<PushKind, 'text'>, unknown>;
