/** What the calendar wakes: job name → rhythm and flow. A job carries nothing; rows own their attempts. */
import type { Sweep } from '../flows/sweep.ts';

export interface JobNeeds {
  readonly sweep: Sweep;
  readonly nudge: () => Promise<void>;
  /** By name: what the clock brings. */
  readonly minutely: Readonly<Record<string, () => Promise<void>>>;
  /** Counts anew how often each product was spoken of. */
  readonly recountProducts: () => Promise<void>;
}

export interface Job {
  readonly name: string;
  /** Human interval or cron, in Asia/Shanghai. */
  readonly every: string;
  readonly run: () => Promise<void>;
}

export function listJobs(need: JobNeeds): readonly Job[] {
  return [
    { name: 'sweep what is due', every: '10 seconds', run: () => need.sweep.pass() },
    { name: 'nudge expired statuses', every: '30 seconds', run: () => need.nudge() },
    { name: 'tell arrivals of open alerts', every: '30 seconds', run: () => need.sweep.arrivals() },
    ...Object.entries(need.minutely).map(([name, run]) => ({ name, every: '1 minute', run })),
    { name: 'recount products', every: '1 day', run: () => need.recountProducts() },
    { name: 'close cards of 70 hours', every: '10 minutes', run: () => need.sweep.daily() },
  ];
}
