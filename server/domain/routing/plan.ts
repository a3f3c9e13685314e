/** Where a call rings, in order, and why: the whole decision of spec §4.1, taken for one moment. */
import type { CustomerLevel } from '../matching/types.ts';
import { TRUSTED_CONFIDENCE } from '../matching/types.ts';
import type { Employee } from '../people.ts';
import { canCallBackToday, whyAssignedAway } from './assigned.ts';
import type { Moment } from './moment.ts';
import { nameSlot, readMoment, slotOf } from './moment.ts';
import { assignedAwayNotice, roleNotices } from './notices.ts';
import { isOfficeOpen } from './office-hours.ts';
import type { Ringing } from './ringing.ts';
import { fillRinging } from './ringing.ts';
import type { RosterReading } from './roster.ts';
import { rosterOf } from './roster.ts';
import type { Activities } from './standing.ts';
import type { Statuses } from './status.ts';
import type { RoutingTables, SlotRow } from './tables.ts';
import type { Plan, RouteNotice, Step, TraceLine } from './types.ts';
import { CARD, TRACE } from './words.ts';

/** Who is calling, as far as routing cares. */
export interface RoutedCaller {
  /** The number as dialled inside China; null when withheld or unknown. */
  readonly national: string | null;
  /** Employee id when one of ours is calling (内部来电). */
  readonly employee: string | null;
  readonly blocked: boolean;
  /** A blocked caller may leave a message, without alert, instead of being refused. */
  readonly blockedToVoicemail?: boolean;
}

/** What the lookup says; level and assigned sales count only from TRUSTED_CONFIDENCE on. */
export interface RoutedMatch {
  readonly confidence: number | null;
  readonly level: CustomerLevel | null;
  /** Employee id. */
  readonly assignedSales: string | null;
}

export interface RouteInput {
  readonly at: Date;
  readonly caller: RoutedCaller;
  readonly match: RoutedMatch;
  /** IVR digits; they change no person by default. */
  readonly digits: string | null;
  readonly people: readonly Employee[];
  readonly tables: RoutingTables;
  readonly statuses: Statuses;
  readonly activity: Activities;
}

interface TrustedMatch {
  readonly level: CustomerLevel;
  readonly assigned: string | null;
}

/** Level and assigned sales where the match may steer the call; null = the caller routes as unknown. */
export function trustMatch(
  match: RoutedMatch,
  caller: Pick<RoutedCaller, 'employee'>,
): TrustedMatch | null {
  if (caller.employee !== null || match.confidence === null) return null;
  if (match.confidence < TRUSTED_CONFIDENCE || match.level === null) return null;
  return { level: match.level, assigned: match.assignedSales };
}

function traceMoment(input: RouteInput, moment: Moment, slot: SlotRow): TraceLine[] {
  const { day } = moment;
  const lines = [
    { rule: 'tables', text: TRACE.tables(input.tables.version) },
    { rule: 'day-kind', text: TRACE.day(day) },
  ];
  if (day.dataMissing) {
    lines.push({ rule: 'holidays-missing', text: TRACE.holidaysMissing(day.day.slice(0, 4)) });
  }
  return [...lines, { rule: 'slot', text: TRACE.slot(nameSlot(slot), slot.strategy) }];
}

function traceCaller(input: RouteInput, trusted: TrustedMatch | null): TraceLine[] {
  const { caller, people } = input;
  if (caller.employee !== null) {
    const person = people.find(({ id }) => id === caller.employee);
    return [{ rule: 'caller', text: TRACE.internal(person?.name ?? caller.employee) }];
  }
  const text = trusted ? TRACE.trusted(CARD.level[trusted.level]) : TRACE.untrusted();
  return [{ rule: 'caller', text }];
}

function traceRoster(roster: RosterReading): TraceLine[] {
  const names = roster.primaries.map(({ person }) => person.name);
  const backup = roster.backup?.person.name ?? '语音信箱';
  const lines = [{ rule: 'roster', text: TRACE.roster(names, backup) }];
  if (roster.hole) lines.push({ rule: 'roster-hole', text: TRACE.rosterHole() });
  for (const { name } of roster.dutyOnLeave) {
    lines.push({ rule: 'duty', text: TRACE.dutyOnLeave(name) });
  }
  return lines;
}

