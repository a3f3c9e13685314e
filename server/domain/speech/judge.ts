/** Why a heard sentence cannot have been spoken: silence, speed, the end of the sound, our own prompt. Issue: only these. */
import { isPromptEcho } from './echo.ts';
import type { Placed } from './place.ts';
import type { Removal } from './types.ts';
import { merge, nearby, voicedSeconds, voiceOf } from './voice-time.ts';
import { bareText, countSpoken } from './wording.ts';

/** Nobody speaks faster, 字 per second. */
export const FASTEST = 12;
/** A short word's times are too rough to measure its speed. */
const TOO_SHORT_TO_MEASURE = 4;
/** Voice this near to a sentence may be its own: both sides measure roughly. */
const NEAR_SECONDS = 0.15;
const NO_VOICE_SECONDS = 0.02;
/** Less than this share of a sentence in voice, and too little voice for its text: it is not the sentence's. */
const LEAST_SHARE = 0.2;
const LEAST_SHARE_OF_INVENTION = 0.5;

/** What recognisers are known to write when nobody speaks; said aloud it stays. */
const INVENTIONS =
  /不吝点赞|订阅转发|点赞订阅|订阅点赞|打赏支持|明镜与点点|明镜需要|收看订阅|优优独播|yoyotelevision|字幕由|字幕by|字幕志愿者|字幕制作|中文字幕|amaraorg|谢谢观看|谢谢收看|感谢观看|感谢收看|谢谢大家|下期再见|下期节目|请订阅|关注我的频道|词曲|作词|编曲|李宗盛|明镜电视|thankyouforwatching|thanksforwatching/;

/** Whether a text is one of the known inventions. */
export function isInvention(text: string): boolean {
  return INVENTIONS.test(bareText(text));
}

/** The reason for which one sentence, looked at alone, is no part of the transcript; null when it is. */
export function judgeSentence(sentence: Placed, prompt: string | null): Removal | null {
  if (bareText(sentence.text) === '') return 'empty';
  if (sentence.past) return 'past-end';
  if (isPromptEcho(sentence.text, prompt)) return 'prompt-echo';
  if (isOutsideVoice(sentence)) return 'outside-voice';
  if (isTooFast(sentence)) return 'too-fast';
  return null;
}

function isOutsideVoice(sentence: Placed): boolean {
  const within = { start: sentence.heardStart, end: sentence.heardEnd };
  const near = merge(nearby(voiceOf(sentence.track, sentence.channel), within), NEAR_SECONDS);
  const voiced = voicedSeconds(near, within);
  if (voiced < NO_VOICE_SECONDS) return true;
  const share = voiced / (within.end - within.start);
  const least = isInvention(sentence.text) ? LEAST_SHARE_OF_INVENTION : LEAST_SHARE;
  return share < least && countSpoken(sentence.text) / voiced > FASTEST;
}

function isTooFast({ text, rate }: Placed): boolean {
  return countSpoken(text) > TOO_SHORT_TO_MEASURE && rate > FASTEST;
}
