/** Who must act: 你发我 by the customer is the agent, 图纸我发你 is the customer. Grammar first, then the trade. */
import type { Speaker } from '../../speech/types.ts';
import { ACTING, BUYERS, LOOKUP, RELATIVE, SELLERS } from './act-words.ts';
import { withoutFillers } from './clauses.ts';

/** An act found in a clause. */
export interface Action {
  /** The words before the verb, and those from the verb on. */
  readonly head: string;
  readonly tail: string;
  readonly verb: string;
  /** Only looks something up. */
  readonly lookup: boolean;
}

const PREPOSITION =
  /(?:给|帮|替|为|跟|和|向|对|与|找|等)(?:我|你|您|咱|贵司)们?(?:这边|那边|公司|这里|那里)?/g;
const TO_ME =
  /(?:给|帮|替|为|跟|和|向|让)(?:我|咱|俺)(?!们?(?:工程师|技术|销售|财务|仓库|老板|同事)(?:给|去|来))/;
const TO_YOU = /(?:给|帮|替|为|跟|和|向)(?:你|您|贵司)/;
const SUBJECT =
  /我们?|咱们?|俺们?|我司|我方|你们?|您们?|贵司|贵公司|麻烦|请(?!示|教|问|客|假)|劳烦|劳驾|拜托|能否|能不能|可不可以|可否|帮忙/g;
const RECEIVER =
  /(?:给|到|去|回|发|寄|报|联系|通知|告诉|告知|打|找|转|传|送|复|拨|提醒|补|退|换|派|邮|赔|推)(?:过来)?(?:一?[下份个点些]|一份|一个)?(?:给)?(我|咱|俺|你|您|贵司)/;
const WISH = /(?:希望|要求|想要|想让|想请|需要|得让|要让|盼)/;
const TOWARDS_SPEAKER = /(?:发|寄|送|传|拿|打|回|转|快递|邮|给|派|开|弄|做|补)过来|(?:发|寄|送)来/;
const TOWARDS_OTHER = /(?:发|寄|送|传|打|回|转|快递|邮)过去/;

/** Where one goes is no subject: 我来您公司拜访. */
const TO_A_PLACE =
  /(?:来|去|到)(?:我|咱|俺|你|您|贵)(?:们|司)?(?:公司|厂里?|工厂|这边|那边|这里|那里|这儿|那儿|现场)/g;
/** Going to somebody: 来你们公司看一下. */
const VISITING = /^(?:过?来|过?去|到)(我|咱|俺|你|您|贵)/;

const other = (speaker: Speaker): Speaker => (speaker === 'agent' ? 'customer' : 'agent');

/** The words of a clause that tell of doing; what only describes a thing is taken out. */
export function plainWords(text: string): string {
  return withoutFillers(text).replace(RELATIVE, '');
}

/** Not done, or done already: 没发, 发了, 寄过. */
function isOpenVerb(head: string, tail: string, verb: string): boolean {
  if (
    /(?:没有?|未|不|别|甭|不用|不要|不必|没人|懒得)(?:给|来|去|再|帮)?(?:我|你|您)?们?$/.test(
      head.replace(/(?:能|可|行|要|会)不(?=[能可以行要会])|再不|不得不/g, ''),
    )
  )
    return false;
  const rest = tail.slice(verb.length);
  if (/^得[很挺好不真太非蛮]/.test(rest)) return false;
  if (/^[^，。]{0,4}的时候/.test(rest)) return false;
  // 长期供货的: it names a thing. 会给您发的 is a promise.
  if (/^[^，。]{0,4}的$/.test(rest) && !/会|肯定|一定|保证|得/.test(head)) return false;
  return !/^(?:给|到|出|去|完|好|过)?(?:我|你|您)?们?(?:过去|过来|出去|来|去|完|好)?(?:了(?!再|就|我|你|您|跟|给|吧)|过(?![来去]))/.test(
    rest,
  );
}

