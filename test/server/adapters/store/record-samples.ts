/** Communication records in the real store: the call's part, and a company whose counters are made of them. */
import { createCommunications } from '../../../../server/adapters/store/communications.ts';
import type { StoreContext } from '../../../../server/adapters/store/collection.ts';
import type { CallPart } from '../../../../server/domain/communications/types.ts';
import { after, START } from '../../../contracts/store-samples.ts';

export function makePart(id: string, change: Partial<CallPart> = {}): CallPart {
  return {
    id,
    customer: 'C1',
    contact: 'C1-1',
    project: null,
    opportunity: null,
    type: 'phone',
    direction: 'in',
    channel: '400电话',
    at: START,
    end: after(60),
    duration: 60,
    recordings: [],
    attachments: [],
    intentDetail: null,
    handledBy: 'sales_manager_a',
    assignedTo: 'sales_manager_a',
    sourceSystem: '400_phone_system',
    sourceRecord: id,
    identification: id,
    ...change,
  };
}

export function openRecords(context: StoreContext) {
  const records = createCommunications(context);
  const { tenantId } = context;
  const collection = (name: string) => context.connection.collection<{ _id: string }>(name);
  const seed = (name: string, id: string, known: object): Promise<unknown> =>
    collection(name).insertOne({ _id: `${tenantId}:${id}`, tenantId, id, ...known } as {
      _id: string;
    });
  const counted = (name: string, id: string): Promise<Readonly<Record<string, unknown>> | null> =>
    collection(name).findOne({ tenantId, id });
  /** As the flow does it: written, then everybody it was ever filed under counted anew. */
  const file = async (part: CallPart, version: number): Promise<void> => {
    await records.recount(await records.fromCall(part, version, START));
  };
  return {
    records,
    seed,
    counted,
    file,
    count: () => collection('communications').countDocuments({ tenantId }),
  };
}
