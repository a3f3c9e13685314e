/** Words of what a call leaves behind: its record, its transcript. */
import type { Speaker } from '../server/domain/speech/types.ts';

export const CHANNEL_WORDS = { hotline: '400电话' } as const;

const SPEAKERS: Readonly<Record<Speaker, string>> = { agent: '销售', customer: '客户' };

/** 销售：您好… / 客户：… — one line a sentence, as the record keeps it. */
export function transcriptText(
  segments: readonly { readonly speaker: Speaker; readonly text: string }[],
): string {
  return segments.map(({ speaker, text }) => `${SPEAKERS[speaker]}：${text}`).join('\n');
}

const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const;

/** 星期二, of 0 (Sunday) to 6. */
export function weekdayWord(weekday: number): string {
  return `星期${WEEKDAYS[weekday % 7] ?? ''}`;
}
