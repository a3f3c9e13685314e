import { z } from 'zod';
import { STAFF_ANSWERS } from './staff-calls.ts';

const faultsSchema = z.strictObject({
  /** Every /cgi-bin call answers HTTP 500, or its connection is cut before an answer. */
  outage: z.enum(['none', 'http500', 'refuse']),
  /** Delay before each /cgi-bin call is looked at, ms. */
  slowMs: z.int().min(0).max(600_000),
  /** Each is answered once, to the first call whose path contains `path` ('' = any). */
  errcodes: z.array(z.strictObject({ path: z.string(), errcode: z.int() })),
  /** Path parts; the first matching call is carried out and its connection cut without an answer. */
  loseAnswers: z.array(z.string()),
  /** Presses and texts happen, but their callbacks never leave. */
  dropCallbacks: z.boolean(),
  /** How often each callback is delivered. */
  repeatCallbacks: z.int().min(1).max(10),
  /** A press spends the card's send code as well (undocumented in WeCom; plan B of the product). */
  sendCodeDiesOnPress: z.boolean(),
  /** Userids that come back as `invaliduser`. */
  unreachable: z.array(z.string()),
  /** Userids that come back as `unlicenseduser`; nothing is shown to them. */
  unlicensed: z.array(z.string()),
  /** user/get status by userid: 1 active, 2 disabled, 4 not activated, 5 left. */
  status: z.record(z.string(), z.union([z.literal(1), z.literal(2), z.literal(4), z.literal(5)])),
  /** What people do when WeCom itself rings them (pstncc); `off`: the corp does not have it. */
  staffPhone: z.enum(STAFF_ANSWERS),
});

/** Everything that can be made to go wrong, for tests and demonstrations. */
export type Faults = z.infer<typeof faultsSchema>;

/** A partial change of the faults, as POST /inspect/faults takes it. */
export const faultsPatchSchema = faultsSchema.partial();

/** The faults of one stand-in: read, patched, reset, and used up call by call. */
export interface FaultBoard {
  read(): Faults;
  set(patch: Partial<Faults>): Faults;
  reset(): Faults;
  /** The errcode this call must answer, once; null for none. */
  takeErrcode(path: string): number | null;
  /** True when this call's answer must be lost, once. */
  takeLostAnswer(path: string): boolean;
}

/** Builds a board with nothing wrong, but for what the options ask. */
export function createFaultBoard(initial: Partial<Faults>): FaultBoard {
  const calm = (): Faults => ({
    outage: 'none',
    slowMs: 0,
    errcodes: [],
    loseAnswers: [],
    dropCallbacks: false,
    repeatCallbacks: 1,
    sendCodeDiesOnPress: false,
    unreachable: [],
    unlicensed: [],
    status: {},
    staffPhone: 'answers',
    ...initial,
  });
  let faults = calm();
  return {
    read: () => faults,
    set(patch) {
      faults = { ...faults, ...patch };
      return faults;
    },
    reset() {
      faults = calm();
      return faults;
    },
    takeErrcode(path) {
      const found = faults.errcodes.find((fault) => path.includes(fault.path));
      if (found === undefined) return null;
      faults = { ...faults, errcodes: faults.errcodes.filter((fault) => fault !== found) };
      return found.errcode;
    },
    takeLostAnswer(path) {
      const index = faults.loseAnswers.findIndex((part) => path.includes(part));
      if (index < 0) return false;
      faults = { ...faults, loseAnswers: faults.loseAnswers.filter((_, at) => at !== index) };
      return true;
    },
  };
}