/** The act of a clause that weighs most: doing before looking something up. Null when nothing is to be done. */
export function findAction(words: string): Action | null {
  for (const [verbs, lookup] of [
    [ACTING, false],
    [LOOKUP, true],
  ] as const) {
    for (const { 0: verb, index } of words.matchAll(verbs)) {
      const action = { head: words.slice(0, index), tail: words.slice(index), verb, lookup };
      if (isOpenVerb(action.head, action.tail, verb)) return action;
    }
  }
  return null;
}

/** The grammatical subject nearest before the verb: the speaker, the other side, or nobody named. */
function subjectOf(head: string): 'me' | 'you' | null {
  const plain = head.replace(PREPOSITION, '').replace(TO_A_PLACE, '');
  const last = [...plain.matchAll(SUBJECT)].at(-1);
  if (last === undefined) return null;
  if (!/^(?:我|咱|俺)/.test(last[0])) return 'you';
  return WISH.test(plain.slice(last.index)) ? 'you' : 'me';
}

/** Who gets it: the speaker, the other side, or nobody named. */
function receiverOf(head: string, tail: string): 'me' | 'you' | null {
  const behind = RECEIVER.exec(tail)?.[1];
  if (behind !== undefined) return /^(?:我|咱|俺)/.test(behind) ? 'me' : 'you';
  if (TO_ME.test(head + tail)) return 'me';
  if (TO_YOU.test(head + tail)) return 'you';
  if (TOWARDS_SPEAKER.test(tail)) return 'me';
  return TOWARDS_OTHER.test(tail) ? 'you' : null;
}

/** How the owner was found: said (by subject or receiver) or understood from who does such things. */
export interface Ownership {
  readonly owner: Speaker;
  readonly said: boolean;
  readonly receiver: 'me' | 'you' | null;
}

/** Who must do `action` when `speaker` says so; null when grammar and trade leave it open. */
export function ownershipOf(action: Action, speaker: Speaker): Ownership | null {
  const subject = subjectOf(action.head);
  const receiver = receiverOf(action.head, action.tail);
  const foreign = speaker === 'customer' ? SELLERS : BUYERS;
  const own = speaker === 'customer' ? BUYERS : SELLERS;
  // 报告也要一份: what is wanted comes from the other side.
  if (
    /^(?:也|还)?(?:要|需要|来)/.test(action.verb) &&
    !/^来(?:一趟|看|人|拿|厂|[你您我]们|贵|提|拉)/.test(action.verb)
  ) {
    return { owner: other(speaker), said: false, receiver };
  }
  if (subject === 'you') return { owner: other(speaker), said: true, receiver };
  if (subject === 'me') {
    // 我今天发货 by a buyer is a wish, unless it goes to the other side.
    const flips = foreign.test(action.tail) && receiver !== 'you' && speaker === 'customer';
    return { owner: flips ? other(speaker) : speaker, said: true, receiver };
  }
  const host = VISITING.exec(action.tail)?.[1];
  if (host !== undefined) {
    // Nobody visits his own house: the one who goes is the other.
    return { owner: /[我咱俺]/.test(host) ? other(speaker) : speaker, said: true, receiver };
  }
  if (receiver !== null) {
    return { owner: receiver === 'me' ? other(speaker) : speaker, said: true, receiver };
  }
  if (own.test(action.tail)) return { owner: speaker, said: false, receiver };
  if (foreign.test(action.tail)) return { owner: other(speaker), said: false, receiver };
  return speaker === 'agent'
    ? { owner: speaker, said: false, receiver }
    : { owner: 'agent', said: false, receiver };
}

/** Who must act by what `speaker` says; null when the words promise and ask nothing. */
export function ownerOf(text: string, speaker: Speaker): Speaker | null {
  const action = findAction(plainWords(text));
  return action === null ? null : (ownershipOf(action, speaker)?.owner ?? null);
}
