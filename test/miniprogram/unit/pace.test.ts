/** How much goes to what draws while sound is heard. */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';

beforeEach(() => {
  jest.useFakeTimers();
  jest.resetModules();
});
afterEach(() => {
  jest.useRealTimers();
});

/** What was drawn and when, with `every` milliseconds between marks, in so many seconds. */
async function marks(every: number, seconds: number) {
  const { MARKS, noteHanded, paced } = await import('../../../miniprogram/pace');
  const drawn: { readonly at: number; readonly n: number | undefined }[] = [];
  const draw = paced<{ n: number }>(({ n }) => {
    noteHanded(Date.now());
    drawn.push({ at: Date.now(), n });
  }, MARKS);
  for (let n = 0; n * every < seconds * 1_000; n += 1) {
    draw({ n });
    await jest.advanceTimersByTimeAsync(every);
  }
  await jest.advanceTimersByTimeAsync(2_000);
  return drawn;
}

describe('marks of sentences', () => {
  it('are drawn at once while they are few', async () => {
    const drawn = await marks(400, 4);
    expect(drawn.map(({ n }) => n)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(drawn.every(({ at }, n) => at === (drawn[0]?.at ?? 0) + n * 400)).toBe(true);
  });

  it.each([10, 60, 130, 249])(
    'are four a second at most, every %i ms, and the last of all',
    async (every) => {
      const drawn = await marks(every, 5);
      for (const { at } of drawn)
        expect(drawn.filter((one) => one.at >= at && one.at <= at + 1_000).length).toBeLessThan(5);
      expect(drawn[drawn.length - 1]?.n).toBe(Math.ceil(5_000 / every) - 1);
      expect(drawn.length).toBeGreaterThan(15);
    },
  );
});

describe('the place of the sound', () => {
  it('waits for marks, a press does not', async () => {
    const { isOnlyLater, playerView } = await import('../../../miniprogram/views/player');
    const audio = {
      recording: 'r',
      state: 'playing',
      position: 3,
      length: 60,
      speed: 1,
      line: '',
    } as const;
    const at = (more: Partial<Record<keyof typeof audio, unknown>>) =>
      playerView({ ...audio, ...more } as typeof audio, 'r', 60);
    expect(isOnlyLater(at({}), at({ position: 4 }))).toBe(true);
    expect(isOnlyLater(at({}), at({ position: 13 }))).toBe(false);
    expect(isOnlyLater(at({}), at({ position: 2 }))).toBe(false);
    expect(isOnlyLater(at({}), at({ position: 4, state: 'paused' }))).toBe(false);
    expect(isOnlyLater(at({}), at({ position: 4, speed: 2 }))).toBe(false);
  });
});
