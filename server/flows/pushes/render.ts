/** One push, read against its subject at this moment: what it must show, and how to draw it. */
import { drawPop } from '../../../cards/incoming-call.ts';
import { drawForStranger } from '../../../cards/closing.ts';
import {
  drawAssignedAway,
  drawDutyGap,
  drawHolidaysMissing,
  drawUnreachable,
} from '../../../cards/notice.ts';
import { drawStatusNudge } from '../../../cards/status-nudge.ts';
import type { Face } from '../../domain/calls/face.types.ts';
import { faceKey, faceOf } from '../../domain/calls/face.ts';
import type { Call } from '../../domain/calls/types.ts';
import type { BudgetClass, Push, PushKind } from '../../domain/pushes/types.ts';
import { isExpired, type WantedFace } from '../../domain/pushes/plan.ts';
import type { Calls, Clock } from '../../ports.ts';
import type { Desk, ReadDesk } from '../calls/desk.ts';
import { drawNothing, ONCE, type RenderPart } from './part.ts';
import { renderFollowUp, type FollowUpNeeds } from './render-follow-up.ts';
import { renderMissed } from './render-missed.ts';
import { noticeView, popView, statusLinks, type House } from './views.ts';

export interface RenderNeeds extends FollowUpNeeds {
  readonly calls: Pick<Calls, 'load'>;
  readonly desk: Pick<ReadDesk, 'recent'>;
  readonly clock: Pick<Clock, 'now'>;
  /** Kinds that are read elsewhere. */
  readonly parts: readonly RenderPart[];
}

export interface Rendered {
  /** Null: there is nothing to show, now or ever. */
  readonly wanted: WantedFace | null;
  /** Version of the subject that was read. */
  readonly version: number;
  /** False for kinds that are sent once and never change. */
  readonly rewritable: boolean;
  /** Draws card `n`; `fresh` when a final state is the first thing it shows. */
  readonly draw: (n: number, fresh: boolean) => object;
  readonly call: Call | null;
  readonly desk: Desk;
}

export type Render = (push: Push, known: Call | null) => Promise<Rendered>;

/** Which share of the budget a kind may use. spec, cards §4. */
export const BUDGET: Readonly<Record<PushKind, BudgetClass>> = {
  pop: 'now',
  missed: 'soon',
  'assigned-away': 'soon',
  'duty-gap': 'soon',
  'holidays-missing': 'later',
  summary: 'later',
  todo: 'later',
  overdue: 'later',
  'moved-away': 'later',
  stuck: 'later',
  alert: 'now',
  'check-in': 'soon',
  unconfirmed: 'soon',
  'hand-over': 'soon',
  swap: 'soon',
  'swap-answer': 'soon',
  report: 'later',
  nudge: 'later',
  unreachable: 'later',
  text: 'soon',
};

const EXPIRED: Face = {
  state: { name: 'expired' },
  final: true,
  grey: false,
  actions: [],
  note: null,
};

export function renderPush(need: RenderNeeds): Render {
  const parts = [renderFollowUp(need), renderMissed(need), ...need.parts];
  return async (push, known) => {
    const [call, desk] = await Promise.all([
      known ?? (push.call ? need.calls.load(push.call) : null),
      need.desk.recent(),
    ]);
    const about = { house: need.house, desk };
    const base = { version: call?.version ?? push.wanted, call, desk };
    const now = need.clock.now();
    if (push.kind === 'pop') return { ...base, ...renderPop(push, call, { now, about }) };
    for (const render of parts) {
      const part = await render({ push, call, desk, now });
      if (part) return { ...base, rewritable: true, ...part };
    }
    const draw = drawNotice(push, call, about);
    return { ...base, wanted: draw ? ONCE : null, rewritable: false, draw: draw ?? drawNothing };
  };
}

/** 请在小程序处理 is a card's last word: nothing follows it. */
function wasClosed(push: Push, key: string): boolean {
  const current = push.cards.at(-1);
  return current?.state === 'final' && current.shownKey === key;
}

interface Scene {
  readonly now: Date;
  readonly about: { readonly house: House; readonly desk: Desk };
}
type Part = Pick<Rendered, 'wanted' | 'rewritable' | 'draw'>;

function renderPop(push: Push, call: Call | null, { now, about }: Scene): Part {
  const face = call ? faceOf(call, push.person, about.house.takesOrders) : null;
  if (!call || !face) return { wanted: null, rewritable: true, draw: drawNothing };
  const expired = wasClosed(push, faceKey(EXPIRED)) || (isExpired(push, now) && !face.final);
  const shown = expired ? EXPIRED : face;
  const stranger = shown.note?.refusal === 'not-listed';
  return {
    wanted: { key: faceKey(shown), final: shown.final, grey: shown.grey || stranger },
    rewritable: true,
    draw: (n, fresh) => {
      const offersTransfer = shown.actions.includes('transfer');
      const to = { person: push.person, pushId: push.id, n, at: now, offersTransfer };
      const card = drawPop(popView(call, to, about), shown, { fresh });
      return stranger ? drawForStranger(card) : card;
    },
  };
}

/** Notices without buttons, and the nudge: sent once. */
function drawNotice(
  push: Push,
  call: Call | null,
  about: { house: House; desk: Desk },
): ((n: number, fresh: boolean) => object) | null {
  const { house } = about;
  const links = statusLinks(house);
  switch (push.kind) {
    case 'assigned-away':
      return call ? () => drawAssignedAway(noticeView(call, about)) : null;
    case 'duty-gap':
      return call ? () => drawDutyGap(noticeView(call, about)) : null;
    case 'holidays-missing':
      return call ? () => drawHolidaysMissing(noticeView(call, about)) : null;
    case 'nudge': {
      const subject = push.about;
      if (subject?.kind !== 'nudge') return null;
      return () => drawStatusNudge({ ...subject, hotline: house.hotline, links });
    }
    case 'unreachable': {
      const subject = push.about;
      if (subject?.kind !== 'unreachable') return null;
      const who = about.desk.people.find((one) => one.id === subject.who)?.name ?? subject.who;
      return () => drawUnreachable({ who, reason: subject.reason, hotline: house.hotline, links });
    }
    case 'text':
      return () => ({});
    default:
      return null;
  }
}
