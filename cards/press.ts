/** What a button says about itself when it is pressed, to text and back. spec, cards §5. */
import { ALERT_ACTIONS } from '../server/domain/alerts/types.ts';
import type { AlertAction } from '../server/domain/alerts/types.ts';
import { CARD_ACTIONS } from '../server/domain/calls/types.ts';
import type { CardAction } from '../server/domain/calls/face.types.ts';
import { FOLLOW_UP_ACTIONS } from '../server/domain/follow-up/face.types.ts';
import type { FollowUpAction } from '../server/domain/follow-up/face.types.ts';

/** Buttons about shifts: on-duty 确认 · agree, refuse 同意, 拒绝 (a swap). */
export const DUTY_ACTIONS = ['on-duty', 'agree', 'refuse'] as const;
export type DutyAction = (typeof DUTY_ACTIONS)[number];

/** Question key of the drop-down of colleagues, as it comes back in SelectedItems. */
export const COLLEAGUE_QUESTION = 'colleague';
/** Option id of 请选择同事: nobody chosen. */
export const NOBODY_CHOSEN = 'none';

/** A pressed button: which push, which revision of its subject the card showed, and what was asked. */
export interface PressKey {
  readonly pushId: string;
  readonly rev: number;
  readonly action: CardAction | FollowUpAction | AlertAction | DutyAction;
}

const ALL_ACTIONS = [...CARD_ACTIONS, ...FOLLOW_UP_ACTIONS, ...ALERT_ACTIONS, ...DUTY_ACTIONS];
const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const KEY = new RegExp(`^(${UUID})\\.(0|[1-9]\\d{0,8})\\.([a-z0-9-]+)$`);
const TASK = new RegExp(`^(${UUID})(?:-([1-9]\\d{0,3}))?$`);

/** `push.rev.action` */
export function pressKeyOf(press: PressKey): string {
  return `${press.pushId}.${press.rev}.${press.action}`;
}

/** The press behind an EventKey; null for anything that no card of ours carries. */
export function readPressKey(key: string): PressKey | null {
  const [, pushId, rev, word] = KEY.exec(key) ?? [];
  const action = ALL_ACTIONS.find((one) => one === word);
  if (pushId === undefined || rev === undefined || action === undefined) return null;
  return { pushId, rev: Number(rev), action };
}

/** The task id of the `n`-th card of a push: the push itself for the first one. Unique per app, ≤ 128 bytes. */
export function taskIdOf(pushId: string, n: number): string {
  return n === 0 ? pushId : `${pushId}-${n}`;
}

/** Push and card number behind a TaskId; null for a task id that is not ours. */
export function readTaskId(taskId: string): { pushId: string; n: number } | null {
  const [, pushId, n] = TASK.exec(taskId) ?? [];
  if (pushId === undefined) return null;
  return { pushId, n: n === undefined ? 0 : Number(n) };
}
