/** The part of the card gallery about what comes after a call. */
import type { TemplateCard } from '../../cards/card.ts';
import { drawStuck } from '../../cards/stuck.ts';
import { drawSummary } from '../../cards/summary.ts';
import { drawTodo } from '../../cards/todo.ts';
import {
  STUCK,
  STUCK_SAMPLES,
  SUMMARY,
  SUMMARY_SAMPLES,
  FOLLOW_UP,
  FOLLOW_UP_SAMPLES,
} from './follow-up-samples.ts';

/** A titled wall of cards, each with the name of its state. */
export interface PreviewSection {
  readonly title: string;
  readonly cards: readonly { readonly name: string; readonly card: TemplateCard }[];
}

/** Summary, to-do and stuck steps, in every state they can have. */
export function listFollowUpPreviews(): readonly PreviewSection[] {
  return [
    {
      title: '通话小结',
      cards: SUMMARY_SAMPLES.map(([name, part, face]) => ({
        name,
        card: drawSummary({ ...SUMMARY, ...part }, face),
      })),
    },
    {
      title: '待办',
      cards: FOLLOW_UP_SAMPLES.map(([name, part, face]) => ({
        name,
        card: drawTodo({ ...FOLLOW_UP, ...part }, face),
      })),
    },
    {
      title: '处理受阻',
      cards: STUCK_SAMPLES.map(([name, part, face]) => ({
        name,
        card: drawStuck({ ...STUCK, ...part }, face),
      })),
    },
  ];
}
