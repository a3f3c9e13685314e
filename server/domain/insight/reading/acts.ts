/** What a clause does: promises, asks, offers, agrees, refuses, calls off. */
import type { Speaker } from '../../speech/types.ts';
import {
  AGREEING,
  ASKING,
  CANCELLING,
  COMMITTING,
  CONDITIONAL,
  COURTESY,
  DIRECTING,
  NOT_CANCELLING,
  NOT_REFUSING,
  OFFERING,
  ON_THE_SPOT,
  OPEN_QUESTION,
  POLITE_CONDITION,
  REFUSING,
  REPORTED,
  WAITING,
  WHEN_QUESTION,
} from './act-words.ts';
import type { Clause } from './clauses.ts';
import { findAction, ownershipOf, plainWords } from './owner.ts';
import { isPast } from './tense.ts';
import type { Topic } from './topics.ts';
import { topicsOf } from './topics.ts';

/**
 * promise: the speaker will act · request: the other side is to · offer: waits for a yes · wait: 等你电话, which is due
 * anyway · when: asked for the moment of something that may have been promised · done: it has happened · agree, refuse, cancel: about what is on the table.
 */
export type ActKind =
  'promise' | 'request' | 'offer' | 'wait' | 'when' | 'refuse' | 'cancel' | 'done' | 'agree';

export interface Act {
  readonly kind: ActKind;
  /** Who must act, or whose answer it is. */
  readonly owner: Speaker;
  readonly topics: readonly Topic[];
  /** Only looks something up, mostly while the other waits. */
  readonly lookup: boolean;
  /** The owner was named, not understood. */
  readonly said: boolean;
}

const other = (speaker: Speaker): Speaker => (speaker === 'agent' ? 'customer' : 'agent');

/** Things only a buyer is asked for by us: documents, money, a signature, pictures. */
const ASKED_OF_BUYER =
  /发|寄|传|提供|给(?:我|过来)|打款|付|汇|转账|签|盖|回传|拍|填|留样|取样|退回|寄回|下(?:个|一个)?(?:正式)?(?:订|采购)?单|准备|通知|告诉|告知|回复|反馈|确认(?!一下?(?:吗|$))/;
/** A buyer's own business is a promise to us only when something comes of it for us. */
const DUE_TO_US =
  /发|寄|传|提供|打款|付|汇|转账|款|(?:签|盖).*(?:今|明|后天|周|号|月|下午|上午)|(?:今|明|后天|周|号|月|下午|上午).*(?:签|盖)|回传|下(?:个|一个|了)?(?:正式)?(?:订|采购)?单|回复|答复|回[你您]|告诉|通知|联系|给[你您]|来提|提货|来拉|过[来去]|[去来到](?:[你您]们?|贵)|来看|来一趟|拜访|回电|打给|电话|寄回|退回/;
/** What a buyer does by saying so: 帮我下个单. */
const ORDERING = /^(?:下(?:个|一个)?(?:正式)?(?:订|采购)?单|试|提货)/;
const DONE =
  /(?:已经|早就|刚刚?|刚才|昨天)[^，。]{0,4}(?:发|寄|传|给|打|付|汇|转|交|送|回复|报|开)|(?:发|寄|传|打|付|汇|转|交|送|报)(?:给|到)?(?:我|你|您)?们?(?:过去|过来|去|来)?[^，。]{0,4}了$/;
const STRONG_LOOKUP = /评估|核实|核查|调查|排查|申请|协调|落实|反映|汇报|请示|了解/;

/** The act of a clause, null when it does nothing of the kind. `previous`: the clause before it in the same segment. */
export function actOf(clause: Clause, previous: Clause | null): Act | null {
  const { speaker } = clause;
  const words = plainWords(clause.text);
  const topics = topicsOf(words);
  const act = (kind: ActKind, owner: Speaker, lookup = false, said = false): Act => ({
    kind,
    owner,
    topics,
    lookup,
    said,
  });
  if (CANCELLING.test(words) && !NOT_CANCELLING.test(words)) return act('cancel', speaker);
  if (REFUSING.test(words.replace(NOT_REFUSING, '')) && !clause.asks && !/(?:吗|么)$/.test(words)) {
    return act('refuse', speaker);
  }
  if (DONE.test(words) && !clause.asks && !/(?:吗|么|没|没有)$/.test(words))
    return act('done', speaker);
  if (REPORTED.test(words)) return null;
  if (WHEN_QUESTION.test(words)) {
    return findAction(words) === null && topics.length === 0 ? null : act('when', other(speaker));
  }
  if (speaker === 'customer' && WAITING.test(words)) return act('wait', 'agent');
  const done = doing(clause, words, previous, act);
  if (done !== null) return done;
  return AGREEING.test(words) && !/(?:吗|么)$/.test(words) ? act('agree', speaker) : null;
}

function isConditional(words: string, previous: Clause | null, clause: Clause): boolean {
  if (CONDITIONAL.test(words.replace(POLITE_CONDITION, ''))) return true;
  const before = previous?.sentence === clause.sentence ? previous.text : '';
  return /如果|要是|假如|(?<![一二两三四五六七八九十几0-9])万一|的话$/.test(
    before.replace(POLITE_CONDITION, ''),
  );
}

function doing(
  clause: Clause,
  words: string,
  previous: Clause | null,
  act: (kind: ActKind, owner: Speaker, lookup?: boolean, said?: boolean) => Act,
): Act | null {
  const { speaker } = clause;
  if (COURTESY.test(words) || OPEN_QUESTION.test(words)) return null;
  if (isPast(words, '') || /已经|刚才|刚刚|早就/.test(words)) return null;
  const action = findAction(words);
  if (action === null) return null;
  const ownership = ownershipOf(action, speaker);
  if (ownership === null || isConditional(words, previous, clause)) return null;
  const { owner, said, receiver } = ownership;
  const questions = clause.asks || /(?:吗|么|没|不)$/.test(words);
  if (owner === speaker) {
    if (OFFERING.test(words)) return act('offer', owner, action.lookup, said);
    if (action.lookup && !STRONG_LOOKUP.test(words)) return act('promise', owner, true, said);
    if (speaker === 'customer' && !DUE_TO_US.test(words)) return null;
    if (questions && !ASKING.test(words)) return null;
    const agreed = previous !== null && AGREEING.test(plainWords(previous.text));
    if (!said && !agreed && !COMMITTING.test(words)) return null;
    const able =
      /可以|能(?!力)/.test(action.head) &&
      receiver !== 'you' &&
      !/今|明|后天|周|号|点|马上/.test(words);
    return act(able ? 'offer' : 'promise', owner, false, said);
  }
  if (ON_THE_SPOT.test(words)) return null;
  if (owner === 'agent' && ORDERING.test(action.tail)) return null;
  if (owner === 'customer' && !ASKED_OF_BUYER.test(action.tail)) return null;
  if (questions && !ASKING.test(words) && !/帮|麻烦/.test(words)) return null;
  if (!said && !DIRECTING.test(words)) return null;
  return act('request', owner, action.lookup, said);
}
