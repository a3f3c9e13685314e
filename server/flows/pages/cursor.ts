/** Places in a list as a word that travels: opaque to whoever carries it. */
import type { InboxPlace } from '../../domain/inbox/types.ts';
import type { CallPlace, CustomerPlace } from '../../ports.ts';

function pack(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** Null for anything that no list of ours gave out. */
function unpack(cursor: string): readonly unknown[] | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) ? (value as readonly unknown[]) : null;
  } catch {
    return null;
  }
}

export function packInbox(place: InboxPlace): string {
  return pack(place);
}

export function unpackInbox(cursor: string): InboxPlace | null {
  const parts = unpack(cursor);
  if (parts?.length !== 5) return null;
  const [group, due, rank, since, id] = parts;
  const counts = [group, due, rank, since];
  if (!counts.every((one): one is number => typeof one === 'number' && Number.isFinite(one))) {
    return null;
  }
  const [a = 0, b = 0, c = 0, d = 0] = counts;
  return typeof id === 'string' ? [a, b, c, d, id] : null;
}

export function packCall({ at, id }: CallPlace): string {
  return pack([at.getTime(), id]);
}

export function unpackCall(cursor: string): CallPlace | null {
  const [at, id] = unpack(cursor) ?? [];
  if (typeof at !== 'number' || typeof id !== 'string') return null;
  const moment = new Date(at);
  return Number.isNaN(moment.getTime()) ? null : { at: moment, id };
}

export function packCustomer({ on, id }: CustomerPlace): string {
  return pack([on, id]);
}

export function unpackCustomer(cursor: string): CustomerPlace | null {
  const [on, id] = unpack(cursor) ?? [];
  if (typeof id !== 'string' || (typeof on !== 'string' && on !== null)) return null;
  return { on, id };
}
