/** A write the engine ended with a deadlock is written again; nothing else is. */
import { describe, expect, it } from '@jest/globals';
import mongoose from 'mongoose';
import { despiteDeadlock, withoutDeadlocks } from '../../../../server/adapters/store/deadlocks.ts';

const answer = (code: number, errmsg: string) =>
  new mongoose.mongo.MongoServerError({ code, errmsg });
const deadlock = () => answer(1, 'deadlock detected');

/** Fails so many times, then works; counts what it was asked. */
function shelf(failures: number, fail = deadlock) {
  return {
    asked: 0,
    name: 'shelf',
    async insertOne(document: string) {
      this.asked += 1;
      if (this.asked <= failures) throw fail();
      return Promise.resolve(`${document} in ${this.name}`);
    },
    async findOne() {
      this.asked += 1;
      if (this.asked <= failures) throw fail();
      return Promise.resolve(this.name);
    },
  };
}

describe('a write that met another', () => {
  it.each([
    [0, 1],
    [1, 1],
    [4, 1],
    [2, 8],
  ])('after %d deadlocks (code %d) is there once', async (failures, code) => {
    const kept = shelf(failures, () => answer(code, 'deadlock detected'));
    expect(await withoutDeadlocks(kept).insertOne('a book')).toBe('a book in shelf');
    expect(kept.asked).toBe(failures + 1);
  });

  it('is given up where it never ends', async () => {
    const kept = shelf(99);
    await expect(withoutDeadlocks(kept).insertOne('a book')).rejects.toThrow('deadlock');
    expect(kept.asked).toBe(8);
  });

  it('tells of everything else at once', async () => {
    const kept = shelf(1, () => answer(11000, 'duplicate key'));
    await expect(withoutDeadlocks(kept).insertOne('a book')).rejects.toThrow('duplicate');
    expect(kept.asked).toBe(1);
  });

  it('leaves reads and fields as they are', async () => {
    const kept = shelf(1);
    await expect(withoutDeadlocks(kept).findOne()).rejects.toThrow('deadlock');
    expect(await withoutDeadlocks(kept).findOne()).toBe('shelf');
    expect(withoutDeadlocks(kept).name).toBe('shelf');
    await expect(despiteDeadlock(() => Promise.resolve(7))).resolves.toBe(7);
  });
});
