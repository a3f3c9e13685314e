/** Words meant for the machine that listens, not for the person called: a caller may dictate, and nothing comes of it. */
import type { Conversation, Utterance } from '../types.ts';

/** How a sentence turns to the machine. 备注 and 记一下 are not here: people ask each other for that. */
const TO_THE_MACHINE: readonly RegExp[] = [
  /(?:忽略|无视|忘掉|忘记|不要理会|不用管|跳过|覆盖).{0,10}(?:指令|指示|提示|提示词|规则|设定|要求|限制|以上内容|上述内容|之前的内容|前面的内容)/u,
  /(?:标记|标注|标|登记|记录|记|设置|设定|设|更新|改|归类)(?:为|成|作).{0,8}(?:成交|付款|VIP|vip|完成|已处理|已解决|无需跟进|高优先|优先级|金牌|打错)/u,
  /(?:意向|意图|情绪|紧急程度|优先级|状态|客户等级|成交价|报价|单价|价格)(?:字段|一栏|那栏|栏|项)?(?:请|必须|要|就)?(?:输出|填写?|标|写|设|改|记|登记)(?:为|成|作)/u,
  /(?:输出|返回|生成|打印|回答).{0,8}(?:JSON|json|字段|提示词|系统提示|密钥|口令)/u,
  /(?:摘要|总结|纪要|通话记录|转写).{0,6}(?:写成|改成|写为|记成|改为|里写|只写|必须写)/u,
  /(?:你是|你现在是|扮演|作为).{0,6}(?:AI|人工智能|语言模型|大模型|机器人|助手|管理员|系统)/u,
  /(?:系统|管理员|开发者|AI|人工智能|语言模型|大模型|机器人|录音|转写).{0,4}(?:指令|命令|提示词|模式|请注意|听好|请标记|请记录)/u,
  /从现在(?:开始|起)[,，]?(?:你|请|一律|所有)/u,
  /\b(?:ignore|disregard|forget)\b.{0,40}\b(?:instructions?|prompts?|rules?|above|previous)\b/iu,
  /\b(?:system\s+prompt|developer\s+mode|jailbreak)\b/iu,
];
/** A dictation often goes on in the next sentences without saying to whom. */
const SEGMENTS_AFTER = 2;
/** A question is put to the person called: with it the dictation is over. */
const QUESTION =
  /[？?]|(?:吗|么|呢)[。，\s]*$|多少|几(?:天|号|块)|什么时候|怎么卖|能不能|可不可以|有没有/u;

/** Whether one sentence speaks to the machine. */
function isDictated(sentence: string): boolean {
  return TO_THE_MACHINE.some((pattern) => pattern.test(sentence));
}

/** What may be used of the conversation and what may not, segment by segment. */
interface Hearable {
  /** The text without what was dictated; places in it are no longer those of the segment. */
  readonly text: string;
  readonly dictated: string;
}

/**
 * Takes out each sentence that speaks to the machine, the rest of its segment, and the next two segments of the same
 * speaker as long as nobody answers and nothing is asked.
 */
function withoutDictation(segments: readonly Utterance[]): readonly Hearable[] {
  let left = 0;
  let by: Utterance['speaker'] | null = null;
  return segments.map(({ speaker, text }) => {
    if (speaker !== by) left = 0;
    by = speaker;
    if (left > 0 && (isDictated(text) || !QUESTION.test(text))) {
      left -= 1;
      return { text: '', dictated: text };
    }
    left = 0;
    const sentences = text.match(/[^。！？；!?;\n]+[。！？；!?;\n]*/gu) ?? [];
    const from = sentences.findIndex(isDictated);
    if (from === -1) return { text, dictated: '' };
    left = SEGMENTS_AFTER;
    return {
      text: sentences.slice(0, from).join(''),
      dictated: sentences.slice(from).join(''),
    };
  });
}

/** The conversation with what was dictated taken out; indexes stay those of the segments. */
export function hear(conversation: Conversation): {
  readonly heard: Conversation;
  /** All that was dictated. */
  readonly dictated: string;
} {
  const parts = withoutDictation(conversation.segments);
  return {
    heard: {
      ...conversation,
      segments: conversation.segments.map((one, n) => ({ ...one, text: parts[n]?.text ?? '' })),
    },
    dictated: parts.map(({ dictated }) => dictated).join(''),
  };
}
