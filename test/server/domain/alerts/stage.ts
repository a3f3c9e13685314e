/** An alert as time passes: who is told what, in short words, with WeCom and phones that answer at once. */
import { advanceAlert } from '../../../../server/domain/alerts/advance.ts';
import { alertFaceOf } from '../../../../server/domain/alerts/faces.ts';
import { ladderAt } from '../../../../server/domain/alerts/ladder.ts';
import type {
  Alert,
  AlertEvent,
  AlertRow,
  NoticeOutcome,
  Responders,
} from '../../../../server/domain/alerts/types.ts';
import { DEFAULT_TABLES } from '../../../../server/domain/routing/tables.ts';
import { faultsOf } from './faults.ts';

export const ID = 'a1';
const MINUTE_MS = 60_000;

/** The columns of spec §5: a Tuesday, the night after it, a Saturday, a Sunday, 国庆节. */
export const WORKDAY = '2026-11-24T10:00:00+08:00';
export const NIGHT = '2026-11-25T01:30:00+08:00';
export const SATURDAY = '2026-11-28T11:00:00+08:00';
export const SUNDAY = '2026-11-29T11:00:00+08:00';
export const HOLIDAY = '2026-10-01T10:00:00+08:00';

/** Short names: A, B are reps, D has the duty, Z is the director. */
export const WHO: Responders = {
  reps: ['A', 'B'],
  duty: ['D'],
  director: ['Z'],
  robot: true,
  unreachable: [],
  onCall: [],
};

type Bare<T> = T extends unknown ? Omit<T, 'id' | 'at'> : never;
export type Said = Bare<AlertEvent>;

export interface SceneWish {
  readonly opening?: string;
  readonly grade?: Alert['grade'];
  readonly vip?: boolean;
  /** Who is there so many minutes after the opening. */
  readonly who?: (minutes: number) => Partial<Responders>;
  /** What becomes of a notice at once; null: nothing is heard of it. */
  readonly outcome?: (channel: 'card' | 'phone' | 'robot', to: string) => NoticeOutcome | null;
}

export interface Change {
  readonly before: Alert | null;
  readonly after: Alert;
  readonly event: AlertEvent;
  readonly rows: readonly AlertRow[];
}

export interface Scene {
  readonly alert: () => Alert;
  /** Lets time pass until so many minutes after the opening, everything due done in its time. */
  readonly until: (minutes: number) => void;
  /** The process stood still until then; what was due is done late, at once. */
  readonly stillUntil: (minutes: number) => void;
  /** Something happens now; true when it changed anything. */
  readonly happen: (said: Said, id?: string) => boolean;
  readonly rows: () => readonly AlertRow[];
  /** `10 phone A`: what was told, and when, since the last look. */
  readonly told: () => readonly string[];
  /** `A grey`: other cards that were brought up since the last look. */
  readonly shown: () => readonly string[];
}

const OUTCOMES = { card: 'accepted', phone: 'no_answer', robot: 'accepted' } as const;

export function playAlert({
  opening = WORKDAY,
  grade = 'high',
  vip = false,
  who = () => ({}),
  outcome = (channel) => OUTCOMES[channel],
}: SceneWish = {}): Scene {
  const start = new Date(opening).getTime();
  let now = 0;
  let count = 0;
  let alert: Alert | null = null;
  let told: string[] = [];
  let shown: string[] = [];
  const rows: AlertRow[] = [];

  const at = (minutes: number): Date => new Date(Math.round(start + minutes * MINUTE_MS));
  const responders = (): Responders => ({ ...WHO, ...who(now) });

  function happen(said: Said, id = `e${(count += 1)}`): boolean {
    const event = { ...said, id, at: at(now) } as AlertEvent;
    const decision = advanceAlert(alert, event, { id: ID, now: event.at });
    const before = alert;
    alert = decision.next ?? alert;
    if (decision.next) check({ before, after: decision.next, event, rows: decision.rows });
    rows.push(...decision.rows);
    for (const row of decision.rows) carryOut(row);
    return decision.next !== null;
  }

  function check(change: Change): void {
    const faults = faultsOf(change);
    if (faults.length > 0) throw new Error(faults.join(', '));
  }

  function carryOut({ what }: AlertRow): void {
    const to = what.do === 'robot' ? 'robot' : what.person;
    const channel = what.do === 'show' ? 'card' : what.do === 'call' ? 'phone' : 'robot';
    if (what.do === 'show' && !what.fresh) {
      shown.push([to, ...(what.press ? [what.press.code] : [])].join(' '));
    } else told.push(`${Math.round(now * 100) / 100} ${channel} ${to}`);
    const result = what.notice === null ? null : outcome(channel, to);
    if (what.notice && result) happen({ type: 'noticed', notice: what.notice, outcome: result });
  }

  function current(): Alert {
    if (!alert) throw new Error('the alert was not opened');
    return alert;
  }

  function until(minutes: number): void {
    for (let due = current().nextStepAt; due && due <= at(minutes); due = current().nextStepAt) {
      now = Math.max(now, (due.getTime() - start) / MINUTE_MS);
      if (!happen({ type: 'due', responders: responders() })) {
        throw new Error('due, and nothing is done');
      }
    }
    now = minutes;
  }

  happen({
    type: 'opened',
    message: { call: 'c1', at: at(-1), seconds: 35 },
    number: '13800008888',
    grade,
    vip,
    ladder: ladderAt(DEFAULT_TABLES, at(0)),
  });
  until(0);
  return {
    alert: current,
    until,
    stillUntil(minutes) {
      now = minutes;
      until(minutes);
    },
    happen,
    rows: () => rows,
    told() {
      const since = told;
      told = [];
      return since;
    },
    shown() {
      const since = shown;
      shown = [];
      return since;
    },
  };
}

/** A press on the card; its code is P-<person>. */
export function pressed(person: string, type: 'taken' | 'settled'): Said {
  return { type, person, code: { code: `P-${person}`, card: 0 }, from: 'card' };
}

export function handed(person: string, to: string | null, known = true): Said {
  return {
    type: 'handed',
    person,
    to,
    known,
    code: { code: `P-${person}`, card: 0 },
    from: 'card',
  };
}

/** From the phone (key 1) or the page: no card was pressed. */
export function acted(
  person: string,
  type: 'taken' | 'settled',
  from: 'phone' | 'page' = 'page',
): Said {
  return { type, person, code: null, from };
}

export function joined(call: string, change: { grade?: Alert['grade']; vip?: boolean } = {}): Said {
  return {
    type: 'joined',
    message: { call, at: new Date(WORKDAY), seconds: 12 },
    grade: 'unknown',
    vip: false,
    ...change,
  };
}

/** Names of the faces of these people. */
export function faces(scene: Scene, ...people: readonly string[]): (string | undefined)[] {
  return people.map((person) => alertFaceOf(scene.alert(), person)?.state.name);
}

/** Opened on a Tuesday at 10:00, so many minutes ago; A and B have their cards, and the log begins now. */
export function after(minutes: number, wish: SceneWish = {}): Scene {
  const scene = playAlert(wish);
  scene.until(minutes);
  scene.told();
  scene.shown();
  return scene;
}
