/** 通话: the calls this person may see, newest first, by filter and search, a page at a time. Pages §2, §3. */
import {
  CALL_FILTER_WORDS,
  CALL_LINES,
  CALL_TAGS,
  type CallFilter,
} from '../../../templates/app-words.ts';
import { TRANSCRIPT_WORDS } from '../../../templates/digest-view-words.ts';
import { printLength } from '../../../templates/figures.ts';
import { INSIGHT_WORDS } from '../../../templates/insight.ts';
import { PHASE_WORDS } from '../../../templates/labels.ts';
import { marksFor, marksOfMine, UNKNOWN_MARK } from '../../domain/calls/listing.ts';
import {
  handlerOf,
  messageSeconds,
  phaseOf,
  talkSeconds,
  waitedSeconds,
} from '../../domain/calls/reading.ts';
import { readSearch } from '../../domain/calls/search.ts';
import type { Call, Phase } from '../../domain/calls/types.ts';
import { correctedInsight } from '../../domain/digest/corrections.ts';
import { currentRound } from '../../domain/digest/rounds.ts';
import type { Digest } from '../../domain/digest/types.ts';
import { urgencyOf } from '../../domain/digest/wish.ts';
import type { Todo } from '../../domain/follow-up/types.ts';
import type { Employee } from '../../domain/people.ts';
import type {
  Alerts,
  CallLists,
  CallListWish,
  Clock,
  Digests,
  People,
  Todos,
} from '../../ports.ts';
import { lengthView, namesOf } from '../calls/page-values.ts';
import { callsOfAlerts } from './alert-calls.ts';
import { callerOf, clockView, whoBrief } from './brief.ts';
import type { CallListView, CallRow } from './calls.types.ts';
import { packCall, unpackCall } from './cursor.ts';

export interface ListCallsNeeds {
  readonly lists: Pick<CallLists, 'list'>;
  readonly alerts: Pick<Alerts, 'open' | 'settled'>;
  readonly digests: Pick<Digests, 'load'>;
  readonly todos: Pick<Todos, 'load'>;
  readonly people: Pick<People, 'all'>;
  readonly clock: Pick<Clock, 'now'>;
}

export interface CallListQuery {
  readonly viewer: Employee;
  readonly q: string;
  readonly filter: CallFilter;
  readonly cursor: string | null;
}

const PAGE = 30;

export function listCalls(need: ListCallsNeeds): (query: CallListQuery) => Promise<CallListView> {
  return async ({ viewer, q, filter, cursor }) => {
    const found = await need.lists.list({
      seenBy: await seenBy(need, viewer),
      ...FILTERS[filter](viewer),
      search: readSearch(q),
      behind: cursor === null ? null : unpackCall(cursor),
      limit: PAGE + 1,
    });
    const page = found.slice(0, PAGE);
    const people = await need.people.all();
    const now = need.clock.now();
    const rows = await Promise.all(
      page.map(async (call) => {
        const [digest, todo] = call.ended
          ? await Promise.all([need.digests.load(call.id), need.todos.load(call.id)])
          : [null, null];
        return drawRow(call, { digest, todo, people, now });
      }),
    );
    const last = page.at(-1);
    const more = found.length > page.length && last !== undefined;
    return {
      now: now.toISOString(),
      filters: FILTER_KEYS.map((value) => ({ value, text: CALL_FILTER_WORDS[value] })),
      filter,
      rows,
      cursor: more ? packCall({ at: last.createdAt, id: last.id }) : null,
    };
  };
}

const FILTER_KEYS = ['all', 'missed', 'voicemail', 'mine', 'unknown'] as const;

type Part = Pick<CallListWish, 'marks' | 'phase'>;
const of = (phase: Phase | null, marks: readonly string[] | null): Part => ({ phase, marks });
const FILTERS: Readonly<Record<CallFilter, (viewer: Employee) => Part>> = {
  all: () => of(null, null),
  missed: () => of('missed', null),
  voicemail: () => of('voicemail', null),
  mine: (viewer) => of(null, marksOfMine(viewer)),
  unknown: () => of(null, [UNKNOWN_MARK]),
};

async function seenBy(
  { alerts }: Pick<ListCallsNeeds, 'alerts'>,
  viewer: Employee,
): Promise<CallListWish['seenBy']> {
  const marks = marksFor(viewer);
  if (marks === null) return null;
  return { marks, calls: await callsOfAlerts(alerts, viewer) };
}

/** A row of any list of calls. */
export function drawRow(
  call: Call,
  about: {
    readonly digest: Digest | null;
    readonly todo: Todo | null;
    readonly people: readonly Employee[];
    readonly now: Date;
  },
): CallRow {
  const { digest, todo, people, now } = about;
  const phase = phaseOf(call);
  const handler = handlerOf(call);
  const seconds = phase === 'ended' ? talkSeconds(call) : messageSeconds(call);
  return {
    id: call.id,
    phase: { value: phase, text: PHASE_WORDS[phase] },
    who: whoBrief(call, callerOf(call, people)),
    time: clockView(call.startedAt ?? call.createdAt, now),
    length: seconds > 0 ? lengthView(seconds) : null,
    handler: handler === null ? null : namesOf(people)(handler),
    line: lineOf(call, phase, digest),
    tags: tagsOf(digest, todo),
    path: `pages/call/detail?id=${encodeURIComponent(call.id)}`,
  };
}

function lineOf(call: Call, phase: Phase, digest: Digest | null): string {
  const summary = (digest && correctedInsight(digest)?.summary) ?? '';
  if (summary !== '') return summary;
  switch (phase) {
    case 'ringing':
      return CALL_LINES.ringing;
    case 'talking':
      return CALL_LINES.talking;
    case 'missed': {
      const waited = waitedSeconds(call);
      return CALL_LINES.missed(waited > 0 ? printLength(waited) : '');
    }
    case 'voicemail':
      return CALL_LINES.voicemail(printLength(messageSeconds(call)), textState(digest));
    case 'ended':
      return digest?.transcript ? CALL_LINES.extracting : textState(digest);
  }
}

/** How far listening has come. */
function textState(digest: Digest | null): string {
  if (digest?.transcript)
    return TRANSCRIPT_WORDS[digest.transcript.wordless ? 'wordless' : 'ready'];
  if (!digest || digest.noRecordingAt) return CALL_LINES.nothing;
  return TRANSCRIPT_WORDS[currentRound(digest)?.state === 'failed' ? 'failed' : 'waiting'];
}

function tagsOf(digest: Digest | null, todo: Todo | null): CallRow['tags'] {
  const insight = digest && correctedInsight(digest);
  const urgent =
    digest && insight && urgencyOf(digest, insight, INSIGHT_WORDS.urgency).urgency === 'high';
  return [
    ...(urgent === true ? [{ kind: 'urgent', text: CALL_TAGS.urgent } as const] : []),
    ...(insight ? [{ kind: 'intent', text: insight.intent } as const] : []),
    ...(todo?.state === 'open' ? [{ kind: 'todo', text: CALL_TAGS.todo } as const] : []),
  ];
}
