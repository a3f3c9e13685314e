/** Who was given access to which recording, and when; written only, never changed. Spec §12. */
import mongoose from 'mongoose';
import type { AccessLog } from '../../ports.ts';

interface AccessRecord {
  readonly tenantId: string;
  readonly person: string;
  readonly what: 'recording';
  readonly subject: string;
  readonly call: string;
  readonly at: Date;
}

const schema = new mongoose.Schema<AccessRecord>(
  {
    tenantId: { type: String, required: true },
    person: { type: String, required: true },
    what: { type: String, required: true },
    subject: { type: String, required: true },
    call: { type: String, required: true },
    at: { type: Date, required: true },
  },
  { collection: 'access-log', autoIndex: false, versionKey: false },
);

export const indexes = [
  { collection: 'access-log', key: { tenantId: 1, at: 1 } },
  { collection: 'access-log', key: { tenantId: 1, subject: 1, at: 1 } },
] as const;

export function createAccessLog(need: {
  readonly connection: mongoose.Connection;
  readonly tenantId: string;
}): AccessLog {
  const model = need.connection.model('Access', schema);
  return {
    async note(entry) {
      await model.create({ ...entry, tenantId: need.tenantId });
    },
  };
}
