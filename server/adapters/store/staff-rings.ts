/** Phone calls that WeCom makes to colleagues. */
import type { StaffRing } from '../../domain/alerts/staff-call.ts';
import type { StaffRings } from '../../ports.ts';
import type { StoreContext } from './collection.ts';
import { keepOutgoing, outgoingIndexes } from './outgoing-calls.ts';

const NAME = 'staffRings';

export const staffRingIndexes = outgoingIndexes(NAME);

export function createStaffRings(context: StoreContext): StaffRings {
  return keepOutgoing<StaffRing>(context, NAME);
}
