/** What is read on the page of reports. */
import type { Intent } from '../server/domain/insight/types.ts';
import type { CustomerLevel } from '../server/domain/matching/types.ts';
import { printLength } from './figures.ts';
import { LEVEL_WORDS } from './labels.ts';

export const SPAN_WORDS = {
  choices: { today: '今天', yesterday: '昨天', week: '近 7 天', month: '本月' },
  total: '合计',
  hour: (hour: number) => `${hour}时`,
  intent: (intent: Intent | null) => intent ?? '未识别意图',
  level: (level: CustomerLevel | null) => (level === null ? '未识别客户' : LEVEL_WORDS[level]),
  /** – without data: nought would be a claim. */
  median: (seconds: number | null) => (seconds === null ? '–' : printLength(seconds)),
} as const;
