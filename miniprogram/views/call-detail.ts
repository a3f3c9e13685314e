/** One call as its page draws it, in the order in which it is read. Pages §2 通话. */
import type { CallPage } from '../../server/http/contract/answers';
import { momentText } from '../time';
import { factRows, promiseRows, type FactRow, type PromiseRow } from './call-facts';
import { soundOf, talkOf, type Digest, type SoundView, type TalkView } from './call-talk';

type Who = CallPage['who'];

export interface HeadView {
  readonly phase: CallPage['phase'];
  readonly isLive: boolean;
  readonly title: string;
  readonly contact: string;
  readonly level: string;
  /** 「138****8888 · 号码一致」 */
  readonly number: string;
  /** 「10:00 · 37秒 · 销售经理A」 */
  readonly course: string;
  readonly intent: string;
  readonly urgency: { readonly value: 'high' | 'medium' | 'low'; readonly text: string } | null;
  readonly reason: string;
}

export interface WhoView {
  readonly facts: Who['facts'];
  /** Path of the customer's page; '' = nobody's, or not sure whose. */
  readonly customer: string;
  readonly said: string;
  readonly why: string;
  readonly candidates: readonly {
    readonly index: number;
    readonly title: string;
    readonly note: string;
  }[];
  /** Nobody else could it be: whom the title names. */
  readonly isOne: boolean;
  readonly canConfirm: boolean;
  readonly canReject: boolean;
  readonly canUndo: boolean;
}

export interface PressView {
  readonly state: string;
  readonly note: string;
  readonly acts: NonNullable<CallPage['press']>['acts'];
}

export interface CallView {
  readonly head: HeadView;
  readonly who: WhoView;
  /** Null where there is nothing to press any more. */
  readonly press: PressView | null;
  /** Without a value where nothing was read. */
  readonly summary: FactRow;
  /** 由规则提取 */
  readonly readBy: string;
  /** What is still being done with the recording; '' = nothing. */
  readonly progress: string;
  readonly hasDigest: boolean;
  readonly promises: readonly PromiseRow[];
  /** The call-back of somebody who rang in vain, what follows from the talk. */
  readonly todos: readonly TaskRow[];
  readonly facts: readonly FactRow[];
  readonly note: { readonly text: string; readonly who: string } | null;
  readonly talk: TalkView;
  readonly sound: SoundView;
  readonly course: CourseView;
}

export interface TaskRow {
  readonly path: string;
  readonly title: string;
  /** 「销售经理A · 11-27 18:00 · 未完成」 */
  readonly note: string;
}

export interface CourseRow {
  readonly key: string;
  readonly name: string;
  readonly text: string;
}

export interface CourseView {
  readonly summary: string;
  readonly trace: readonly string[];
  readonly legs: readonly CourseRow[];
  readonly cards: readonly CourseRow[];
}

const NO_FACT: FactRow = {
  ...{ key: '', label: '', name: '', value: '', removed: false, evidence: [] },
  corrected: null,
  canCorrect: false,
};
const NO_TALK: TalkView = {
  ...{ state: '', by: '', count: 0, sentences: [], earlier: false, later: false },
};

/** Said of the caller on its own lines of the page, not among the live buttons. */
const OF_CALLER = /^(confirm|reject)/;

export function viewCall(body: CallPage, now: number): CallView {
  const { digest } = body;
  const facts = digest === null ? [] : factRows(digest, now);
  return {
    head: headOf(body, now),
    who: whoOf(body.who),
    press: pressOf(body),
    summary: summaryOf(facts),
    readBy: digest?.insight?.by.text ?? '',
    progress: digest === null ? '' : progressOf(digest),
    hasDigest: digest !== null,
    promises: digest === null ? [] : promiseRows(digest, now),
    todos: todosOf(body, now),
    facts: facts.filter(({ key }) => key !== 'summary'),
    note: noteOf(digest, now),
    talk: digest === null ? NO_TALK : talkOf(digest, body.recordings),
    sound: soundOf(body),
    course: courseOf(body, now),
  };
}

