/** What became of a call, in the words of its page and of the mini-program: states, labels of facts, who made the text. */
import type { TranscriptState } from '../server/domain/digest/view.types.ts';
import type { CorrectableField } from '../server/domain/digest/types.ts';
import type { ItemState, Todo } from '../server/domain/follow-up/types.ts';
import type { FollowUp, PriceFact, ProductFact, Reader } from '../server/domain/insight/types.ts';
import type { Speaker, SpeechProviderName } from '../server/domain/speech/types.ts';
import { pricePhrase, SPEAKER_WORDS } from './insight.ts';

/** Why there is no text, or that there is. */
export const TRANSCRIPT_WORDS: Readonly<Record<TranscriptState, string>> = {
  none: '未接语音服务',
  waiting: '转写中',
  ready: '已转写',
  failed: '转写失败，请听录音',
  wordless: '没有说话',
};

/** Where the state alone does not say why. */
export const TRANSCRIPT_REASONS = {
  noRecording: '无录音',
  awaitsRecording: '等待录音',
  failedUnheard: '转写失败',
} as const;

const PROVIDER_WORDS: Readonly<Record<SpeechProviderName, string>> = {
  whisper: 'Whisper',
  aliyun: '阿里云',
  iflytek: '科大讯飞',
};

/** 由阿里云转写 */
export function transcribedBy(provider: SpeechProviderName): string {
  return `由${PROVIDER_WORDS[provider]}转写`;
}

/** 销售经理A改写, and who has transcribed it since then; null: nobody. */
export function rewrittenBy(person: string, again: SpeechProviderName | null): string {
  const since = again === null ? '' : `，${PROVIDER_WORDS[again]}已重新转写，仍以改写为准`;
  return `${person}改写${since}`;
}

export const READER_WORDS: Readonly<Record<Reader, string>> = {
  rules: '由规则提取',
  llm: '由AI提取',
};

export const FACT_WORDS: Readonly<Record<CorrectableField, string>> = {
  summary: '小结',
  intent: '意图',
  sentiment: '情绪',
  urgency: '紧急程度',
  needs: '需求',
  products: '产品',
  quantities: '数量',
  prices: '价格',
  followUps: '待办事项',
  nextContact: '下次联系',
};

/** Parts of a value that a person may put in. */
export const FIELD_WORDS = { model: '型号', unit: '单位' } as const;

/** PCR-ABS-757; a competitor's is marked. */
export function productPhrase({ model, competitor }: ProductFact): string {
  return competitor ? `${model}（同行）` : model;
}

/** 11850元/吨（含税） · 客户提出 */
export function saidPrice(price: PriceFact): string {
  const phrase = pricePhrase(price);
  return price.by === undefined ? phrase : `${phrase} · ${SPEAKER_WORDS[price.by]}提出`;
}

/** Who must act. */
export const OWNER_WORDS: Readonly<Record<Speaker, string>> = { agent: '我方', customer: '客户' };

export const ITEM_STATE_WORDS: Readonly<Record<ItemState, string>> = {
  open: '未完成',
  done: '已完成',
  dropped: '不再需要',
};

export const CLOSING_WORDS: Readonly<Record<Todo['state'], string>> = {
  open: '待完成',
  done: '已完成',
  dropped: '已撤销',
};

export const DUE_REMARKS: Readonly<Record<NonNullable<FollowUp['flag']>, string>> = {
  'moved-to-open': '当天不上班，已提前到上班时间',
  past: '所说的时间已过',
  vague: '未说明具体时间',
};

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

/** A place in a recording: 02:14, 1:02:14; never before its beginning. */
export function printPosition(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const rest = `${pad(Math.floor(whole / 60) % 60)}:${pad(whole % 60)}`;
  return hours === 0 ? rest : `${hours}:${rest}`;
}
