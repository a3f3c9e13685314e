/** From a digest and its to-do to what their cards are drawn from. Plain data, no decisions of its own. */
import type { Identity } from '../../../cards/caller.ts';
import type { CardLinks } from '../../../cards/card.ts';
import type { FollowUpItem } from '../../../cards/follow-up-items.ts';
import type { TodoNoticeView } from '../../../cards/reminder.ts';
import type { SummaryView } from '../../../cards/summary.types.ts';
import type { TodoView } from '../../../cards/todo.types.ts';
import { CALLBACK_TASK } from '../../../templates/follow-up-words.ts';
import { colleagueWord } from '../../../templates/labels.ts';
import { INSIGHT_WORDS } from '../../../templates/insight.ts';
import { trustedCandidate } from '../../domain/calls/reading.ts';
import type { Call } from '../../domain/calls/types.ts';
import { correctedInsight } from '../../domain/digest/corrections.ts';
import type { Digest } from '../../domain/digest/types.ts';
import { urgencyOf } from '../../domain/digest/wish.ts';
import type { TodoFace } from '../../domain/follow-up/face.types.ts';
import { openItems } from '../../domain/follow-up/items.ts';
import type { Todo } from '../../domain/follow-up/types.ts';
import { effectiveStatus } from '../../domain/routing/status.ts';
import type { Desk } from '../calls/desk.ts';
import { takesTodos } from '../digest/acts.ts';
import { callLinks, type House } from './views.ts';
import { todoPath } from '../follow-up/todo-path.ts';

interface To {
  readonly person: string;
  readonly pushId: string;
  readonly n: number;
  readonly rev: number;
  readonly at: Date;
}
interface About {
  readonly house: House;
  readonly desk: Desk;
}

export function summaryView(
  it: {
    readonly digest: Digest;
    readonly todo: Todo | null;
    readonly call: Call;
    readonly audio: boolean;
    /** The receiver may no longer see whose call it was. */
    readonly withdrawn: boolean;
  },
  to: To,
  about: About,
): SummaryView {
  const { digest, call } = it;
  const todo = it.todo?.state === 'dropped' ? null : it.todo;
  const links = callLinks(about.house, call.id);
  return {
    ...base(to, about),
    call: {
      id: call.id,
      startedAt: call.startedAt ?? call.createdAt,
      endedAt: digest.call.endedAt,
      masked: maskedOf(call),
      seconds: digest.call.seconds,
    },
    identity: it.withdrawn ? null : identityOf(call),
    kind: 'call',
    handler: digest.call.handler,
    receiver: to.person,
    insight: insightView(digest),
    followUps: todo ? itemViews(todo) : promised(digest),
    due: todo?.due ?? null,
    assignee: todo?.assignee ?? null,
    colleagues: takers(about.desk, todo?.assignee ?? to.person, to.at),
    recordingUrl: it.audio ? `${links.pageUrl}#listen` : null,
    links,
  };
}

export function todoView(
  it: { readonly todo: Todo; readonly call: Call; readonly face: TodoFace },
  to: To,
  about: About,
): TodoView {
  const { todo, call, face } = it;
  const known = trustedCandidate(call) !== null;
  const handed = todo.history.findLast(
    (move) => move.what === 'reassigned' && move.to === to.person,
  );
  return {
    ...base(to, about),
    kind: todo.kind,
    ...aboutCall(call),
    company: known ? (todo.customer?.name ?? null) : null,
    firstItem: openItems(todo.items)[0]?.text ?? null,
    intent: todo.intent,
    items: itemViews(todo),
    due: todo.due,
    priority: todo.priority,
    from: handed?.by ?? null,
    receiver: to.person,
    colleagues: takers(about.desk, todo.assignee, to.at),
    links: todoLinks(about.house, todo),
    ...(face.reminder && { reminder: face.reminder }),
  };
}

export function todoNoticeView(
  { todo, call }: { readonly todo: Todo; readonly call: Call },
  receiver: string,
  { house, desk }: About,
): TodoNoticeView {
  const { due, priority, assignee } = todo;
  const callback = todo.kind === 'callback';
  return {
    ...{ hotline: house.hotline, due, priority, assignee, receiver },
    ...aboutCall(call),
    firstItem: callback ? CALLBACK_TASK : (openItems(todo.items)[0]?.text ?? null),
    people: new Map(desk.people.map((person) => [person.id, person.name])),
    links: todoLinks(house, todo),
  };
}

function aboutCall(call: Call): Pick<TodoView, 'call' | 'identity'> {
  const startedAt = call.startedAt ?? call.createdAt;
  return { call: { id: call.id, startedAt, masked: maskedOf(call) }, identity: identityOf(call) };
}

function base(to: To, { house, desk }: About) {
  return {
    pushId: to.pushId,
    n: to.n,
    rev: to.rev,
    hotline: house.hotline,
    people: new Map(desk.people.map((person) => [person.id, person.name])),
  };
}

export function maskedOf(call: Call): string {
  return call.from?.national ? call.from.masked : '';
}

export function identityOf(call: Call): Identity | null {
  const known = call.identification;
  if (!known) return null;
  const { match, confirmed, rejected } = known;
  return { match, confirmed: confirmed?.candidate ?? null, rejected: rejected !== null };
}

function insightView(digest: Digest): SummaryView['insight'] {
  const insight = correctedInsight(digest);
  if (!insight) return null;
  const { urgency, reasons } = urgencyOf(digest, insight, INSIGHT_WORDS.urgency);
  const { by, summary, intent, sentiment } = insight;
  return { by, summary, intent, sentiment, urgency, urgencyReason: reasons[0]?.text ?? '' };
}

/** Dropped items are nobody's business any more. */
function itemViews(todo: Todo): readonly FollowUpItem[] {
  return todo.items
    .filter((item) => item.state !== 'dropped')
    .map(({ text, owner, due, state }) => ({ text, owner, due, done: state === 'done' }));
}

/** What the customer promised, where we have nothing to do. */
function promised(digest: Digest): readonly FollowUpItem[] {
  const insight = correctedInsight(digest);
  return (insight?.followUps ?? []).map(({ text, owner, due }) => ({
    text,
    owner,
    due,
    done: false,
  }));
}

/** Whoever can be given to-dos, the present holder apart. */
export function takers(desk: Desk, except: string, at: Date): SummaryView['colleagues'] {
  return desk.people
    .filter((one) => one.id !== except && takesTodos(desk.people, one.id))
    .map(({ id, name }) => ({
      id,
      name,
      statusWord: colleagueWord(effectiveStatus(desk.statuses.get(id), at), false),
    }));
}

function todoLinks(house: House, todo: Pick<Todo, 'id' | 'call'>): CardLinks {
  const links = callLinks(house, todo.call);
  if (!links.miniProgram) return links;
  return { ...links, miniProgram: { ...links.miniProgram, pagepath: todoPath(todo.id) } };
}