/** Its own heading says what it is. */
function summaryOf(facts: readonly FactRow[]): FactRow {
  const found = facts.find(({ key }) => key === 'summary');
  return found === undefined ? NO_FACT : { ...found, label: '' };
}

function joined(...parts: readonly (string | null | undefined)[]): string {
  return parts.filter((one) => one !== null && one !== undefined && one !== '').join(' · ');
}

function headOf(body: CallPage, now: number): HeadView {
  const { phase, who, number, started, ended, length, handler, intent } = body;
  // What was said in the call grades it better than who called.
  const heard = body.digest?.insight?.urgency;
  const urgency = heard ?? body.urgency;
  const reason = heard
    ? heard.reasons.map(({ text }) => text).join('；')
    : (body.urgency?.reason ?? '');
  return {
    phase,
    // A message that was left is a phase too, and over.
    isLive: ended === null,
    title: who.title,
    contact: who.contact,
    level: who.level?.text ?? '',
    number: joined(number, who.class?.text),
    course: joined(started && momentText(Date.parse(started.at), now), length?.text, handler?.name),
    intent,
    urgency: urgency && { value: urgency.value, text: urgency.text },
    // What is not urgent needs no reason, and the level stands beside it already.
    reason: urgency?.value === 'low' || reason === who.level?.text ? '' : reason,
  };
}

function whoOf({ facts, customer, said, why, candidates, may, title }: Who): WhoView {
  const isOpen = may.confirm;
  return {
    facts,
    customer: customer ?? '',
    said: said ?? '',
    // The first line is what the title says already.
    why: isOpen ? '' : why.filter((line) => line !== title).join('；'),
    candidates: isOpen
      ? candidates.map((one) => ({
          index: one.index,
          title: one.title,
          note: joined(one.contact, one.class.text),
        }))
      : [],
    isOne: isOpen && candidates.length === 1,
    canConfirm: isOpen,
    canReject: may.reject,
    canUndo: may.undo,
  };
}

function pressOf({ press, who }: CallPage): PressView | null {
  if (press === null) return null;
  const isSaidAbove = who.may.confirm || who.may.reject;
  const acts = press.acts.filter(({ key }) => !(isSaidAbove && OF_CALLER.test(key)));
  if (acts.length === 0) return null;
  return { state: press.state.text, note: press.note ?? '', acts };
}

const UNDER_WAY: readonly string[] = ['waiting', 'running'];

function progressOf({ steps }: Digest): string {
  const running = steps.find(({ state }) => state.value === 'running');
  const step = running ?? steps.find(({ state }) => UNDER_WAY.includes(state.value));
  return step === undefined ? '' : joined(step.name.text, step.state.text, step.progress);
}

function todosOf({ callBack, digest }: CallPage, now: number): readonly TaskRow[] {
  const rows: TaskRow[] = [];
  for (const one of [callBack, digest?.todo ?? null]) {
    if (one === null) continue;
    const { path, title, assignee, due, state } = one;
    const at = momentText(Date.parse(due.at), now);
    rows.push({ path, title, note: joined(assignee.name, at, state.text) });
  }
  return rows;
}

function noteOf(digest: CallPage['digest'], now: number): CallView['note'] {
  if (digest === null || digest.note === null) return null;
  const { text, by, at } = digest.note;
  return { text, who: joined(by.name, momentText(Date.parse(at.at), now)) };
}

/** Whom it rang and which cards were sent. */
export function courseOf(
  { plan, legs, cards }: Pick<CallPage, 'plan' | 'legs' | 'cards'>,
  now: number,
): CourseView {
  return {
    summary: plan?.summary ?? '',
    trace: plan?.trace ?? [],
    legs: legs.map(({ person, device, rang, result, talk }, at) => ({
      key: String(at),
      name: `${person.name} ${device.text}`,
      text: joined(rang && momentText(Date.parse(rang.at), now), result.text, talk?.text),
    })),
    cards: cards.map(({ person, kind, state, sent }, at) => ({
      key: String(at),
      name: `${person.name} ${kind.text}`,
      text: joined(sent && momentText(Date.parse(sent.at), now), state.text),
    })),
  };
}
