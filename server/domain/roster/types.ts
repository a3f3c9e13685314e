/** Words of a changed roster: why a change is refused, a swap and its states, a check-in. Spec §4.3, §5. */
import type { PressCode, Row } from '../consequences.ts';
import type { Shift } from '../routing/shifts.ts';

/**
 * empty-span: it ends before it begins · past-span: it is over, or a shift that has begun · too-far: more than a year
 * ahead · person-unknown: nobody who works here · no-mobile: there is nothing to ring · no-effect: the roster says so
 * already · of-a-swap: undone by another swap only. Swaps: not-a-rep · own-days: whoever takes over is on shift then
 * themselves · not-your-shift, not-their-shift: the giver is not on shift all that time · already-swapped: the shift was
 * moved by a swap before · on-leave: whoever takes over was taken off the roster then.
 */
export const ROSTER_REFUSALS = [
  'empty-span',
  'past-span',
  'too-far',
  'person-unknown',
  'no-mobile',
  'no-effect',
  'of-a-swap',
  'not-a-rep',
  'own-days',
  'not-your-shift',
  'not-their-shift',
  'already-swapped',
  'on-leave',
] as const;
export type RosterRefusal = (typeof ROSTER_REFUSALS)[number];

/** asked: the partner has not answered · lapsed: one of its shifts began before they did · withdrawn: by the asker. */
export const SWAP_STATES = ['asked', 'granted', 'refused', 'lapsed', 'withdrawn'] as const;
export type SwapState = (typeof SWAP_STATES)[number];

/** A rep asks a colleague to take a shift, and offers one of the colleague's in return, or none. */
export interface Swap {
  readonly id: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly asker: string;
  readonly partner: string;
  /** What the asker gives away. */
  readonly give: Shift;
  /** What the asker takes over in return. */
  readonly take: Shift | null;
  /** A word of the asker's; null without. */
  readonly note: string | null;
  readonly state: SwapState;
  readonly answeredAt: Date | null;
  /** Start of the earlier of its shifts: an answer after that changes nothing. */
  readonly lapsesAt: Date;
  /** Why the last press of 同意 could not be carried out, for the partner's card; absent when there is nothing to say. */
  readonly refusal?: RosterRefusal | null;
  readonly seen: readonly string[];
  readonly rows: readonly SwapRow[];
}

/** Bring this person's card up to the swap; a changed state is told to the asker by a new card. */
export interface SwapConsequence {
  readonly do: 'show';
  readonly person: string;
  readonly press: PressCode | null;
}

export type SwapRow = Row<SwapConsequence>;

/** A person is asked whether they will be there for an unbroken span of duty. */
export interface CheckIn {
  /** Equal for the same person and start, however often it is worked out. */
  readonly id: string;
  readonly person: string;
  readonly shift: Shift;
  /** From when on it is asked, and when silence is told to the director. */
  readonly askAt: Date;
  readonly escalateAt: Date;
}

/**
 * asked: a card is out · confirmed · unconfirmed: nobody answered in time, the director was told · released: the roster
 * names somebody else now · moved: the same person comes on duty at another time, and is asked anew for that.
 */
export const CHECK_IN_STATES = ['asked', 'confirmed', 'unconfirmed', 'released', 'moved'] as const;
export type CheckInState = (typeof CHECK_IN_STATES)[number];

/** A check-in as it is kept: one document for each person and start. */
export interface KeptCheckIn extends CheckIn {
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly state: CheckInState;
  /** When it was really asked: later than `askAt` when nobody was there to ask, or the roster changed. */
  readonly askedAt: Date;
  readonly confirmedAt: Date | null;
  /** Whom silence was told to. */
  readonly told: readonly string[];
  readonly rows: readonly CheckInRow[];
}

/**
 * show: bring the person's card up to it · tell-unconfirmed, tell-confirmed: a director hears that nobody answered, and that
 * the person did after all.
 */
export interface CheckInConsequence {
  readonly do: 'show' | 'tell-unconfirmed' | 'tell-confirmed';
  readonly person: string;
  readonly press: PressCode | null;
}

export type CheckInRow = Row<CheckInConsequence>;
