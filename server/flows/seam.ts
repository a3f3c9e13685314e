/** Named points of the chain inbox → save → row → push → send → result → press → update, where a test may end the process. */
export const SEAMS = ['inbox', 'save', 'row', 'push', 'send', 'result', 'press', 'update'] as const;
/** The same for what happens after a call: between and inside the steps of its digest. */
export const DIGEST_SEAMS = [
  'digest',
  'split',
  'job',
  'submit',
  'submitted',
  'hear',
  'heard',
  'compose',
  'extract',
  'record',
  'todo',
  'notify',
  'alert',
] as const;
export type SeamPoint = (typeof SEAMS)[number] | (typeof DIGEST_SEAMS)[number];
/** Told each time the point is passed; does nothing outside of fault tests. */
export type Seam = (point: SeamPoint) => void;
