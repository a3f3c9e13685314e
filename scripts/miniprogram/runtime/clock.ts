/** The phone's clock, which may be wrong: the app's `Date` is this one, moved by what a test says. */

let shiftMs = 0;

/** Moves the phone's clock against the true one, in milliseconds. */
export function shiftClock(ms: number): void {
  shiftMs = ms;
}

/** The clock that the app's files see. */
export const PhoneDate = new Proxy(Date, {
  construct(target, given: unknown[], newTarget) {
    const parts = given.length === 0 ? [phoneNow()] : given;
    return Reflect.construct(target, parts, newTarget as typeof Date) as Date;
  },
  apply: () => new Date(phoneNow()).toString(),
  get(target, key) {
    return key === 'now' ? phoneNow : (Reflect.get(target, key) as unknown);
  },
});

function phoneNow(): number {
  return Date.now() + shiftMs;
}
