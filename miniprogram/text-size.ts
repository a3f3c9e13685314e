/** How large text is: by the client's setting, or by the choice made in 更多. Pages §5. */
import { fontSize } from './host';
import { readTextChoice } from './storage';

/** Name of the class that makes all sizes ×1.15 or ×1.4; '' = as they are. */
export type TextSize = '' | 'size-large' | 'size-huge';

/** Pixels of the client's normal text. */
const LARGE_FROM = 18.5;
const HUGE_FROM = 22;

export function textSize(): TextSize {
  const choice = readTextChoice();
  if (choice === 'normal') return '';
  if (choice !== 'system') return choice === 'huge' ? 'size-huge' : 'size-large';
  const size = fontSize();
  if (size >= HUGE_FROM) return 'size-huge';
  return size >= LARGE_FROM ? 'size-large' : '';
}
