/** Who was given access to which recording or full number, when and why; written only, never changed. Spec §12. */
import mongoose from 'mongoose';
import type { AccessLog, NumberAccess } from '../../ports.ts';
import { despiteDeadlock } from './deadlocks.ts';
import { isDuplicate } from './collection.ts';

interface AccessRecord extends Partial<
  Pick<NumberAccess, 'masked' | 'contact' | 'reason' | 'words' | 'once'>
> {
  readonly tenantId: string;
  readonly person: string;
  readonly what: string;
  readonly subject: string;
  readonly call?: string;
  readonly at: Date;
}

const schema = new mongoose.Schema<AccessRecord>(
  {
    tenantId: { type: String, required: true },
    person: { type: String, required: true },
    what: { type: String, required: true },
    subject: { type: String, required: true },
    call: { type: String },
    masked: { type: String },
    contact: { type: String },
    reason: { type: String },
    words: { type: String },
    once: { type: String },
    at: { type: Date, required: true },
  },
  { collection: 'access-log', autoIndex: false, versionKey: false },
);

export const indexes = [
  { collection: 'access-log', key: { tenantId: 1, at: 1 } },
  { collection: 'access-log', key: { tenantId: 1, subject: 1, at: 1 } },
  {
    collection: 'access-log',
    key: { tenantId: 1, once: 1 },
    options: { unique: true, partialFilterExpression: { once: { $exists: true } } },
  },
] as const;

export function createAccessLog(need: {
  readonly connection: mongoose.Connection;
  readonly tenantId: string;
}): AccessLog {
  const model = need.connection.model('Access', schema);
  return {
    async note(entry) {
      try {
        await despiteDeadlock(() => model.create({ ...entry, tenantId: need.tenantId }));
      } catch (error) {
        // Asked twice under one key: the row is there.
        if (!isDuplicate(error)) throw error;
      }
    },
  };
}
