/** Who called, as far as the class of the match allows it to be told. Spec §2; the rules themselves are cards/caller.ts. */
import { readCandidate, type Caller } from '../../../cards/caller.ts';
import { contactLine, ROW_WORDS } from '../../../templates/card-words.ts';
import { CLASS_WORDS, LEVEL_WORDS } from '../../../templates/labels.ts';
import { saidConfirmed, saidRejected } from '../../../templates/view-words.ts';
import { effectiveCandidate, trustedCandidate } from '../../domain/calls/reading.ts';
import type { Call, Identification } from '../../domain/calls/types.ts';
import type { CandidateView, FactRow, WhoView } from '../../domain/calls/view.types.ts';
import type { Candidate } from '../../domain/matching/types.ts';
import { dayKey, formatClock, formatDayAndClock } from '../../domain/time.ts';
import type { NameOf } from './page-values.ts';

/** `caller` is the call's own reading, made once for the whole page. */
export function whoView(
  call: Call,
  { caller, nameOf }: { readonly caller: Caller; readonly nameOf: NameOf },
): WhoView {
  const title = `${caller.mark}${caller.name}`;
  return {
    title: title === '' ? caller.number : title,
    contact: contactOf(caller),
    level: caller.level && { value: caller.level, text: LEVEL_WORDS[caller.level] },
    ...certaintyOf(call, caller),
    facts: factsOf(caller),
    customer: customerPath(call),
    candidates: candidatesOf(call),
    why: whyOf(call.identification, caller),
    said: saidOf(call, nameOf),
    may: mayOf(call),
  };
}

/** 张经理（采购部）, else what is said in its place. */
function contactOf({ contact, department, remark }: Caller): string {
  return contact === '' ? remark : contactLine(contact, department);
}

/** Where a level may be told the page of its customer may be opened; whether by this viewer is decided there. */
function customerPath(call: Call): string | null {
  const id = trustedCandidate(call)?.customer?.id ?? null;
  return id === null ? null : `pages/customer/detail?id=${encodeURIComponent(id)}`;
}

/** A colleague, and a number not looked up yet, have no class. */
function certaintyOf(call: Call, caller: Caller): Pick<WhoView, 'class' | 'confidence'> {
  if (caller.class === 'internal' || caller.class === 'unread') {
    return { class: null, confidence: null };
  }
  const confidence =
    caller.class === 'withheld' ? null : (effectiveCandidate(call)?.confidence ?? 0);
  return { class: { value: caller.class, text: CLASS_WORDS[caller.class] }, confidence };
}

function factsOf({ turnover, lastContact, notes }: Caller): FactRow[] {
  const rows = [
    { label: ROW_WORDS.turnover, value: turnover },
    { label: ROW_WORDS.lastContact, value: lastContact },
    { label: ROW_WORDS.notes, value: notes },
  ];
  return rows.flatMap(({ label, value }) => (value === null ? [] : [{ label, value }]));
}

function candidatesOf(call: Call): CandidateView[] {
  const at = call.startedAt ?? call.createdAt;
  const effective = effectiveCandidate(call);
  const candidates = call.identification?.match.candidates ?? [];
  return candidates.map((one, index) => {
    const shown = effective !== null && isSameOwner(one, effective);
    const told = readCandidate(one, one.confirmed || (shown && effective.confirmed), at);
    return {
      index,
      title: `${told.mark}${told.name}`,
      contact: contactOf(told),
      class: { value: one.class, text: CLASS_WORDS[one.class] },
      confidence: one.confidence,
      shown,
    };
  });
}

/** A confirmed candidate is a copy of the one that was found. */
function isSameOwner(one: Candidate, other: Candidate): boolean {
  return (
    one.customer?.id === other.customer?.id &&
    one.contact?.id === other.contact?.id &&
    one.remark === other.remark
  );
}

/** Why this match; a rank by level would tell what a class without level must not. */
function whyOf(identification: Identification | null, caller: Caller): string[] {
  const lines = identification?.match.why ?? [];
  return lines.map((line) => (caller.level ? line : line.replace(/，[^，]*级别[^，]*$/, '')));
}

/** The clock alone on the day of the call, the date too on a later one. */
function saidOf(call: Call, nameOf: NameOf): string | null {
  const { confirmed = null, rejected = null } = call.identification ?? {};
  const said = confirmed ?? rejected;
  if (!said) return null;
  const sameDay = dayKey(said.at) === dayKey(call.startedAt ?? call.createdAt);
  const when = sameDay ? formatClock(said.at) : formatDayAndClock(said.at);
  const { name } = nameOf(said.by);
  return confirmed ? saidConfirmed(name, when) : saidRejected(name, when);
}

/**
 * What may be said now: nothing about a withheld number or a colleague, nothing twice. A single exact owner needs no
 * 就是他, but the number may have changed hands: 都不是 stays.
 */
function mayOf(call: Call): WhoView['may'] {
  const { match, confirmed = null, rejected = null } = call.identification ?? {};
  const candidates = match?.candidates ?? [];
  const open = candidates.length > 0 && confirmed === null && Boolean(call.from?.national);
  const certain = candidates.length === 1 && candidates[0]?.class === 'exact' && rejected === null;
  return {
    confirm: open && !certain,
    reject: open && rejected === null,
    undo: confirmed !== null || rejected !== null,
  };
}