function planBlocked(input: RouteInput, moment: Moment, slot: SlotRow): Plan {
  const { seconds } = input.tables;
  const toVoicemail = input.caller.blockedToVoicemail === true;
  const step: Step = toVoicemail
    ? { voicemail: true, seconds: seconds.greeting }
    : { refuse: true };
  const text = toVoicemail ? TRACE.blockedToVoicemail() : TRACE.blocked();
  return {
    dayKind: moment.day.kind,
    slot: nameSlot(slot),
    strategy: slot.strategy,
    steps: [step],
    trace: [
      { rule: 'blocked', text },
      ...traceMoment(input, moment, slot),
      { rule: 'people', text: TRACE.people([]) },
    ],
    notices: [],
    assignedAway: null,
    callbackBy: null,
    greeting: 'open',
    duty: [],
  };
}

function greetingOf(input: RouteInput, moment: Moment, ringing: Ringing): Plan['greeting'] {
  if (moment.day.kind === 'holiday') return 'holiday';
  const repRings = ringing.rung.some(({ asDuty }) => !asDuty);
  return repRings || isOfficeOpen(input.tables, moment) ? 'open' : 'closed';
}

/** Decides where a call rings. Pure: the same input gives the same plan, for any moment past or future. */
export function planCall(input: RouteInput): Plan {
  const { tables, people, statuses, caller, at } = input;
  const moment = readMoment(tables, at);
  const slot = slotOf(tables, moment);
  if (caller.blocked) return planBlocked(input, moment, slot);

  const trusted = trustMatch(input.match, caller);
  const roster = rosterOf({ tables, people, at, statuses, except: caller.employee }, moment);
  const ringing = fillRinging({
    tables,
    moment,
    slot,
    roster,
    statuses,
    activities: input.activity,
    callerNumber: caller.national,
    order: {
      assigned: trusted?.assigned ?? null,
      vipLead: trusted?.level === 'vip' ? tables.vipLead : null,
      activities: input.activity,
      at,
    },
  });
  const assigned = people.find(({ id }) => id === trusted?.assigned) ?? null;
  const facts = {
    tables,
    people,
    moment,
    statuses,
    activities: input.activity,
    roster,
    ...ringing,
  };
  const reason = assigned && whyAssignedAway(assigned, facts);
  const assignedAway = assigned && reason ? CARD.assignedAway(assigned.name, reason) : null;
  const gap = roster.hole || roster.dutyGap || ringing.dutyMissed;
  const rung = ringing.rung.map(({ person }) => person.id);

  const notices: RouteNotice[] = [];
  const question = { tables, people, moment };
  if (assigned?.active && assignedAway !== null && !rung.includes(assigned.id)) {
    notices.push(assignedAwayNotice(assigned.id, question));
  }
  if (gap) notices.push(...roleNotices('duty-gap', ['admin', 'director'], question));
  if (moment.day.dataMissing) notices.push(...roleNotices('holidays-missing', ['admin'], question));

  const { greeting } = tables.seconds;
  const voicemail: Step = { voicemail: true, seconds: greeting };
  return {
    dayKind: moment.day.kind,
    slot: nameSlot(slot),
    strategy: slot.strategy,
    steps: [...ringing.steps, voicemail],
    trace: [
      ...traceMoment(input, moment, slot),
      ...traceCaller(input, trusted),
      ...traceRoster(roster),
      ...ringing.trace,
      ...(assignedAway === null ? [] : [{ rule: 'assigned-away', text: assignedAway }]),
      ...(gap ? [{ rule: 'duty-gap', text: TRACE.dutyGap() }] : []),
      { rule: 'people', text: TRACE.people(ringing.rung.map(({ person }) => person.name)) },
      { rule: 'voicemail', text: TRACE.voicemail(greeting) },
    ],
    notices,
    assignedAway,
    callbackBy: assigned && canCallBackToday(assigned, facts) ? assigned.id : null,
    greeting: greetingOf(input, moment, ringing),
    duty: ringing.rung.filter(({ asDuty }) => asDuty).map(({ person }) => person.id),
  };
}
