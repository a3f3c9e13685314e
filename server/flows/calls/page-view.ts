/** One call as a person may read it: the only maker of what GET /api/calls/:id answers and the page draws. */
import { createHash } from 'node:crypto';
import { readCaller, type Caller } from '../../../cards/caller.ts';
import { urgencyRow } from '../../../cards/head.ts';
import { SOUND_WORDS } from '../../../templates/app-words.ts';
import { PHASE_WORDS, printIntent, URGENCY_WORDS } from '../../../templates/labels.ts';
import { handlerOf, phaseOf, talkSeconds } from '../../domain/calls/reading.ts';
import type { Call } from '../../domain/calls/types.ts';
import type { CallPageView, PressView } from '../../domain/calls/view.types.ts';
import { isUnderWay } from '../../domain/digest/steps.ts';
import type { DigestView } from '../../domain/digest/view.types.ts';
import type { Todo } from '../../domain/follow-up/types.ts';
import type { Employee } from '../../domain/people.ts';
import type { Push } from '../../domain/pushes/types.ts';
import type { StoredRecording } from '../../ports.ts';
import {
  cardViews,
  legViews,
  planView,
  recordingViews,
  soundState,
  voicemailView,
} from './page-course.ts';
import { digestView, type DigestFacts } from './page-digest.ts';
import { todoView } from './page-digest-todo.ts';
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
  /** The viewer's own live buttons. */
  readonly press: PressView | null;
  /** What is owed to somebody who rang in vain. */
  readonly callBack: Todo | null;
  /** Null while the call runs, and where nothing is read out of it. */
  readonly digest: DigestFacts | null;
}

/** Late facts of a call (recordings, the message's length) arrive within this time after its end. */
const AFTERMATH_MS = 60_000;
/** What is read out of a call has come, or will be long in coming, after this. */
const DIGEST_MS = 20 * 60_000;

export function pageView(facts: PageFacts): CallPageView {
  const drawn = draw(facts);
  const shown = JSON.stringify({ ...drawn, now: '' });
  const stamp = createHash('sha256').update(shown).digest('base64url').slice(0, 16);
  return { ...drawn, stamp };
}

function draw(facts: PageFacts): Omit<CallPageView, 'stamp'> {
  const { call, pushes, stored, people, hotline, now, press } = facts;
  const nameOf = namesOf(people);
  const caller = readCaller(
    identityOf(call),
    { masked: call.from?.national ? call.from.masked : '', startedAt: beganAt(call) },
    new Map(people.map((person) => [person.id, person.name])),
  );
  const phase = phaseOf(call);
  const handler = handlerOf(call);
  const sound = soundState(call, stored);
  const digest = facts.digest && digestView(call, facts.digest, nameOf);
  return {
    id: call.id,
    version: call.version,
    now: now.toISOString(),
    phase: { value: phase, text: PHASE_WORDS[phase] },
    live: isLive(call, digest, now),
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
    sound: { value: sound, text: SOUND_WORDS[sound] },
    press,
    callBack: todoView(facts.callBack, nameOf),
    digest,
  };
}

function isLive({ ended }: Call, digest: DigestView | null, now: Date): boolean {
  if (!ended) return true;
  const over = now.getTime() - ended.at.getTime();
  const coming = digest?.steps.map((step) => ({ state: step.state.value })) ?? [];
  return over < (isUnderWay(coming) ? DIGEST_MS : AFTERMATH_MS);
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
