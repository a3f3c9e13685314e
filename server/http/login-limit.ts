/** Guessing codes gets slow: refused logins are counted per address, good ones are not. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../errors.ts';

/** Refused logins an address may have within the window. */
export const REFUSED_LOGINS = 30;
const WINDOW_SECONDS = 60;

export interface LoginLimit {
  /** Throws `too_many_requests` for an address that was refused too often. */
  check(address: string): Promise<void>;
  countRefusal(address: string): Promise<void>;
}

export function createLoginLimit(): LoginLimit {
  const limiter = new RateLimiterMemory({ points: REFUSED_LOGINS, duration: WINDOW_SECONDS });
  return {
    async check(address) {
      const seen = await limiter.get(address);
      if (seen === null || seen.consumedPoints < REFUSED_LOGINS) return;
      const seconds = Math.max(1, Math.ceil(seen.msBeforeNext / 1_000));
      throw new AppError('too_many_requests', 'too many refused logins', { data: { seconds } });
    },
    async countRefusal(address) {
      try {
        await limiter.consume(address);
      } catch (error) {
        // Running out of points is what `check` looks at next time.
        if (!(error instanceof RateLimiterRes)) throw error;
      }
    },
  };
}
