/** How and when to reach the customer next: as they asked, else by the first thing promised. */
import { formatDayAndClock } from '../../time.ts';
import type { FollowUp, NextContact } from '../types.ts';
import type { AdviceWords } from '../words.types.ts';
import type { Clause } from './clauses.ts';
import type { SpokenDate } from './due.ts';
import { dueNear } from './due.ts';
import { isPast } from './tense.ts';

const REACH =
  /(?:给我(?:们)?(?:再)?(?:回|打|来)(?:个)?(?:电话|电)?|回(?:我|个)(?:个)?电话|再?(?:打|联系|找)(?:给)?我|(?:打|拨)我(?:手机|电话)?|再(?:打|联系)(?:过来)?(?:吧)?$|回(?:个)?电|跟我联系|联系我)/;
const EMPTY_WORDS = /随时|有(?:需要|问题|事)/;
const REACH_CONFIDENCE = 0.8;
const KEEP_CONFIDENCE = 0.7;

const whenOf = (at: Date | null): string | null =>
  at === null ? null : formatDayAndClock(at).slice(5);

/** Null when nothing follows from the conversation. */
export function readNextContact(
  clauses: readonly Clause[],
  dates: readonly SpokenDate[],
  followUps: readonly FollowUp[],
  words: AdviceWords,
): NextContact | null {
  for (const [n, clause] of clauses.entries()) {
    const { text, speaker, segment } = clause;
    if (speaker !== 'customer' || EMPTY_WORDS.test(text) || isPast(text, '')) continue;
    const previous = clauses[n - 1]?.segment === segment ? clauses[n - 1] : undefined;
    const next = clauses[n + 1]?.segment === segment ? clauses[n + 1] : undefined;
    if (!REACH.test(text)) continue;
    const at = dueNear(clause, previous ?? null, next ?? null, dates)?.at ?? null;
    return {
      advice: words.reach(text.trim(), whenOf(at)),
      at,
      evidence: [segment],
      confidence: REACH_CONFIDENCE,
    };
  }
  const [first] = followUps
    .filter((one) => one.owner === 'agent')
    .toSorted((a, b) => (a.due?.getTime() ?? Infinity) - (b.due?.getTime() ?? Infinity));
  const theirs = followUps.find((one) => one.owner === 'customer');
  const chosen = first ?? theirs;
  if (chosen === undefined) return null;
  const say = first === undefined ? words.ask : words.keep;
  return {
    advice: say(chosen, whenOf(chosen.due)),
    at: chosen.due,
    evidence: chosen.evidence,
    confidence: KEEP_CONFIDENCE,
  };
}
