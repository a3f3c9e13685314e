/** Calls of a customer and what was said on other ways, newest first, a page at a time. */
import { COMMUNICATION_WORDS, CUSTOMER_WORDS } from '../../../templates/customer-words.ts';
import type { Call } from '../../domain/calls/types.ts';
import type { Communication } from '../../domain/communications/types.ts';
import { markOf } from '../../domain/customers/candidates.ts';
import type { Employee } from '../../domain/people.ts';
import type { CallLists, CallPlace, Communications, Digests, People, Todos } from '../../ports.ts';
import type { MaySee } from '../calls/may-see.ts';
import { lengthView, namesOf } from '../calls/page-values.ts';
import { minuteOf } from '../pages/brief.ts';
import { packCall, unpackCall } from '../pages/cursor.ts';
import { drawRow } from '../pages/list-calls.ts';
import type { HistoryPage, HistoryRow } from './customers.types.ts';

export interface HistoryNeeds {
  readonly lists: Pick<CallLists, 'list'>;
  readonly communications: Pick<Communications, 'otherWays'>;
  readonly digests: Pick<Digests, 'load'>;
  readonly todos: Pick<Todos, 'load'>;
  readonly people: Pick<People, 'all'>;
  readonly maySee: MaySee;
}

export interface HistoryQuery {
  readonly customer: string;
  readonly viewer: Employee;
  readonly cursor: string | null;
  readonly now: Date;
}

export type ReadHistory = (query: HistoryQuery) => Promise<HistoryPage>;

const PAGE = 30;

type Entry = CallPlace &
  (
    | { readonly call: Call; readonly other: null }
    | { readonly call: null; readonly other: Communication }
  );

export function readHistory(need: HistoryNeeds): ReadHistory {
  return async ({ customer, viewer, cursor, now }) => {
    const behind = cursor === null ? null : unpackCall(cursor);
    const [calls, others, people] = await Promise.all([
      need.lists.list({
        seenBy: null,
        marks: [markOf(customer)],
        phase: null,
        search: null,
        behind,
        limit: PAGE + 1,
      }),
      need.communications.otherWays(customer, { behind, limit: PAGE + 1 }),
      need.people.all(),
    ]);
    const entries: Entry[] = [
      ...calls.map((call) => ({ at: call.createdAt, id: call.id, call, other: null })),
      ...others.map((other) => ({ at: other.at, id: other.id, call: null, other })),
    ];
    entries.sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1));
    const page = entries.slice(0, PAGE);
    const last = page.at(-1);
    const about = { viewer, people, now };
    return {
      rows: await Promise.all(
        page.map(({ call, other }) =>
          call ? callRow(need, call, about) : Promise.resolve(otherRow(other, people)),
        ),
      ),
      cursor: last && entries.length > page.length ? packCall(last) : null,
    };
  };
}

/** A call that is not for the viewer's eyes tells that it was, and who took it. */
async function callRow(
  need: Pick<HistoryNeeds, 'digests' | 'todos' | 'maySee'>,
  call: Call,
  about: {
    readonly viewer: Employee;
    readonly people: readonly Employee[];
    readonly now: Date;
  },
): Promise<HistoryRow> {
  const open = await need.maySee(call, about.viewer);
  const [digest, todo] =
    call.ended && open
      ? await Promise.all([need.digests.load(call.id), need.todos.load(call.id)])
      : [null, null];
  const row = drawRow(call, { digest, todo, people: about.people, now: about.now });
  const { id, phase, who, length, handler, line, tags, path } = row;
  return {
    id,
    type: { value: 'phone', text: COMMUNICATION_WORDS.phone },
    phase,
    contact: who.contact,
    number: who.number,
    time: minuteOf(call.startedAt ?? call.createdAt),
    length,
    handler,
    line: open ? line : CUSTOMER_WORDS.closed,
    tags,
    path: open ? path : null,
  };
}

function otherRow(it: Communication, people: readonly Employee[]): HistoryRow {
  return {
    id: it.id,
    type: { value: it.type, text: COMMUNICATION_WORDS[it.type] },
    phase: null,
    contact: '',
    number: '',
    time: minuteOf(it.at),
    length: it.duration === null ? null : lengthView(it.duration),
    handler: it.handledBy === null ? null : namesOf(people)(it.handledBy),
    line: it.summary ?? it.note ?? '',
    tags: [],
    path: null,
  };
}
