/** Figures as they are printed: one JSON line each. Times in ms. */

/** The value below which `share` (0–1) of the samples lie, by nearest rank; NaN without samples. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

/** Two decimals; null (as JSON knows no NaN) without a value. */
export function rounded(value: number): number | null {
  return Number.isFinite(value) ? Math.round(value * 100) / 100 : null;
}

/** Writes one line: what was measured, then its numbers. */
export function printFigure(figure: string, values: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify({ figure, ...values })}\n`);
}

/** Words for whoever waits. */
export function say(line: string): void {
  process.stderr.write(`bench: ${line}\n`);
}
