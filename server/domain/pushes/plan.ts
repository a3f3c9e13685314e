/** The life of a card as a pure plan: given what was sent and what must be seen, the one next act. spec, cards §1–§2. */
import {
  CARD_LIFE_HOURS,
  CODE_LIFE_HOURS,
  RECALL_HOURS,
  type CardInstance,
  type Push,
} from './types.ts';

/** What a card must show now. `key` is equal when it looks the same. */
export interface WantedFace {
  readonly key: string;
  readonly final: boolean;
  /** Grey without being final: worth rewriting a card for, never worth sending one. */
  readonly grey: boolean;
}

export type PushAct =
  /** Send card `n`; `fresh`: it is sent final or grey, so it has 查看详情 only (a caption exists only in updates). */
  | { readonly do: 'send'; readonly n: number; readonly fresh: boolean }
  /** The stored body again: the answer of an earlier try never came. */
  | { readonly do: 'send-again'; readonly n: number }
  /** Rewrite card `n` by this code. `again`: the code was about to be spent when a process died. */
  | { readonly do: 'update'; readonly n: number; readonly code: string; readonly again: boolean }
  /** Take back an older card that a newer one replaces. */
  | { readonly do: 'recall'; readonly n: number }
  /** Grey an older card that can no longer be recalled: 见新卡. */
  | { readonly do: 'grey'; readonly n: number; readonly code: string }
  /** An older card that can be neither recalled nor greyed stays as it is; the audit lists it. */
  | { readonly do: 'abandon'; readonly n: number }
  | { readonly do: 'none' };

const NONE: PushAct = { do: 'none' };
const HOUR = 3_600_000;

export function nextAct(push: Push, wanted: WantedFace | null, now: Date): PushAct {
  const current = push.cards.at(-1);
  if (!wanted) return NONE;
  if (!current) return wanted.final || wanted.grey ? NONE : { do: 'send', n: 0, fresh: false };
  if (current.spending) return spendOn(current, current.spending, { wanted, now });
  const scene: Scene = { push, current, wanted, press: pressOf(push, current, now), now };
  if (current.state === 'unsent') return finishSending(scene);
  if (current.state === 'dropped') return keepStanding(scene);
  return replaceOlder(scene) ?? rewrite(scene);
}

interface Scene {
  readonly push: Push;
  readonly current: CardInstance;
  readonly wanted: WantedFace;
  /** Code P of the current card, still good. */
  readonly press: string | null;
  readonly now: Date;
}

/** A code that may be spent already is tried again, unless S ends the question, or the end has been taken back. */
function spendOn(
  card: CardInstance,
  spending: NonNullable<CardInstance['spending']>,
  { wanted, now }: Pick<Scene, 'wanted' | 'now'>,
): PushAct {
  const { n } = card;
  if (spending.final && !wanted.final) return { do: 'send', n: n + 1, fresh: wanted.grey };
  const own = ownCode(card, now);
  if (!spending.final && wanted.final && own) return { do: 'update', n, code: own, again: false };
  return { do: 'update', n, code: spending.code, again: true };
}

function pressOf(push: Push, card: CardInstance, now: Date): string | null {
  const found = push.presses.find(
    (press) => press.card === card.n && age(press.at, now) < CODE_LIFE_HOURS * HOUR,
  );
  return found?.code ?? null;
}

/** A card whose answer is not known yet: same bytes while the state is unchanged, else a new card. */
function finishSending({ push, current, wanted, press }: Scene): PushAct {
  const { n } = current;
  const closing = wanted.final || wanted.grey;
  const next: PushAct = { do: 'send', n: n + 1, fresh: closing };
  // A press tells that it did arrive, without its own codes.
  if (press) return wanted.final ? { do: 'update', n, code: press, again: false } : next;
  if (current.shownKey === wanted.key) return { do: 'send-again', n };
  const before = push.cards.some((card) => card.n < n && card.sentAt !== null);
  if (current.attempts > 0) {
    if (!closing || before) return next;
    return wanted.final ? { do: 'abandon', n } : NONE;
  }
  // Never tried: the body is simply written anew, or not at all when the moment has passed.
  return closing && !before ? NONE : { do: 'send', n, fresh: closing };
}

/** WeCom will not take the newest card: the one before it stays, and is rewritten while a code allows. */
function keepStanding(scene: Scene): PushAct {
  const { push, now } = scene;
  const standing = push.cards.findLast((card) => card.state === 'live');
  if (!standing) return NONE;
  if (standing.spending) {
    const again = spendOn(standing, standing.spending, scene);
    return again.do === 'update' ? again : NONE;
  }
  const act = rewrite({ ...scene, current: standing, press: pressOf(push, standing, now) });
  return act.do === 'update' ? act : NONE;
}

/** Once the newest card is out, every older one is taken back: one message per person. */
function replaceOlder({ push, current, now }: Scene): PushAct | null {
  for (const older of push.cards.filter((card) => card.n < current.n)) {
    const recallable =
      older.msgid !== null && older.sentAt !== null && age(older.sentAt, now) < RECALL_HOURS * HOUR;
    const press = pressOf(push, older, now);
    switch (older.state) {
      case 'final':
        // Grey for good: it harms nobody where it cannot be taken back.
        if (recallable) return { do: 'recall', n: older.n };
        continue;
      case 'gone':
        // Thought to be beyond reach, then pressed: its code greys it after all.
        if (older.lost && press) return { do: 'grey', n: older.n, code: press };
        continue;
      case 'dropped':
        continue;
      case 'live':
      case 'unsent': {
        if (recallable) return { do: 'recall', n: older.n };
        const code = ownCode(older, now) ?? press;
        return code ? { do: 'grey', n: older.n, code } : { do: 'abandon', n: older.n };
      }
    }
  }
  return null;
}

function rewrite({ current, wanted, press, now }: Scene): PushAct {
  const closing = wanted.final || wanted.grey;
  const next: PushAct = { do: 'send', n: current.n + 1, fresh: closing };
  const same = current.shownKey === wanted.key;
  if (current.state === 'final') return same ? NONE : next;
  if (same && !press) return NONE;
  // What is beyond reach is not followed by a card that only says it is over.
  if (current.state === 'gone' && closing && !press) return NONE;
  const code = wanted.final ? (ownCode(current, now) ?? press) : press;
  // The first code of a card whose own codes were lost is kept as its S: the press is shown by a new card.
  if (code && (wanted.final || !current.lost)) {
    return { do: 'update', n: current.n, code, again: false };
  }
  return next;
}

/** Code S while it is good. */
function ownCode(card: CardInstance, now: Date): string | null {
  if (!card.send || !card.sentAt) return null;
  return age(card.sentAt, now) < CODE_LIFE_HOURS * HOUR ? card.send : null;
}

/** True when a live card is too old for its state and must be closed with 请在小程序处理. */
export function isExpired(push: Push, now: Date): boolean {
  const current = push.cards.at(-1);
  return current?.state === 'live' && current.sentAt !== null
    ? age(current.sentAt, now) >= CARD_LIFE_HOURS * HOUR
    : false;
}

function age(since: Date, now: Date): number {
  return now.getTime() - since.getTime();
}
