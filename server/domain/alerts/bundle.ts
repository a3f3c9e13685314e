/** Cards that a full budget holds back: one card speaks for all of them, 另有 n 条. Pure. spec, cards §4. */
import { hasOpenCard, lastNotice } from './telling.ts';
import type { Alert, Notice } from './types.ts';

/** The notice of a person whose card waits for the budget, or for which another card speaks; null when there is none. */
export function heldNotice(alert: Alert, person: string): Notice | null {
  const notice = hasOpenCard(alert, person) ? lastNotice(alert, person, 'card') : null;
  if (!notice) return null;
  const waits = notice.outcome === 'pending' && notice.held === true;
  return waits || notice.outcome === 'bundled' ? notice : null;
}

/** Everybody who is to have a card of it that is held back. */
export function heldFor(alert: Alert): readonly string[] {
  return alert.told.filter((person) => heldNotice(alert, person) !== null);
}

/** Everybody whose telephone is to ring about it. */
export function callsFor({ state, notices }: Alert): readonly string[] {
  if (state !== 'open') return [];
  const waiting = notices.filter((one) => one.channel === 'phone' && one.outcome === 'pending');
  return [...new Set(waiting.map(({ to }) => to))];
}

export interface Bundle {
  /** Notices this card tells when it goes out, and says how many they are: each is counted on one card. */
  readonly covers: readonly string[];
  /** Another card goes first, and speaks for this one. */
  readonly waits: boolean;
}

/**
 * `held`: alerts whose card to this person is held back, this one may be among them. The oldest goes first. `shown`: key of
 * this alert's newest card, which goes on speaking for what it spoke for.
 */
export function bundleFor(
  alert: Alert,
  person: string,
  { held, shown }: { readonly held: readonly Alert[]; readonly shown: string | null },
): Bundle {
  const others = held.filter((one) => one.id !== alert.id);
  const isWaiting = (one: Alert): boolean => heldNotice(one, person)?.outcome === 'pending';
  const tells = lastNotice(alert, person, 'card')?.outcome === 'pending';
  const spoken = coveredBy(shown);
  const mine = heldNotice(alert, person);
  const isFirst = !others.some((one) => isWaiting(one) && isBefore(one, alert));
  return {
    covers: others.flatMap((one) => {
      const id = heldNotice(one, person)?.id;
      return id && ((tells && isWaiting(one)) || spoken.includes(id)) ? [id] : [];
    }),
    waits: mine !== null && (mine.outcome === 'bundled' || !isFirst),
  };
}

function isBefore(one: Alert, other: Alert): boolean {
  const apart = one.openedAt.getTime() - other.openedAt.getTime();
  return apart === 0 ? one.id < other.id : apart < 0;
}

/** The key of a face remembers what its card speaks for; nothing in the looks of a card hangs on it. */
const MARK = '\n';

/** `shown`: the key of the card that is out, or on its way, with what it spoke for; the same face keeps its key. */
export function keyWith(face: string, covers: readonly string[], shown: string | null): string {
  if (shown?.split(MARK)[0] === face) return shown;
  return [face, ...covers].join(MARK);
}

/** Notices that the card with this key speaks for. */
export function coveredBy(key: string | null): readonly string[] {
  return key?.split(MARK).slice(1) ?? [];
}

/** The alert of a notice, read off its name. */
export function alertOfNotice(notice: string): string {
  return notice.slice(notice.indexOf(':') + 1, notice.lastIndexOf(':'));
}
