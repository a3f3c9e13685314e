/** Who must do what by when: requests, the promises that answer them, refusals and second thoughts, read in order. */
import type { Speaker } from '../../speech/types.ts';
import type { Conversation, Evidence, FollowUp } from '../types.ts';
import { actOf } from './acts.ts';
import { applyDate } from './answers.ts';
import type { SideWords } from '../words.types.ts';
import type { Clause } from './clauses.ts';
import type { SpokenDate } from './due.ts';
import { dueNear, isBareDate } from './due.ts';
import { phraseOf } from './follow-up-text.ts';
import type { Item, Thing } from './items.ts';
import { applyAct } from './moves.ts';
import { findAction, plainWords } from './owner.ts';
import type { Topic } from './topics.ts';
import { THINGS, topicsOf, wordOf } from './topics.ts';

/** Turns after which 发我一份 no longer means what was named. */
const REMEMBERED = 3;
const CONFIDENCE = { promised: 0.9, understood: 0.7, asked: 0.75 } as const;

/** Follow-ups in the order in which they came up. `priced`: sentences that name a price. */
export function readFollowUps(
  { kind }: Pick<Conversation, 'kind'>,
  clauses: readonly Clause[],
  dates: readonly SpokenDate[],
  { priced, sides }: { readonly priced: Evidence; readonly sides: SideWords },
): readonly FollowUp[] {
  return readItems(clauses, dates)
    .filter((item) => isLive(item, kind) && !isPriced(item, clauses, priced))
    .map((item) => followUpOf(item, sides, dates));
}

/** All that was on the table, with what became of it. */
export function readItems(
  clauses: readonly Clause[],
  dates: readonly SpokenDate[],
): readonly Item[] {
  return clauses.reduce<readonly Item[]>((known, clause, n) => {
    const previous = inOneBreath(clauses[n - 1], clause);
    const next = inOneBreath(clauses[n + 1], clause);
    const act = actOf(clause, previous);
    const due = dueNear(clause, previous, next, dates);
    const isAnswer = act === null || act.kind === 'agree';
    const answered =
      act === null
        ? known
        : applyAct(known, {
            act,
            clause,
            due: isAnswer ? null : due,
            thing: thingBefore(clauses.slice(0, n), clause.turn, othersThings(known, act.owner)),
          });
    // 下周四我给您打电话: the date belongs to what follows.
    const leads = next !== null && findAction(plainWords(next.text)) !== null;
    return isAnswer && due !== null && !leads && isBareDate(clause, dates)
      ? applyDate(answered, clause, due)
      : answered;
  }, []);
}

/** What the other side has to send: 您把抬头发我，我开好寄给您 does not send it back. */
function othersThings(items: readonly Item[], owner: Speaker): readonly Topic[] {
  return items.filter((item) => item.owner !== owner).flatMap((item) => item.topics);
}

/** The last thing with a name, in this turn or the three before it. */
function thingBefore(
  clauses: readonly Clause[],
  turn: number,
  not: readonly Topic[],
): Thing | null {
  for (const clause of clauses.toReversed()) {
    if (turn - clause.turn > REMEMBERED) return null;
    const words = plainWords(clause.text);
    const topic = topicsOf(words).findLast((one) => THINGS.includes(one) && !not.includes(one));
    const word = topic === undefined ? null : wordOf(topic, words);
    if (topic !== undefined && word !== null) return { topic, word };
  }
  return null;
}

function inOneBreath(other: Clause | undefined, clause: Clause): Clause | null {
  return other?.segment === clause.segment ? other : null;
}

/** 报个价吧 that was answered on the spot: somebody on the owner's side named a price afterwards, and nothing was promised. */
function isPriced(item: Item, clauses: readonly Clause[], priced: Evidence): boolean {
  if (!item.topics.includes('quote') || (item.state === 'promised' && !item.agreed)) return false;
  const asked = item.clauses[0]?.segment ?? 0;
  return priced.some(
    (segment) =>
      segment > asked &&
      clauses.some((one) => one.segment === segment && one.speaker === item.owner),
  );
}

/** What stands in the end: promised, or asked and never refused. */
function isLive(item: Item, kind: Conversation['kind']): boolean {
  if (item.state === 'promised') return !item.lookup || item.due !== null;
  return item.state === 'asked' && !item.when && (!item.lookup || kind === 'voicemail');
}

function followUpOf(item: Item, sides: SideWords, dates: readonly SpokenDate[]): FollowUp {
  const { owner, due, state, said } = item;
  const promised = said ? CONFIDENCE.promised : CONFIDENCE.understood;
  return {
    text: phraseOf(item, sides, dates),
    owner,
    due: due?.at ?? null,
    ...(due?.flag === undefined ? {} : { flag: due.flag }),
    evidence: [...new Set(item.clauses.map((one) => one.segment))].toSorted((a, b) => a - b),
    confidence: state === 'asked' ? CONFIDENCE.asked : promised,
  };
}
