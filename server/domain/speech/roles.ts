/** Who speaks where the sound does not tell: labels of a diarisation or bare sentences, judged by how our side talks. */
import type { Placed } from './place.ts';
import type { Speaker } from './types.ts';
import { hasTwoSides } from './voice-time.ts';

/** What people say who answer for the company. */
const OUR_WORDS: readonly RegExp[] = [
  /请问(?:您)?(?:有|需要)?什么可以帮/,
  /(?:可以|能)帮(?:到)?您/,
  /(?:这里|这边)是.{0,12}(?:公司|塑料|塑胶|化工|客服|销售|热线|前台)|感谢(?:您)?(?:的)?(?:来电|致电)|欢迎(?:您)?致电|为您服务/,
  /我(?:们)?(?:这边|马上|现在|先|来)?(?:帮您|给您|为您|跟您)/,
  /我们(?:这边|公司|这里)?(?:有货|没货|没有现货|有现货|可以做|报价|仓库|技术|工程师|财务|起订|最低|库存|交期|会安排)/,
  /(?:稍后|回头|一会儿|尽快|今天|明天|下午|上午)(?:我)?(?:给|跟|向)您(?:回|报|发|联系|答复)/,
  /您(?:贵姓|怎么称呼|哪位|稍等|别着急|放心|留个|方便留|是哪家|那边是)|请(?:您)?稍等|不好意思让您久等/,
  /您(?:需要|要)(?:多少|几吨|什么|哪个|哪种|几)/,
  /非常抱歉|实在抱歉|给您带来/,
];
/** What people say who call us. */
const THEIR_WORDS: readonly RegExp[] = [
  /我(?:想|要)(?:问|咨询|了解|订|买|找|投诉|反映)/,
  /你(?:们)?(?:家|那边|这边|公司|那里|那儿)?(?:有没有|有吗|能不能|可不可以|怎么(?:回事|卖|还|又)|什么时候|多少钱|是不是|卖不卖)/,
  /(?:多少钱|什么价|怎么卖|报个价|便宜点|能便宜|便宜一点|再低)/,
  /我是.{1,14}(?:的|厂|公司)|我们是(?:做|搞|生产)|我(?:免贵)?姓/,
  /(?:给我|帮我|跟我)(?:报|发|查|看|问|留|送|安排|转)/,
  /(?:我们|我)(?:厂|车间|机器|生产线|这边)?(?:急用|等着|停机|停产|停线|等料)|要投诉|要索赔/,
];
/** Of several labels, one that sounds so much like us is a colleague the call was handed to. */
const COLLEAGUE = 2;

/** How much a text sounds like our side; negative: like a caller. */
export function soundLikeUs(text: string): number {
  const count = (words: readonly RegExp[]): number =>
    words.filter((word) => word.test(text)).length;
  return count(OUR_WORDS) - count(THEIR_WORDS);
}

/**
 * Says of each sentence who speaks. The track knows, or the channel; else the labels, learned from `sentences`; else the
 * sentence's own words, and what sounds like nobody is the caller's.
 */
export function tellSpeakers(
  sentences: readonly Placed[],
  agentChannel: 0 | 1,
): (sentence: Placed) => Speaker {
  const roles = new Map(
    [...new Set(sentences.map((one) => one.piece))].map((piece) => [
      piece,
      rolesOf(sentences.filter((one) => one.piece === piece)),
    ]),
  );
  return (sentence) => {
    const { track, channel, label, piece, text } = sentence;
    if (track.speaker) return track.speaker;
    if (channel !== null && hasTwoSides(track)) {
      return channel === agentChannel ? 'agent' : 'customer';
    }
    const known = label === null ? undefined : roles.get(piece)?.get(label);
    return known ?? (soundLikeUs(text) > 0 ? 'agent' : 'customer');
  };
}

/** Role of each label of one hearing; empty when the labels tell nothing apart. */
function rolesOf(sentences: readonly Placed[]): ReadonlyMap<string, Speaker> {
  const scores = new Map<string, number>();
  for (const { label, text } of sentences) {
    if (label !== null) scores.set(label, (scores.get(label) ?? 0) + soundLikeUs(text));
  }
  if (scores.size < 2) return new Map();
  const best = Math.max(...scores.values());
  const leaders = [...scores].filter(([, score]) => score === best).map(([label]) => label);
  // Whoever answers speaks first; in a piece from the middle nobody knows who did.
  const isWhole = sentences[0]?.piece.cut === null;
  if (leaders.length > 1 && !isWhole) return new Map();
  return new Map(
    [...scores].map(([label, score]) => [
      label,
      label === leaders[0] || score >= COLLEAGUE ? 'agent' : 'customer',
    ]),
  );
}
