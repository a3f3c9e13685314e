/** Every alert that is not settled, in batches: there may be thousands. */
import type { Alert } from '../../domain/alerts/types.ts';
import type { Alerts } from '../../ports.ts';

const BATCH = 200;

/** The oldest first. What opens meanwhile may come last or not at all; nothing comes twice. */
export async function* everyOpen(
  alerts: Pick<Alerts, 'open'>,
): AsyncGenerator<readonly Alert[], void> {
  let batch = await alerts.open(BATCH);
  while (batch.length > 0) {
    yield batch;
    const last = batch.at(-1);
    batch = last && batch.length === BATCH ? await alerts.open(BATCH, { after: last }) : [];
  }
}
