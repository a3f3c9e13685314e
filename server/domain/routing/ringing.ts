/** The ringing part of a plan while it is being filled: who fits, in which order, within the time. Spec §4.1.1. */
import type { OrderQuestion } from './order.ts';
import { orderPeople, placeOf } from './order.ts';
import { meetingStepsOf, ringStep, ringStepsOf, ringTarget } from './devices.ts';
import type { RosteredPerson, RosterReading } from './roster.ts';
import type { AwayReason, StandingQuestion } from './standing.ts';
import { activityOf, standingOf } from './standing.ts';
import type { EffectiveStatus } from './status.ts';
import { effectiveStatus } from './status.ts';
import type { SlotRow } from './tables.ts';
import type { RingStep, TraceLine } from './types.ts';
import { TRACE, WHY } from './words.ts';

export interface RingQuestion extends StandingQuestion {
  readonly slot: SlotRow;
  readonly roster: RosterReading;
  readonly order: OrderQuestion;
  /** The caller's own number as dialled inside China; null when unknown. */
  readonly callerNumber: string | null;
}

export interface Ringing {
  readonly steps: readonly RingStep[];
  readonly trace: readonly TraceLine[];
  /** Everybody who rings, in order. */
  readonly rung: readonly RosteredPerson[];
  /** Why each person the roster names does not ring in the first pass. */
  readonly away: ReadonlyMap<string, AwayReason>;
  /** Somebody asked for 值班人员 by being off duty, and there is none. */
  readonly dutyMissed: boolean;
}

interface Draft {
  readonly steps: RingStep[];
  readonly trace: TraceLine[];
  readonly rung: RosteredPerson[];
  readonly away: Map<string, AwayReason>;
  readonly taken: Set<string>;
  used: number;
  /** Sentences asked for about people who do not ring. */
  told: number;
}

/** One person's turn: their steps, the reason shown, and the second at which ringing must be over. */
interface Turn {
  readonly named: RosteredPerson;
  readonly steps: readonly RingStep[];
  readonly why: string;
  readonly limit: number;
}

/** Sentences about people who do not ring, and about statuses: beyond these a large team is only counted. */
const LINES_ABOUT_PEOPLE = 20;

function tellAbout(draft: Draft, line: TraceLine): void {
  if (draft.told < LINES_ABOUT_PEOPLE) draft.trace.push(line);
  draft.told += 1;
}

/** Somebody who does not ring after all; who rings already keeps their place. */
function leaveOut(draft: Draft, named: RosteredPerson, line: { reason: AwayReason; text: string }) {
  const { id } = named.person;
  if (!draft.rung.some(({ person }) => person.id === id)) draft.away.set(id, line.reason);
  tellAbout(draft, {
    rule: line.reason === 'no-time' ? 'time' : 'away',
    text: line.text,
    person: id,
  });
}

/** Adds a person's steps when they fit whole; otherwise the person is left out and the trace says why. */
function addTurn(draft: Draft, { named, steps, why, limit }: Turn): void {
  const { id, name } = named.person;
  const needed = steps.reduce((sum, step) => sum + step.seconds, 0);
  if (needed === 0) {
    leaveOut(draft, named, { reason: 'no-device', text: TRACE.away(name, 'no-device') });
    return;
  }
  if (draft.used + needed > limit) {
    const text = TRACE.noTime(name, Math.max(0, limit - draft.used), needed);
    leaveOut(draft, named, { reason: 'no-time', text });
    return;
  }
  const targets = steps.flatMap((step) => step.targets);
  for (const { number } of targets) draft.taken.add(number);
  draft.steps.push(...steps);
  draft.rung.push(named);
  draft.used += needed;
  draft.trace.push({ rule: 'ring', text: TRACE.ring(name, why, targets), person: id });
}

function dutySteps(draft: Draft, named: RosteredPerson, question: RingQuestion): RingStep[] {
  const { seconds } = question.tables;
  const number = named.mobile;
  if (number === null || draft.taken.has(number)) return [];
  const ring = draft.steps.length === 0 ? seconds.dutyAsFirst : seconds.dutyAsBackup;
  const target = {
    person: named.person.id,
    device: 'mobile_phone',
    number,
    seconds: ring,
  } as const;
  return [ringStep([ringTarget(target)])];
}

