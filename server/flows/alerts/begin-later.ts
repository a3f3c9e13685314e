/** Rows of several changes, begun together when the last of them is saved: until then they are leased, and safe. */
import type { ApplyAlertNeeds } from './apply-alert.ts';

type Begin = ApplyAlertNeeds['perform'];

export function beginLater(begin: Begin): {
  readonly keep: Begin;
  /** Begins what was kept so far; nothing is waited for. */
  readonly beginAll: () => void;
} {
  let kept: Parameters<Begin>[] = [];
  return {
    keep: (alert, rows) => {
      kept.push([alert, rows]);
    },
    beginAll: () => {
      const ready = kept;
      kept = [];
      for (const [alert, rows] of ready) begin(alert, rows);
    },
  };
}
