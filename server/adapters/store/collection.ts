/** What every collection of the store shares: its tenant, its indexes, and how a duplicate key is told apart. */
import mongoose from 'mongoose';
import { withoutDeadlocks } from './deadlocks.ts';

export interface StoreContext {
  readonly connection: mongoose.Connection;
  readonly tenantId: string;
}

/** An index as createIndex wants it. Every one begins with tenantId. */
export interface IndexSpec {
  readonly collection: string;
  readonly key: Readonly<Record<string, 1 | -1>>;
  readonly options?: {
    readonly unique?: boolean;
    readonly expireAfterSeconds?: number;
    readonly name?: string;
    readonly partialFilterExpression?: Readonly<Record<string, unknown>>;
  };
}

/** A document of ours: `_id` is a string, the tenant is always there. */
export interface Stored {
  readonly _id: string;
  readonly tenantId: string;
}

/**
 * A mongoose model with the driver's own collection beneath it: reads and writes between ring and card go without
 * hydration, since the domain's types are the schema of what is stored.
 */
export function defineCollection<T extends Stored>(
  { connection }: StoreContext,
  name: string,
): mongoose.mongo.Collection<T> {
  const schema = new mongoose.Schema(
    { _id: { type: String, required: true }, tenantId: { type: String, required: true } },
    { strict: false, minimize: false, versionKey: false, autoIndex: false, autoCreate: false },
  );
  const model = connection.models[name] ?? connection.model(name, schema, name);
  // The schema is open (strict: false), so the document type is stated by the caller.
  return withoutDeadlocks(model.collection as unknown as mongoose.mongo.Collection<T>);
}

/** Unique key taken: code 11000. The embedded engine tells no keyPattern, so nothing else is read. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof mongoose.mongo.MongoServerError && error.code === 11000;
}

/** Runs a write again after the unique key of a racing upsert (11000): then it is an update. */
export async function settle<T>(write: () => Promise<T>, tries = 4): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (tries <= 1 || !isDuplicate(error)) throw error;
    return settle(write, tries - 1);
  }
}

/**
 * Claims due documents one by one, the longest due first. `claim` changes a document only while its dueAt is still the
 * one that was seen, and answers null when another process was first.
 */
export async function claimDue<T extends Stored & { readonly dueAt?: Date }, R>(
  collection: mongoose.mongo.Collection<T>,
  take: { readonly tenantId: string; readonly now: Date; readonly limit: number },
  claim: (seen: {
    readonly _id: string;
    readonly tenantId: string;
    readonly dueAt: Date;
  }) => Promise<R | null>,
): Promise<R[]> {
  const { tenantId, now, limit } = take;
  // The driver's filter type cannot see through the type parameter; the fields are those of T.
  const filter = { tenantId, dueAt: { $lte: now } } as mongoose.mongo.Filter<T>;
  const due = await collection
    .find<{ _id: string; dueAt: Date }>(filter, { projection: { _id: 1, dueAt: 1 } })
    .sort({ dueAt: 1 })
    .limit(limit)
    .toArray();
  const taken: R[] = [];
  for (const { _id, dueAt } of due) {
    const mine = await settle(() => claim({ _id, tenantId, dueAt }));
    if (mine !== null) taken.push(mine);
  }
  return taken;
}
