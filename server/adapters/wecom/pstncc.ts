/** WeCom's emergency phone notice as the StaffPhone port (WeCom path/91627, 91628). */
import { z } from 'zod';
import type { StaffCallOutcome, StaffPhone } from '../../ports/alerts.ts';
import type { WecomApi } from './api.ts';
import { attempt, read } from './attempt.ts';

const calledSchema = z.looseObject({
  states: z.array(
    z.looseObject({
      code: z.number(),
      callid: z.string().nullish(),
      userid: z.string(),
    }),
  ),
});
const stateSchema = z.looseObject({ istalked: z.number(), reason: z.number() });

/** Speaks with the token of the app, which must be listed under 紧急通知 → 可调用接口的应用. */
export function createStaffPhone(
  api: Pick<WecomApi, 'call'>,
  timeouts: { readonly callMs: number; readonly otherMs: number },
): StaffPhone {
  return {
    call: (userids) =>
      attempt(async () => {
        const body = JSON.stringify({ callee_userid: userids });
        const path = 'pstncc/call';
        const answer = await api.call({ path, body, timeoutMs: timeouts.callMs });
        return read(calledSchema, answer).states.map(({ code, callid, userid }) => ({
          userid,
          callId: code === 0 && callid ? callid : null,
          code,
        }));
      }),

    state: ({ userid, callId }) =>
      attempt(async () => {
        const body = JSON.stringify({ callee_userid: userid, callid: callId });
        const path = 'pstncc/getstates';
        const answer = await api.call({ path, body, timeoutMs: timeouts.otherMs });
        const { istalked, reason } = read(stateSchema, answer);
        return { outcome: istalked === 1 ? 'answered' : outcomeOf(reason), reason };
      }),
  };
}

/** Reasons of path/91628: 2 answered, 3 in talk; 0 is the normal end of a call that was not talked on. */
const NO_ANSWER: ReadonlySet<number> = new Set([0, 4, 5, 7, 8, 12, 16, 17, 20]);

function outcomeOf(reason: number): StaffCallOutcome {
  if (reason === 1) return 'ringing';
  if (reason === 2 || reason === 3) return 'answered';
  return NO_ANSWER.has(reason) ? 'no_answer' : 'failed';
}
