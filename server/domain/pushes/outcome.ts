/** What an answer of WeCom, or the lack of one, makes of a push. Pure; the sending flow stores the result. */
import type { CardInstance, Push } from './types.ts';

/** A body is stored, and counted as possibly sent, before the first byte leaves. */
export function beginSend(
  push: Push,
  card: { n: number; taskId: string; body: string; key: string },
): Push {
  const old = push.cards.find((one) => one.n === card.n);
  const begun: CardInstance = {
    n: card.n,
    taskId: card.taskId,
    state: 'unsent',
    body: card.body,
    attempts: (old?.attempts ?? 0) + 1,
    msgid: null,
    send: null,
    lost: false,
    sentAt: null,
    shownKey: card.key,
    spending: null,
  };
  return { ...push, cards: [...push.cards.filter((one) => one.n !== card.n), begun] };
}

/** Counts one more try of a stored body. */
export function tryAgain(push: Push, n: number): Push {
  return change(push, n, (card) => ({ ...card, attempts: card.attempts + 1 }));
}

/** WeCom took it. No msgid and no code: a duplicate was suppressed and both codes are lost. `final`: nothing may follow on it. */
export function sent(
  push: Push,
  answer: { n: number; msgid: string | null; code: string | null; at: Date; final: boolean },
): Push {
  return succeeded(
    change(push, answer.n, (card) => ({
      ...card,
      state: answer.final ? 'final' : 'live',
      msgid: answer.msgid,
      send: answer.code,
      lost: answer.msgid === null,
      sentAt: answer.at,
    })),
  );
}

/** Certainly not sent: the try does not count as one whose outcome is unknown. */
export function notSent(push: Push, n: number): Push {
  return failed(change(push, n, (card) => ({ ...card, attempts: Math.max(0, card.attempts - 1) })));
}

/** WeCom will never take it; an earlier try without an answer may have arrived all the same. */
export function refused(push: Push, n: number): Push {
  return change(push, n, (card) => ({ ...card, state: 'dropped', lost: card.attempts > 1 }));
}

/** Face of a card whose code was tried for two faces, one of which it now shows. */
const UNSURE = 'unsure';

/** {code, face} is stored before the code is spent; tried again for another face, nobody knows which one it shows. */
export function beginUpdate(
  push: Push,
  n: number,
  spending: NonNullable<CardInstance['spending']>,
): Push {
  const open = push.cards.find((card) => card.n === n)?.spending?.code ?? spending.code;
  // A code left with its answer unknown may be spent: it is never taken for a fresh one again.
  const rest = open === spending.code ? push : withoutPress(push, open);
  return change(rest, n, (card) => {
    const first = card.spending;
    if (first?.code !== spending.code || first.key === spending.key) return { ...card, spending };
    const final = first.final && spending.final;
    return { ...card, spending: { code: first.code, key: UNSURE, final } };
  });
}

/** The card now shows `key`; the code is gone. `final`: nothing follows. */
export function updated(push: Push, n: number, shown: { key: string; final: boolean }): Push {
  const spent = push.cards.find((card) => card.n === n)?.spending?.code ?? null;
  const after = change(push, n, (card) => ({
    ...card,
    shownKey: shown.key,
    state: shown.final ? 'final' : card.state === 'unsent' ? 'live' : card.state,
    send: card.send === spent ? null : card.send,
    spending: null,
  }));
  return succeeded(withoutPress(after, spent));
}

/** Certainly not rewritten: the code is as good as before. */
export function notUpdated(push: Push, n: number): Push {
  return failed(change(push, n, (card) => ({ ...card, spending: null })));
}

/** The code was used or has expired. On our own second try that means the first one worked. */
export function codeUsed(push: Push, n: number, again: boolean): Push {
  const card = push.cards.find((one) => one.n === n);
  if (again && card?.spending) return updated(push, n, card.spending);
  const spent = card?.spending?.code ?? null;
  const after = change(push, n, (one) => ({
    ...one,
    send: one.send === spent ? null : one.send,
    spending: null,
  }));
  return withoutPress(after, spent);
}

/** Recalled, greyed as 见新卡, or beyond reach (`lost`, listed by the audit). */
export function retired(push: Push, n: number, lost: boolean): Push {
  const code = push.cards.find((card) => card.n === n)?.send ?? null;
  const after = change(push, n, (card) => ({ ...card, state: 'gone', lost }));
  return {
    ...withoutPress(after, code),
    presses: after.presses.filter((press) => press.card !== n),
  };
}

/** A recall that WeCom refused for good: the card's code greys it instead. */
export function cannotRecall(push: Push, n: number): Push {
  return change(push, n, (card) => ({ ...card, msgid: null }));
}

/** Codes of presses that no longer change anything: their card is grey already. */
export function dropIdlePresses(push: Push): Push {
  const over = (n: number): boolean => {
    const card = push.cards.find((one) => one.n === n);
    if (!card || card.state === 'final' || card.state === 'dropped') return true;
    return card.state === 'gone' && !card.lost;
  };
  return { ...push, presses: push.presses.filter((press) => !over(press.card)) };
}

export function failed(push: Push): Push {
  return { ...push, failures: push.failures + 1 };
}

function succeeded(push: Push): Push {
  return { ...push, failures: 0 };
}

function withoutPress(push: Push, code: string | null): Push {
  return { ...push, presses: push.presses.filter((press) => press.code !== code) };
}

function change(push: Push, n: number, how: (card: CardInstance) => CardInstance): Push {
  return { ...push, cards: push.cards.map((card) => (card.n === n ? how(card) : card)) };
}
