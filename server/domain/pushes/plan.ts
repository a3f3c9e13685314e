/** The life of a card as a pure plan: given what was sent and what must be seen, the one next act. cards.md §1–§2. */
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
  /** Send card `n`; `fresh`: it is the first card to show a final state, so it has 查看详情 only. */
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
  if (current.state === 'unsent') return finishSending(current, wanted);
  return replaceOlder(push, current, now) ?? rewrite(push, current, wanted, now);
}

/** A card whose answer is not known yet: same bytes while the state is unchanged, else a new card. */
function finishSending(current: CardInstance, wanted: WantedFace): PushAct {
  if (current.shownKey === wanted.key) return { do: 'send-again', n: current.n };
  if (current.attempts > 0) {
    return wanted.final
      ? { do: 'abandon', n: current.n }
      : { do: 'send', n: current.n + 1, fresh: false };
  }
  // Never tried: the body is simply written anew, or not at all when the moment has passed.
  if (!wanted.final) return { do: 'send', n: current.n, fresh: false };
  return current.n === 0 ? NONE : { do: 'send', n: current.n, fresh: true };
}

/** Once the newest card is out, every older one still live is taken back. */
function replaceOlder(push: Push, current: CardInstance, now: Date): PushAct | null {
  const pressOf = (card: CardInstance) => push.presses.find((press) => press.card === card.n)?.code;
  const older = push.cards.find(
    (card) =>
      card.n < current.n &&
      (card.state === 'live' ||
        card.state === 'unsent' ||
        // Thought to be beyond reach, then pressed: its code greys it after all.
        (card.state === 'gone' && card.lost && pressOf(card) !== undefined)),
  );
  if (!older) return null;
  if (older.msgid && older.sentAt && age(older.sentAt, now) < RECALL_HOURS * HOUR) {
    return { do: 'recall', n: older.n };
  }
  const code = older.send ?? pressOf(older);
  return code ? { do: 'grey', n: older.n, code } : { do: 'abandon', n: older.n };
}

function rewrite(push: Push, current: CardInstance, wanted: WantedFace, now: Date): PushAct {
  if (current.state === 'dropped' || current.state === 'gone') return NONE;
  const next = current.n + 1;
  const same = current.shownKey === wanted.key;
  if (current.state === 'final') return same ? NONE : { do: 'send', n: next, fresh: wanted.final };
  if (current.spending)
    return { do: 'update', n: current.n, code: current.spending.code, again: true };
  const press = push.presses.find(
    (one) => one.card === current.n && age(one.at, now) < CODE_LIFE_HOURS * HOUR,
  );
  if (same && !press) return NONE;
  // The first code of a card whose own codes were lost is kept as its S: the press is shown by a new card.
  if (current.lost) return press || !same ? { do: 'send', n: next, fresh: wanted.final } : NONE;
  const own =
    current.send && current.sentAt && age(current.sentAt, now) < CODE_LIFE_HOURS * HOUR
      ? current.send
      : null;
  const code = wanted.final ? (own ?? press?.code) : press?.code;
  if (code) return { do: 'update', n: current.n, code, again: false };
  return { do: 'send', n: next, fresh: wanted.final };
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
