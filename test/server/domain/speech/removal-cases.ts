/** Sentences that were spoken and sentences that were not, with the voice that was heard at the time. */
import type { Timing } from '../../../../server/domain/speech/types.ts';
import type { HeardSentence, VoiceSpan } from '../../../../server/domain/speech/types.ts';
import { makeSpan, say } from './make.ts';

export interface RemovalCase {
  readonly name: string;
  /** Voice of the only track, 60 s long. */
  readonly spans: readonly VoiceSpan[];
  readonly sentences: readonly HeardSentence[];
  readonly timing?: Timing;
  readonly prompt?: string;
  readonly text: readonly string[];
  readonly removed: readonly string[];
}

const PROMPT = '以下是普通话的句子。PCR-ABS-757、PCR-PC-110、PP-3080、PA6-GF30';
const TALK = [makeSpan(0, 60)];
const INVENTED = '请不吝点赞 订阅 转发 打赏支持明镜与点点栏目';
const INVENTED_SHOWN = '请不吝点赞订阅转发打赏支持明镜与点点栏目';

export const REMOVAL_CASES: readonly RemovalCase[] = [
  {
    name: 'a spoken 谢谢 stays',
    spans: [makeSpan(10, 10.4)],
    sentences: [say(10, 10.5, '谢谢')],
    text: ['谢谢'],
    removed: [],
  },
  {
    name: 'a spoken 你转发给我 stays',
    spans: TALK,
    sentences: [say(3, 4.5, '你转发给我。')],
    text: ['你转发给我。'],
    removed: [],
  },
  {
    name: 'an invention that somebody says stays',
    spans: TALK,
    sentences: [say(3, 5, '谢谢观看。')],
    text: ['谢谢观看。'],
    removed: [],
  },
  {
    name: 'an invention in silence goes',
    spans: [makeSpan(1, 3)],
    sentences: [say(1, 3, '您好请讲'), say(20, 25, INVENTED)],
    text: ['您好请讲'],
    removed: [`outside-voice ${INVENTED_SHOWN}`],
  },
  {
    name: 'an invention that begins in the last voice and runs on in silence goes',
    spans: [makeSpan(1, 3)],
    sentences: [say(1, 2.5, '您好请讲'), say(2.6, 9, INVENTED)],
    text: ['您好请讲'],
    removed: [`outside-voice ${INVENTED_SHOWN}`],
  },
  {
    name: 'any text in silence goes',
    spans: [makeSpan(1, 3)],
    sentences: [say(30, 32, '明天发两吨货')],
    text: [],
    removed: ['outside-voice 明天发两吨货'],
  },
  {
    name: 'a short word whose end is timed much too late stays',
    spans: [makeSpan(5, 5.3)],
    sentences: [say(4.8, 11, '对')],
    text: ['对'],
    removed: [],
  },
  {
    name: 'a sentence of which only half was heard by us stays',
    spans: [makeSpan(5, 5.4), makeSpan(7, 7.3)],
    sentences: [say(5, 7.5, '那就先这样定下来吧')],
    text: ['那就先这样定下来吧'],
    removed: [],
  },
  {
    name: 'more than 12 字 a second go',
    spans: TALK,
    sentences: [say(3, 4, '这个价格我们真的没有办法再往下降了')],
    text: [],
    removed: ['too-fast 这个价格我们真的没有办法再往下降了'],
  },
  {
    name: 'quick talk stays',
    spans: TALK,
    sentences: [say(3, 4.5, '这个价格我们真的没有办法再降了')],
    text: ['这个价格我们真的没有办法再降了'],
    removed: [],
  },
  {
    name: 'what begins after the end of the sound goes',
    spans: [makeSpan(58, 60)],
    sentences: [say(58, 63, '好的那先这样'), say(63, 66, '再见')],
    text: ['好的那先这样'],
    removed: ['past-end 再见'],
  },
  {
    name: 'the prompt goes',
    spans: TALK,
    sentences: [say(0, 3, '以下是普通话的句子。'), say(3, 5, '普通话的句子'), say(6, 8, '您好')],
    prompt: PROMPT,
    text: ['您好'],
    removed: ['prompt-echo 以下是普通话的句子。', 'prompt-echo 普通话的句子'],
  },
  {
    name: 'the list of the prompt goes',
    spans: TALK,
    sentences: [say(0, 6, 'PCR-PC-110，PP-3080，PA6-GF30')],
    prompt: PROMPT,
    text: [],
    removed: ['prompt-echo PCR-PC-110，PP-3080，PA6-GF30'],
  },
  {
    name: 'a product of the prompt may be asked for',
    spans: TALK,
    sentences: [say(0, 3, 'PCR-ABS-757'), say(5, 8, 'PCR-PC-110，PP-3080')],
    prompt: PROMPT,
    text: ['PCR-ABS-757', 'PCR-PC-110，PP-3080'],
    removed: [],
  },
  {
    name: 'what was said after the echo stays',
    spans: TALK,
    sentences: [say(0, 6, '以下是普通话的句子。我想问一下价格。')],
    prompt: PROMPT,
    text: ['我想问一下价格。'],
    removed: ['prompt-echo 以下是普通话的句子。'],
  },
  {
    name: 'a loop goes, what began it stays',
    spans: TALK,
    sentences: [0, 3, 6, 9].map((at) => say(at, at + 3, '我们这个料是黑色的。')),
    text: ['我们这个料是黑色的。'],
    removed: Array<string>(3).fill('repeated 我们这个料是黑色的。'),
  },
  {
    name: 'a loop of an invention goes whole',
    spans: TALK,
    sentences: [0, 2, 4].map((at) => say(at, at + 2, '谢谢观看')),
    text: [],
    removed: Array<string>(3).fill('repeated 谢谢观看'),
  },
  {
    name: 'a loop within one sentence goes',
    spans: TALK,
    sentences: [say(0, 8, '我想问一下，我想问一下，我想问一下，我想问一下，')],
    text: ['我想问一下，'],
    removed: ['repeated 我想问一下，我想问一下，我想问一下，'],
  },
  {
    name: 'a loop of an invention within one sentence goes whole',
    spans: TALK,
    sentences: [say(0, 8, '谢谢观看谢谢观看谢谢观看')],
    text: [],
    removed: ['repeated 谢谢观看谢谢观看谢谢观看'],
  },
  {
    name: 'said twice is said twice',
    spans: TALK,
    sentences: [say(0, 2, '我要投诉你们。'), say(3, 5, '我要投诉你们。')],
    text: ['我要投诉你们。', '我要投诉你们。'],
    removed: [],
  },
  {
    name: '对 said three times in three breaths stays',
    spans: [makeSpan(1, 1.4), makeSpan(2, 2.4), makeSpan(3, 3.4)],
    sentences: [1, 2, 3].map((at) => say(at, at + 0.4, '对。')),
    text: ['对。对。对。'],
    removed: [],
  },
  {
    name: 'the same answer given three times in the course of a call stays',
    spans: TALK,
    sentences: [1, 20, 40].map((at) => say(at, at + 1, '没有问题的。')),
    text: ['没有问题的。', '没有问题的。', '没有问题的。'],
    removed: [],
  },
  {
    name: '嗯 looped in one breath goes',
    spans: [makeSpan(0, 5)],
    sentences: [0, 1, 2, 3].map((at) => say(at, at + 1, '嗯')),
    text: ['嗯'],
    removed: Array<string>(3).fill('repeated 嗯'),
  },
  {
    name: 'marks and sounds are no words',
    spans: TALK,
    sentences: [say(0, 1, '。'), say(2, 4, '[音乐]'), say(5, 6, '')],
    text: [],
    removed: ['empty ', 'empty ', 'empty '],
  },
  {
    name: 'too much text for the little voice of a piece without times goes',
    spans: [makeSpan(20, 20.5)],
    sentences: [say(0, 0, '感谢您的收听我们下期再见')],
    timing: 'none',
    text: [],
    removed: ['too-fast 感谢您的收听我们下期再见'],
  },
];
