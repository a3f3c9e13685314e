/**
 * The engine below may end a write that met another one with "deadlock detected": nothing of it was done, and it is simply
 * written again. Two inserts of one key, or two processes at one document, are enough.
 */
import { setTimeout as pause } from 'node:timers/promises';
import mongoose from 'mongoose';

/** A deadlock is over as soon as one of the two has gone; more than this are another trouble. */
const TRIES = 8;
/** Milliseconds by which the longest pause grows with each try; of random length, so that two do not meet again. */
const PAUSE_MS = 60;

const WRITES: ReadonlySet<string | symbol> = new Set([
  'insertOne',
  'insertMany',
  'updateOne',
  'updateMany',
  'findOneAndUpdate',
  'deleteOne',
  'deleteMany',
  'bulkWrite',
]);

/** Code 1, the engine has no better one; in a bulk of writes only its words tell. */
function isDeadlock(error: unknown): boolean {
  if (!(error instanceof mongoose.mongo.MongoServerError)) return false;
  return error.code === 1 || error.message.includes('deadlock detected');
}

/** Runs a write, again after a deadlock; any other error is the caller's. */
export async function despiteDeadlock<T>(write: () => Promise<T>, tries = TRIES): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (tries <= 1 || !isDeadlock(error)) throw error;
    await pause(Math.random() * PAUSE_MS * (TRIES + 1 - tries));
    return despiteDeadlock(write, tries - 1);
  }
}

/** The same collection, whose writes know nothing of deadlocks. */
export function withoutDeadlocks<C extends object>(collection: C): C {
  return new Proxy(collection, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      const act = member as (...given: unknown[]) => Promise<unknown>;
      if (!WRITES.has(name)) return act.bind(target);
      return (...given: unknown[]) => despiteDeadlock(() => act.apply(target, given));
    },
  });
}
