/** From a caller and the state of the house to the plan event of a call: shared by the route question and by trials. */
import type { CallEvent } from '../../domain/calls/events.ts';
import type { Match } from '../../domain/matching/types.ts';
import { planCall } from '../../domain/routing/plan.ts';
import type { Plan } from '../../domain/routing/types.ts';
import { urgencyBeforeCall } from '../../domain/routing/urgency.ts';
import { trustMatch } from '../../domain/routing/plan.ts';
import type { CallerNumber } from '../../domain/calls/types.ts';
import type { Desk } from './desk.ts';

export interface RouteQuestionFacts {
  readonly at: Date;
  readonly from: CallerNumber;
  readonly to: string | null;
  readonly digits: string | null;
  readonly match: Match;
  readonly blocked: boolean;
}

export function decideRoute(facts: RouteQuestionFacts, desk: Desk): Plan {
  const best = facts.match.candidates[0] ?? null;
  return planCall({
    at: facts.at,
    caller: {
      national: facts.from.national,
      employee: facts.match.employee,
      blocked: facts.blocked,
      blockedToVoicemail: false,
    },
    match: {
      confidence: facts.match.confidence,
      level: best?.customer?.level ?? null,
      assignedSales: best?.customer?.assignedSales ?? null,
    },
    digits: facts.digits,
    people: desk.people,
    tables: desk.tables,
    statuses: desk.statuses,
    activity: desk.activity,
  });
}

/** The event that freezes the plan into the call. */
export function plannedEvent(
  facts: RouteQuestionFacts,
  plan: Plan,
  { id, asked }: { readonly id: string; readonly asked: boolean },
): Extract<CallEvent, { type: 'planned' }> {
  const best = facts.match.candidates[0] ?? null;
  const trusted = trustMatch(
    {
      confidence: facts.match.confidence,
      level: best?.customer?.level ?? null,
      assignedSales: null,
    },
    { employee: facts.match.employee },
  );
  const { urgency, reason } = urgencyBeforeCall(trusted?.level ?? null, facts.digits);
  return {
    type: 'planned',
    id,
    at: facts.at,
    plan,
    asked,
    from: facts.from,
    to: facts.to,
    digits: facts.digits,
    urgency: { level: urgency, reason },
  };
}
