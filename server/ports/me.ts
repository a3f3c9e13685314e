/** Counts of work for the first screen. */

export interface WorkCounts {
  /** Open to-dos of a person that are past their time, or call-backs: what the badge counts beside alerts. */
  pressing(person: string, now: Date): Promise<number>;
  /** Of everybody: call-backs that are open, and to-dos of any kind past their time. */
  open(now: Date): Promise<{ readonly callbacks: number; readonly overdue: number }>;
}
