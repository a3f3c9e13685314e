/** What waits for somebody whose shift begins: told once at its start, and shown whenever they ask. Spec §5. */
import { drawHandOver, type WaitingItem } from '../../../cards/hand-over.ts';
import type { Alert } from '../../domain/alerts/types.ts';
import { awaySince, cameSince } from '../../domain/roster/resumed.ts';
import {
  handOverOf,
  startedShifts,
  type DutyShift,
  type HandOver,
} from '../../domain/roster/shifts.ts';
import type { RosterHouse } from '../../domain/roster/spans.ts';
import type { Todo } from '../../domain/follow-up/types.ts';
import { addMinutes } from '../../domain/time.ts';
import type { Alerts, Calls, Clock, ToldOnce, Todos } from '../../ports.ts';
import { identityOf, maskedOf } from '../pushes/follow-up-views.ts';
import { drawNothing, ONCE, type PushPart, type PushScene } from '../pushes/part.ts';
import type { ShowPush } from '../pushes/show-card.ts';
import { statusLinks, type House } from '../pushes/views.ts';
import { tellOnce } from './tell-once.ts';

/** Later than this after its start a shift needs no beginning any more. */
const LATE_MINUTES = 120;
/** More than this are not counted one by one. */
const MOST = 200;
/** A card has six rows; what is behind them is only counted. */
const MOST_READ = 6;

export interface HandOverNeeds {
  readonly alerts: Pick<Alerts, 'open'>;
  readonly todos: Pick<Todos, 'openCallbacks' | 'openDueWithin'>;
  readonly calls: Pick<Calls, 'load'>;
}

/** One thing that waits, with what it is about. */
export interface HandedItem extends WaitingItem {
  readonly id: string;
  readonly call: { readonly id: string; readonly startedAt: Date; readonly masked: string };
}

export interface Handed {
  readonly alerts: readonly HandedItem[];
  readonly callbacks: readonly HandedItem[];
  readonly todos: readonly HandedItem[];
}

/** As it is now; null when nothing waits. */
export async function collectHandOver(
  need: Pick<HandOverNeeds, 'alerts' | 'todos'>,
  shift: DutyShift,
): Promise<HandOver | null> {
  const [alerts, callbacks, due] = await Promise.all([
    need.alerts.open(MOST),
    need.todos.openCallbacks(MOST),
    need.todos.openDueWithin(shift, MOST),
  ]);
  const others = due.filter((todo) => todo.kind !== 'callback');
  return handOverOf(shift, { alerts, todos: [...callbacks, ...others] });
}

/** The first `most` of each list with who rang; the rest is there to be counted. */
export async function readHanded(
  { calls }: Pick<HandOverNeeds, 'calls'>,
  { open, taken, callbacks, todos }: HandOver,
  most: number,
): Promise<Handed> {
  interface Waiting {
    readonly id: string;
    readonly call: string;
    readonly since: Date;
    readonly person: string | null;
    readonly due: Date | null;
  }
  const read = (items: readonly Waiting[]): Promise<readonly HandedItem[]> =>
    Promise.all(
      items.map(async ({ id, call: of, since, person, due }, index) => {
        const call = index < most ? await calls.load(of) : null;
        return {
          ...{ id, person, due, identity: call && identityOf(call) },
          call: {
            id: of,
            startedAt: call?.startedAt ?? since,
            masked: call ? maskedOf(call) : '',
          },
        };
      }),
    );
  const ofTodos = (list: readonly Todo[]): Promise<readonly HandedItem[]> =>
    read(
      list.map(({ id, call, createdAt, assignee, due }) => ({
        ...{ id, call, since: createdAt, person: assignee, due },
      })),
    );
  return {
    alerts: await read(
      [...[...open].sort(byDeadline), ...taken].map((alert) => ({
        ...{ id: alert.id, call: alert.messages.at(-1)?.call ?? '', since: alert.openedAt },
        person: alert.takenBy,
        due: alert.takenBy === null ? alert.respondBy : alert.settleBy,
      })),
    ),
    callbacks: await ofTodos(callbacks),
    todos: await ofTodos(todos),
  };
}

function byDeadline(one: Alert, other: Alert): number {
  return one.respondBy.getTime() - other.respondBy.getTime();
}

/** Looks for shifts that have begun, once a minute, in any number of processes. */
export function tellHandOvers(
  need: HandOverNeeds & {
    readonly house: () => Promise<RosterHouse>;
    readonly told: ToldOnce;
    readonly tell: ShowPush['tell'];
    readonly clock: Pick<Clock, 'now'>;
  },
): () => Promise<void> {
  return async () => {
    const now = need.clock.now();
    const since = addMinutes(now, -LATE_MINUTES);
    const house = await need.house();
    for (const shift of startedShifts(house, { since, now })) {
      const { person, from, to } = shift;
      const away = awaySince(house, shift);
      const name = `hand-over:${person}:${from.toISOString()}`;
      await tellOnce(need.told, {
        id: name,
        at: now,
        // With nothing to hand over nothing is sent, also when something comes later.
        async tell() {
          // They had theirs when the shift began: after a leave in its midst only what is new is worth a card.
          const handed = away && (await collectHandOver(need, shift));
          if (away && !(handed && cameSince(handed, away))) return;
          const about = { kind: 'hand-over', from, to } as const;
          await need.tell({ name, kind: 'hand-over', person, about });
        },
      });
    }
  };
}

/** The notice as of the moment it is sent. Null: a push of another kind. */
export async function renderHandOver(
  need: HandOverNeeds & { readonly house: House },
  { push, desk }: PushScene,
): Promise<PushPart | null> {
  if (push.kind !== 'hand-over') return null;
  const none = { wanted: null, version: push.wanted, draw: drawNothing };
  if (push.about?.kind !== 'hand-over') return none;
  const { from, to } = push.about;
  const handed = await collectHandOver(need, { person: push.person, from, to });
  if (!handed) return none;
  const items = await readHanded(need, handed, MOST_READ);
  const card = drawHandOver({
    ...items,
    hotline: need.house.hotline,
    shift: { from, to },
    receiver: push.person,
    people: new Map(desk.people.map((person) => [person.id, person.name])),
    links: statusLinks(need.house),
  });
  return card ? { wanted: ONCE, version: push.wanted, rewritable: false, draw: () => card } : none;
}