function statusOf(named: RosteredPerson, question: RingQuestion): EffectiveStatus {
  return effectiveStatus(question.statuses.get(named.person.id), question.moment.at);
}

/** The first pass: everybody eligible, on the devices slot, status and binding leave them. */
function ringEligible(draft: Draft, question: RingQuestion, limit: number): void {
  const { tables, slot, roster, order } = question;
  const eligible = roster.primaries.filter(({ person }) => !draft.away.has(person.id));
  for (const named of orderPeople(eligible, order)) {
    const { person, asDuty } = named;
    const status = statusOf(named, question);
    const { taken } = draft;
    const steps = asDuty
      ? dutySteps(draft, named, question)
      : ringStepsOf({ person, slot, status, seconds: tables.seconds, taken });
    const { offered } = activityOf(question.activities, person.id);
    const why = asDuty ? WHY.duty() : WHY.place(placeOf(person.id, order), offered);
    addTurn(draft, { named, steps, why, limit });
  }
}

/** The last resort, if time is left: own mobiles of those in a meeting who are not on a call. */
function ringMeetings(draft: Draft, question: RingQuestion, limit: number): void {
  const { tables, slot, roster, order } = question;
  const inMeeting = roster.primaries.filter(
    ({ person }) => draft.away.get(person.id) === 'in-meeting',
  );
  for (const named of orderPeople(inMeeting, order)) {
    const { person } = named;
    const { taken } = draft;
    const steps = meetingStepsOf({
      person,
      slot,
      status: 'in_meeting',
      seconds: tables.seconds,
      taken,
    });
    addTurn(draft, { named, steps, why: WHY.meeting(), limit });
    draft.away.set(person.id, 'in-meeting');
  }
}

function readStandings(draft: Draft, question: RingQuestion): void {
  for (const named of question.roster.primaries) {
    const { id, name } = named.person;
    const status = statusOf(named, question);
    if (status !== 'unknown') {
      tellAbout(draft, { rule: 'status', text: TRACE.status(name, status), person: id });
    }
    const reason = standingOf(named, question);
    if (reason !== null) leaveOut(draft, named, { reason, text: TRACE.away(name, reason) });
  }
}

/**
 * Rings the first pass, the backup person, those in a meeting, and – where somebody is off duty and nobody else
 * would stand in – 值班人员 last. The backup's seconds are kept free; nobody else's.
 */
export function fillRinging(question: RingQuestion): Ringing {
  const { tables, roster, callerNumber } = question;
  const draft: Draft = {
    steps: [],
    trace: [],
    rung: [],
    away: new Map(),
    taken: new Set(callerNumber === null ? [] : [callerNumber]),
    used: 0,
    told: 0,
  };
  readStandings(draft, question);
  const { total, keptForBackup } = tables.seconds;
  const isPrimary = ({ person }: RosteredPerson) =>
    roster.primaries.some((named) => named.person.id === person.id && named.asDuty);
  const backup = roster.backup && !isPrimary(roster.backup) ? roster.backup : null;
  const asked = [...draft.away.values()].includes('off-duty');
  const dutyPlaced = roster.duty !== null && (isPrimary(roster.duty) || roster.backup !== null);
  const last = asked && !dutyPlaced ? roster.duty : null;
  const kept = backup || last ? keptForBackup : 0;

  ringEligible(draft, question, total - kept);
  if (backup) {
    const steps = dutySteps(draft, backup, question);
    addTurn(draft, { named: backup, steps, why: WHY.backup(), limit: total });
  }
  ringMeetings(draft, question, last ? total - kept : total);
  if (last) {
    const { name } = last.person;
    draft.trace.push({ rule: 'off-duty', text: TRACE.dutyLast(name), person: last.person.id });
    const steps = dutySteps(draft, last, question);
    addTurn(draft, { named: last, steps, why: WHY.backup(), limit: total });
  }
  const untold = draft.told - LINES_ABOUT_PEOPLE;
  if (untold > 0) draft.trace.push({ rule: 'more', text: TRACE.more(untold) });
  return { ...draft, dutyMissed: asked && roster.duty === null };
}
