/** 状态 as it is drawn: what my telephone does now, what each row would do, whom calls ring, who is where. Pages §2. */
import type { StatusPage } from '../../server/http/contract/answers';
import type { ListRow } from './list-row';
import { viewChain, type LinkView } from './route';
import { viewLine, type TeamLineView } from './team';

export type RepStatus = StatusPage['rows'][number]['value'];
type Own = NonNullable<StatusPage['own']>;
type Alert = NonNullable<StatusPage['strip']>;

export interface OwnView {
  readonly status: Own['status'];
  /** The store of statuses is away: this held before, and nobody knows whether it still does. */
  readonly isOld: boolean;
  /** False: 值班人员 have to say nothing, and said nothing. */
  readonly isSaid: boolean;
  /** 「至 11:00 · 我设的 · 余姚」, '' while nothing holds. */
  readonly about: string;
  readonly effect: string;
  readonly notes: readonly { readonly value: string; readonly text: string }[];
  /** One tap that is offered now; null = none. */
  readonly again: { readonly status: RepStatus; readonly text: string } | null;
}

export interface RowView {
  readonly value: RepStatus;
  readonly text: string;
  readonly effect: string;
  readonly chosen: boolean;
  /** What a tap asks for: an end before it is saved, a place after. */
  readonly asks: '' | 'until' | 'place';
  readonly status: { readonly value: RepStatus; readonly text: string };
  /** What the line for a place asks; '' = it takes none. */
  readonly hint: string;
}

export interface StatusView {
  readonly lead: StatusPage['lead'];
  readonly strip: Alert | null;
  readonly own: OwnView | null;
  readonly rows: readonly RowView[];
  readonly chain: readonly LinkView[];
  /** Today, next shift. */
  readonly facts: readonly string[];
  readonly duty: DutyView | null;
  readonly numbers: readonly (StatusPage['numbers'][number] & { readonly chosen: boolean })[];
  /** What the chosen number counts; null when none is chosen. */
  readonly waiting: readonly ListRow[] | null;
  readonly team: readonly TeamLineView[];
  readonly teamMore: number;
}

export interface DutyView {
  readonly on: boolean;
  readonly text: string;
  /** By deadline, when there is more than the strip says. */
  readonly alerts: readonly Alert[];
  /** '' off duty. */
  readonly handOver: string;
}

/** `held`: one's own status as it was last known, shown greyed while the store of statuses is away. */
export function viewStatus(body: StatusPage, now: number, held: Own | null): StatusView {
  const { lead, strip, own, rows, chain, today, shift, duty, numbers, team, teamMore, waiting } =
    body;
  return {
    ...{ lead, strip, teamMore },
    numbers: numbers.map((one) => ({ ...one, chosen: one.value === waiting?.show })),
    waiting: waiting === null ? null : waiting.rows.map(viewWaiting),
    own: own === null ? null : viewOwn(own, { now, held: body.statusKnown ? null : held, lead }),
    rows: rows.map(viewRow),
    chain: viewChain(chain),
    facts: [today?.text ?? '', shift?.text ?? ''].filter((text) => text !== ''),
    duty: duty === null ? null : viewDuty(duty),
    team: team.map(viewLine),
  };
}

function viewOwn(
  own: Own,
  {
    now,
    held,
    lead,
  }: Pick<StatusPage, 'lead'> & { readonly now: number; readonly held: Own | null },
): OwnView {
  const { effect, notes, again } = own;
  const { status, untilText, source, location } = held ?? own;
  return {
    status,
    isOld: held !== null,
    isSaid: status.value !== 'unknown' || lead !== 'duty',
    about: [untilText, source?.text, location].filter((part) => part).join(' · '),
    effect,
    notes,
    again:
      again !== null && Date.parse(again.from) <= now
        ? { status: again.status, text: again.text }
        : null,
  };
}

function viewRow({
  value,
  text,
  effect,
  chosen,
  takesUntil,
  place,
}: StatusPage['rows'][number]): RowView {
  const asks = takesUntil ? 'until' : place === null ? '' : 'place';
  return { value, text, effect, chosen, asks, status: { value, text }, hint: place ?? '' };
}

function viewDuty({ on, text, alerts, handOver }: NonNullable<StatusPage['duty']>): DutyView {
  // The strip already says the only one.
  return { on, text, alerts: alerts.length > 1 ? alerts : [], handOver: handOver ?? '' };
}

type Waiting = NonNullable<StatusPage['waiting']>['rows'][number];

function viewWaiting({ id, urgency, title, why, deadline, owner }: Waiting): ListRow {
  const note = [deadline, owner ?? ''].filter((part) => part !== '').join(' · ');
  return { id, title, text: why, note, urgency, action: '' };
}
