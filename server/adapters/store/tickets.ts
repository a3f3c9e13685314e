/** Tickets to hear a recording: person and recording bound in, two hours. Pages §3. */
import mongoose from 'mongoose';
import type { Clock, Tickets } from '../../ports.ts';
import { hashToken, makeToken } from './hashed-token.ts';

interface TicketRecord {
  /** SHA-256 of the ticket. */
  readonly _id: string;
  readonly tenantId: string;
  readonly person: string;
  readonly recording: string;
  readonly expiresAt: Date;
}

const schema = new mongoose.Schema<TicketRecord>(
  {
    _id: { type: String, required: true },
    tenantId: { type: String, required: true },
    person: { type: String, required: true },
    recording: { type: String, required: true },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'tickets', autoIndex: false, versionKey: false },
);

export const indexes = [{ collection: 'tickets', key: { tenantId: 1, expiresAt: 1 } }] as const;

/** How long a ticket opens its recording. */
export const TICKET_SECONDS = 7_200;

export function createTickets(need: {
  readonly connection: mongoose.Connection;
  readonly tenantId: string;
  readonly clock: Pick<Clock, 'wall'>;
}): Tickets {
  const { tenantId, clock } = need;
  const model = need.connection.model('Ticket', schema);

  return {
    async create({ person, recording }) {
      const ticket = makeToken();
      const now = clock.wall();
      const expiresAt = new Date(now.getTime() + TICKET_SECONDS * 1_000);
      await model.create({ _id: hashToken(ticket), tenantId, person, recording, expiresAt });
      const over = new Date(now.getTime() - TICKET_SECONDS * 1_000);
      await model.deleteMany({ tenantId, expiresAt: { $lte: over } });
      return { ticket, seconds: TICKET_SECONDS };
    },
    async find(ticket) {
      const found = await model.findOne({ _id: hashToken(ticket), tenantId }).lean();
      if (found === null || found.expiresAt <= clock.wall()) return null;
      return { person: found.person, recording: found.recording };
    },
  };
}
