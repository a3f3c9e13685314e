/** What the roster asks of one person: shifts, check-ins, what is handed over, swaps. For the pages 值班 and 换班. */
import type { Employee } from '../../domain/people.ts';
import { ownShifts } from '../../domain/roster/own-shifts.ts';
import { dutyShifts } from '../../domain/roster/shifts.ts';
import { overlaps, type RosterHouse } from '../../domain/roster/spans.ts';
import { isRep } from '../../domain/routing/roster.ts';
import type { Swap } from '../../domain/roster/types.ts';
import { addMinutes, startOfDay } from '../../domain/time.ts';
import {
  CHECK_IN_WORDS_OF,
  MINE_WORDS,
  SWAP_PAGE_WORDS,
  SWAP_STATE_WORDS,
  WAITING_WORDS,
} from '../../../templates/roster-page-words.ts';
import { HAND_OVER_WORDS } from '../../../templates/duty-words.ts';
import { sayWhen, saySpan } from '../me/when.ts';
import type { CheckInLine, MineView, ShiftLine, SwapLine } from './page.types.ts';
import type { CheckInView, HandOverView, WaitingView } from './view.types.ts';

const DAY_MINUTES = 24 * 60;
/** Shifts are shown for so long ahead. */
const AHEAD_MINUTES = 14 * DAY_MINUTES;
const MOST_WAITING = 10;

/** A person's planned shifts of the coming two weeks, the one that is on first. Statuses say nothing of next week. */
export function shiftLines(
  { tables, people }: Pick<RosterHouse, 'tables' | 'people'>,
  person: Employee,
  now: Date,
): ShiftLine[] {
  const house: RosterHouse = { tables, people, statuses: new Map() };
  // One that began yesterday is told from its beginning.
  const from = addMinutes(startOfDay(now), -DAY_MINUTES);
  const span = { from, to: addMinutes(from, DAY_MINUTES + AHEAD_MINUTES) };
  const duty = dutyShifts(house, span).filter((one) => one.person === person.id);
  return (ownShifts(house, span).get(person.id) ?? [])
    .filter(({ to }) => to > now)
    .map((shift) => {
      const asDuty = duty.some((one) => overlaps(one, shift));
      return {
        ...shift,
        text: saySpan(shift, now),
        on: shift.from <= now,
        note: asDuty ? MINE_WORDS.asDuty : '',
        swappable: isRep(person) && !asDuty && shift.from > now,
      };
    });
}

/** 您当班至 22:00, or the next one. */
function shiftSentence(shifts: readonly ShiftLine[], now: Date): string {
  const [first] = shifts;
  if (!first) return MINE_WORDS.none;
  return first.on ? MINE_WORDS.on(sayWhen(first.to, now)) : MINE_WORDS.next(first.text);
}

export function mineView(
  parts: {
    readonly shifts: readonly ShiftLine[];
    readonly checkIns: readonly CheckInView[];
    readonly handOver: HandOverView;
    readonly swaps: readonly SwapLine[];
  },
  now: Date,
): MineView {
  return {
    line: shiftSentence(parts.shifts, now),
    shifts: parts.shifts,
    checkIns: parts.checkIns.map((one) => checkInLine(one, now)),
    handOver: handOverLines(parts.handOver, now),
    swaps: parts.swaps,
  };
}

function checkInLine({ id, shift, state, confirmBy, confirmedAt }: CheckInView, now: Date) {
  const isOpen = state === 'asked' || state === 'unconfirmed';
  const line =
    state === 'asked'
      ? MINE_WORDS.confirmBy(sayWhen(confirmBy, now))
      : confirmedAt && state === 'confirmed'
        ? MINE_WORDS.confirmedAt(sayWhen(confirmedAt, now))
        : CHECK_IN_WORDS_OF[state];
  return {
    ...{ id, line, text: saySpan(shift, now) },
    state: { value: state, text: CHECK_IN_WORDS_OF[state] },
    act: isOpen ? { key: 'confirm', text: MINE_WORDS.confirmText, confirm: null } : null,
  } satisfies CheckInLine;
}

function handOverLines({ alerts, callbacks, todos }: HandOverView, now: Date) {
  const count = alerts.count + callbacks.count + todos.count;
  if (count === 0) return null;
  const lines = (
    kind: 'alert' | 'callback' | 'todo',
    items: readonly WaitingView[],
    page: string,
  ) =>
    items.map(({ id, number, name, person, due }) => ({
      ...{
        id,
        who: name ?? number,
        path: `${page}?id=${encodeURIComponent(id).replaceAll('%3A', ':')}`,
      },
      kind: { value: kind, text: WAITING_WORDS[kind] },
      note: [
        due && WAITING_WORDS.by(sayWhen(due, now)),
        person && WAITING_WORDS.with(kind, person.name),
      ]
        .filter((part) => part !== null)
        .join(' · '),
    }));
  const items = [
    ...lines('alert', alerts.items, 'pages/alert/detail'),
    ...lines('callback', callbacks.items, 'pages/todo/detail'),
    ...lines('todo', todos.items, 'pages/todo/detail'),
  ].slice(0, MOST_WAITING);
  const counts = HAND_OVER_WORDS.counts(alerts.count, callbacks.count, todos.count);
  return { line: WAITING_WORDS.head(counts), items, more: count - items.length };
}

/** A swap as one row of somebody's list. */
export function swapLine(
  { id, asker, partner, give, take, state }: Swap,
  { viewer, nameOf, now }: { viewer: string; nameOf: (id: string) => string; now: Date },
): SwapLine {
  const side = viewer === asker ? 'asker' : 'partner';
  const names = { asker: nameOf(asker), partner: nameOf(partner) };
  return {
    id,
    title: SWAP_PAGE_WORDS.title(side, names, take !== null),
    text: [give, ...(take ? [take] : [])].map((span) => saySpan(span, now)).join(' ⇄ '),
    state: { value: state, text: SWAP_STATE_WORDS[state] },
    path: `pages/roster/swap?id=${encodeURIComponent(id)}`,
  };
}
