import { createBook } from './book.ts';
import type { Book } from './book.ts';
import { createCallbacks } from './callbacks.ts';
import type { Callbacks } from './callbacks.ts';
import { WecomError } from './errors.ts';
import { createFaultBoard } from './faults.ts';
import type { FaultBoard } from './faults.ts';
import { createGroup } from './robot.ts';
import type { Group } from './robot.ts';
import { createStaffCalls } from './staff-calls.ts';
import type { StaffCalls } from './staff-calls.ts';
import { createLogins, createTokens } from './tokens.ts';
import type { Logins, Tokens } from './tokens.ts';
import type { Counts, Person, StandinOptions } from './types.ts';

/** Everything the doors of the stand-in share. */
export interface Desk {
  options: StandinOptions;
  clock: () => Date;
  /** Moves business time to this moment; it runs on from there. */
  setClock(moment: Date): void;
  book: Book;
  tokens: Tokens;
  logins: Logins;
  faults: FaultBoard;
  callbacks: Callbacks;
  group: Group;
  staffCalls: StaffCalls;
  counts: Counts;
  people(): Promise<readonly Person[]>;
  callbackUrl(): string;
  isReachable(userid: string): boolean;
  isUnlicensed(userid: string): boolean;
  hasMedia(mediaId: string): boolean;
  keepMedia(mediaId: string): void;
  /** Throws 40056 without an agentid, `errcode` for another app's. */
  requireOwnAgent(agentid: string | number | undefined, errcode: number): void;
  /** Forgets chats, codes, counts and faults. */
  reset(): void;
}

const noCounts = (): Counts => ({
  gettoken: 0,
  send: 0,
  update: 0,
  recall: 0,
  dropped: 0,
  suppressed: 0,
  callbacks: 0,
  callbacksLost: 0,
});

/** Puts the parts of one stand-in together. */
export function createDesk(options: StandinOptions): Desk {
  let offset = 0;
  const base = options.clock ?? (() => new Date());
  const clock = (): Date => new Date(base().getTime() + offset);
  const counts = noCounts();
  const media = new Set<string>();
  const book = createBook(clock);
  const group = createGroup(clock);
  const staffCalls = createStaffCalls();
  const faults = createFaultBoard({ sendCodeDiesOnPress: options.sendCodeDiesOnPress ?? false });
  const among = (list: readonly string[], userid: string): boolean =>
    list.some((one) => one.toLowerCase() === userid.toLowerCase());
  return {
    options,
    clock,
    setClock(moment) {
      offset = moment.getTime() - base().getTime();
    },
    book,
    tokens: createTokens(options.corpId, options.secret),
    logins: createLogins(clock),
    faults,
    callbacks: createCallbacks({ options, clock, faults, counts }),
    group,
    staffCalls,
    counts,
    people: async () =>
      typeof options.people === 'function' ? await options.people() : options.people,
    callbackUrl: () => options.callbackUrl,
    isReachable: (userid) => !among(faults.read().unreachable, userid),
    isUnlicensed: (userid) => among(faults.read().unlicensed, userid),
    hasMedia: (mediaId) => media.has(mediaId),
    keepMedia: (mediaId) => media.add(mediaId),
    requireOwnAgent(agentid, errcode) {
      if (agentid === undefined || agentid === '') throw new WecomError(40056);
      if (String(agentid) !== String(options.agentId)) throw new WecomError(errcode);
    },
    reset() {
      book.reset();
      group.reset();
      staffCalls.reset();
      faults.reset();
      Object.assign(counts, noCounts());
    },
  };
}
