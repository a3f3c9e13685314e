/** Telephone calls about alerts, rung by the gateway. */
import type { AlertCall } from '../../domain/alerts/alert-call.ts';
import type { AlertCalls } from '../../ports.ts';
import type { StoreContext } from './collection.ts';
import { keepOutgoing, outgoingIndexes } from './outgoing-calls.ts';

const NAME = 'alertCalls';

export const alertCallIndexes = outgoingIndexes(NAME);

export function createAlertCalls(context: StoreContext): AlertCalls {
  const { since, ...calls } = keepOutgoing<AlertCall>(context, NAME);
  return {
    ...calls,
    async latest(person) {
      const [last] = await since(person, new Date(0), 1);
      return last ?? null;
    },
  };
}
