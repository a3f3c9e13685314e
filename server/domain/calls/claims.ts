/** The one right to decide where a waiting call goes: begun, ended, lapsed. Spec §4.1.1 接听 claims. */
import type { Call, Claim } from './types.ts';

/** A claim holds this long before the plan goes on. */
export const CLAIM_SECONDS = 25;
/** A colleague of a 转接 rings this long. */
export const TRANSFER_SECONDS = 20;

/** Ends every open claim. */
export function endClaims(call: Call, at: Date, end: NonNullable<Claim['end']>): Call {
  return {
    ...call,
    claims: call.claims.map((claim) =>
      claim.end === null ? { ...claim, end, endedAt: at } : claim,
    ),
  };
}

export function endClaim(call: Call, ended: Claim, at: Date, end: NonNullable<Claim['end']>): Call {
  return {
    ...call,
    claims: call.claims.map((claim) =>
      claim.id === ended.id ? { ...claim, end, endedAt: at } : claim,
    ),
  };
}
