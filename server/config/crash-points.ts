/** Seams between two links of the chain at which a test may kill the process. */
export const CRASH_POINTS = [
  'inbox',
  'save',
  'row',
  'push',
  'send',
  'result',
  'press',
  'update',
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
] as const;
export type CrashPoint = (typeof CRASH_POINTS)[number];
