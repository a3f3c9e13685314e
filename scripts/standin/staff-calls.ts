import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { copyKey } from './book.ts';
import type { Desk } from './desk.ts';
import { WecomError } from './errors.ts';
import { parseJson } from './send.ts';

const RING_MS = 8_000;
const TALK_MS = 12_000;
const GIVES_UP_MS = 45_000;
const KEPT_MS = 7 * 24 * 3_600_000;
/** WeCom's limit per person (path/91628, reason 13). */
const LIMITS = [
  { calls: 3, within: 8 * 60_000 },
  { calls: 8, within: 24 * 3_600_000 },
] as const;
/** Codes of path/91628. */
const REASON = {
  ended: 0,
  ringing: 1,
  inCall: 3,
  rangOut: 12,
  rejected: 7,
  overLimit: 13,
} as const;

const callSchema = z.looseObject({ callee_userid: z.array(z.string().min(1)).min(1) });
const stateSchema = z.looseObject({ callee_userid: z.string(), callid: z.string() });

/** answers: picked up after 8 s · rings_out: never · rejects: after 8 s · off: the corp has no 紧急通知. */
export const STAFF_ANSWERS = ['answers', 'rings_out', 'rejects', 'off'] as const;
export type StaffAnswer = (typeof STAFF_ANSWERS)[number];

/** One call to a member's phone. */
export interface StaffCallRecord {
  callid: string;
  userid: string;
  /** ISO 8601, business time. */
  at: string;
  /** What the person does with it; `limit`: WeCom did not ring. */
  answer: StaffAnswer | 'limit';
}

/** All calls the stand-in made, oldest first. */
export interface StaffCalls {
  read(): readonly StaffCallRecord[];
  add(record: StaffCallRecord): void;
  reset(): void;
}

/** Builds an empty list. */
export function createStaffCalls(): StaffCalls {
  const records: StaffCallRecord[] = [];
  return {
    read: () => records,
    add: (record) => records.push(record),
    reset() {
      records.length = 0;
    },
  };
}

/** pstncc/call (WeCom path/91627): who is no member gets a code other than 0, the others a callid. */
export async function callStaff(desk: Desk, body: string) {
  if (desk.faults.read().staffPhone === 'off') throw new WecomError(301050);
  const given = callSchema.safeParse(parseJson(body));
  if (!given.success) throw new WecomError(40058, 'callee_userid');
  const people = await desk.people();
  const states = given.data.callee_userid.map((userid) => {
    const person = people.find((one) => copyKey(one.userid) === copyKey(userid));
    if (!person || !desk.isReachable(person.userid)) return { code: 60111, userid };
    const callid = randomBytes(16).toString('hex');
    const answer = isOverLimit(desk, person.userid) ? 'limit' : desk.faults.read().staffPhone;
    const at = desk.clock().toISOString();
    desk.staffCalls.add({ callid, userid: person.userid, at, answer });
    return { code: 0, callid, userid: person.userid };
  });
  return { states };
}

function isOverLimit(desk: Desk, userid: string): boolean {
  const now = desk.clock().getTime();
  const rung = desk.staffCalls
    .read()
    .filter((one) => one.userid === userid && one.answer !== 'limit')
    .map((one) => now - Date.parse(one.at));
  return LIMITS.some(({ calls, within }) => rung.filter((ago) => ago < within).length >= calls);
}

/** pstncc/getstates (WeCom path/91628): how far that call has come by business time; kept for 7 days. */
export function stateOfStaffCall(desk: Desk, body: string) {
  const given = stateSchema.safeParse(parseJson(body));
  if (!given.success) throw new WecomError(40058, given.error.issues[0]?.path.join('.'));
  const { callee_userid: userid, callid } = given.data;
  const found = desk.staffCalls
    .read()
    .find((one) => one.callid === callid && copyKey(one.userid) === copyKey(userid));
  const age = found ? desk.clock().getTime() - Date.parse(found.at) : Infinity;
  if (!found || age > KEPT_MS) throw new WecomError(40058, 'callid');
  const calltime = Math.floor(Date.parse(found.at) / 1000);
  return { calltime, ...progressOf(found.answer, age) };
}

function progressOf(answer: StaffCallRecord['answer'], age: number) {
  const silent = (reason: number) => ({ istalked: 0, talktime: 0, reason });
  if (answer === 'limit') return silent(REASON.overLimit);
  if (age < RING_MS) return silent(REASON.ringing);
  if (answer === 'rejects') return silent(REASON.rejected);
  if (answer === 'rings_out') return silent(age < GIVES_UP_MS ? REASON.ringing : REASON.rangOut);
  const talked = Math.min(age - RING_MS, TALK_MS);
  const reason = talked < TALK_MS ? REASON.inCall : REASON.ended;
  return { istalked: 1, talktime: Math.floor(talked / 1000), reason };
}
