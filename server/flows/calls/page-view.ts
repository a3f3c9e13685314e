/** One call as a person may read it: the only maker of what GET /api/calls/:id answers and the page draws. */
import { readCaller, type Caller } from '../../../cards/caller.ts';
import { urgencyRow } from '../../../cards/head.ts';
import { PHASE_WORDS, printIntent, URGENCY_WORDS } from '../../../templates/labels.ts';
import { handlerOf, phaseOf, talkSeconds } from '../../domain/calls/reading.ts';
import type { Call } from '../../domain/calls/types.ts';
import type { CallPageView } from '../../domain/calls/view.types.ts';
import type { Employee } from '../../domain/people.ts';
import type { Push } from '../../domain/pushes/types.ts';
import type { StoredRecording } from '../../ports.ts';
import { cardViews, legViews, planView, recordingViews, voicemailView } from './page-course.ts';
import { lengthView, momentOrNull, namesOf } from './page-values.ts';
import { whoView } from './page-who.ts';

export interface PageFacts {
  readonly call: Call;
  readonly pushes: readonly Push[];
  readonly stored: readonly StoredRecording[];
  /** Everybody, the inactive too: they keep their names in old calls. */
  readonly people: readonly Employee[];
  readonly hotline: string;
  readonly now: Date;
}

/** Late facts of a call (recordings, the message's length) arrive within this time after its end. */
const AFTERMATH_MS = 60_000;

export function pageView({ call, pushes, stored, people, hotline, now }: PageFacts): CallPageView {
  const nameOf = namesOf(people);
  const caller = readCaller(
    identityOf(call),
    { masked: call.from?.national ? call.from.masked : '', startedAt: beganAt(call) },
    new Map(people.map((person) => [person.id, person.name])),
  );
  const phase = phaseOf(call);
  const handler = handlerOf(call);
  return {
    id: call.id,
    version: call.version,
    now: now.toISOString(),
    phase: { value: phase, text: PHASE_WORDS[phase] },
    live: !call.ended || now.getTime() - call.ended.at.getTime() < AFTERMATH_MS,
    hotline,
    number: caller.number,
    who: whoView(call, { caller, nameOf }),
    intent: printIntent(call.digits),
    urgency: urgencyView(call, caller),
    started: momentOrNull(call.startedAt),
    ended: momentOrNull(call.ended?.at ?? null),
    length: phase === 'ended' ? lengthView(talkSeconds(call)) : null,
    handler: handler === null ? null : nameOf(handler),
    plan: planView(call, nameOf),
    legs: legViews(call, nameOf),
    voicemail: voicemailView(call),
    recordings: recordingViews(call, stored),
    cards: cardViews(pushes, nameOf),
  };
}

function beganAt(call: Call): Date {
  return call.startedAt ?? call.createdAt;
}

function identityOf({ identification }: Call): Parameters<typeof readCaller>[0] {
  return (
    identification && {
      match: identification.match,
      confirmed: identification.confirmed?.candidate ?? null,
      rejected: identification.rejected !== null,
    }
  );
}

/** The card's rule decides whether the reason may be told: one that names a level is held back with the level. */
function urgencyView({ urgency }: Call, caller: Caller): CallPageView['urgency'] {
  if (!urgency) return null;
  const { level, reason } = urgency;
  const text = URGENCY_WORDS[level];
  const told = urgencyRow(urgency, caller).some((row) => row.value !== text);
  return { value: level, text, reason: told ? reason : '' };
}
