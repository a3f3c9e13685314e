/** Named points of the chain inbox → save → row → push → send → result → press → update, where a test may end the process. */
export const SEAMS = ['inbox', 'save', 'row', 'push', 'send', 'result', 'press', 'update'] as const;
export type SeamPoint = (typeof SEAMS)[number];
/** Told each time the point is passed; does nothing outside of fault tests. */
export type Seam = (point: SeamPoint) => void;
