/** How `wx.*` answers: through callbacks when one is given, else through a promise; always a task later. */
import { fail, wordsOf } from '../failures.ts';

export interface Callbacks {
  readonly success?: (answer: object) => void;
  readonly fail?: (answer: object) => void;
  readonly complete?: (answer: object) => void;
}

export type Options = Callbacks & Readonly<Record<string, unknown>>;

/** Runs the callbacks of one call. A thrown error in them is a failure. */
export function tell(name: string, options: Callbacks, isGood: boolean, answer: object): void {
  setTimeout(() => {
    for (const then of [isGood ? options.success : options.fail, options.complete]) {
      try {
        then?.(answer);
      } catch (error) {
        fail(`wx.${name} callback: ${wordsOf(error)}`);
      }
    }
  });
}

function hasCallbacks({ success, fail: failed, complete }: Callbacks): boolean {
  return Boolean(success ?? failed ?? complete);
}

/**
 * Makes a function of `wx` from what it does. What the work returns is added to the answer; what it throws becomes
 * `name:fail words`.
 */
export function verb(
  name: string,
  work: (options: Options) => object | undefined | Promise<object | undefined>,
): (options?: Options) => Promise<object> | undefined {
  return (options = {}) => {
    const done = (async (): Promise<object> => {
      try {
        return { ...(await work(options)), errMsg: `${name}:ok` };
      } catch (error) {
        // The client's convention: an object with errMsg, not an Error.
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- that is what apps are given
        throw { errMsg: `${name}:fail ${wordsOf(error)}` };
      }
    })();
    if (!hasCallbacks(options)) return done;
    done.then(
      (answer) => {
        tell(name, options, true, answer);
      },
      (answer: unknown) => {
        tell(name, options, false, answer as object);
      },
    );
    return undefined;
  };
}
