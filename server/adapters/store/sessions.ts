/** Logins. They end by `expiresAt` against the clock; what is over is tidied when somebody logs in. */
import mongoose from 'mongoose';
import type { Clock, Sessions } from '../../ports.ts';
import { hashToken, makeToken } from './hashed-token.ts';

interface SessionRecord {
  /** SHA-256 of the token. */
  readonly _id: string;
  readonly tenantId: string;
  readonly person: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

const schema = new mongoose.Schema<SessionRecord>(
  {
    _id: { type: String, required: true },
    tenantId: { type: String, required: true },
    person: { type: String, required: true },
    createdAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'sessions', autoIndex: false, versionKey: false },
);

export const indexes = [
  { collection: 'sessions', key: { tenantId: 1, person: 1 } },
  { collection: 'sessions', key: { tenantId: 1, expiresAt: 1 } },
] as const;

const HOUR = 3_600_000;
/** Finished logins stay this long, so that two clocks that differ a little never disagree about a live one. */
const TIDY_AFTER = HOUR;

export function createSessions(need: {
  readonly connection: mongoose.Connection;
  readonly tenantId: string;
  readonly clock: Pick<Clock, 'wall'>;
  /** Hours a login lives. */
  readonly hours: number;
}): Sessions {
  const { tenantId, clock } = need;
  const model = need.connection.model('Session', schema);

  return {
    async create(person) {
      const token = makeToken();
      const createdAt = clock.wall();
      const expiresAt = new Date(createdAt.getTime() + need.hours * HOUR);
      await model.create({ _id: hashToken(token), tenantId, person, createdAt, expiresAt });
      const over = new Date(createdAt.getTime() - TIDY_AFTER);
      await model.deleteMany({ tenantId, expiresAt: { $lte: over } });
      return { token, expiresAt };
    },
    async find(token) {
      const found = await model.findOne({ _id: hashToken(token), tenantId }).lean();
      if (found === null || found.expiresAt <= clock.wall()) return null;
      return { person: found.person, expiresAt: found.expiresAt };
    },
    async revoke(token) {
      await model.deleteOne({ _id: hashToken(token), tenantId });
    },
    async revokeAll(person) {
      await model.deleteMany({ tenantId, person });
    },
  };
}
