/** Who the caller is, as people said: 就是他, 都不是, undone. Spec §2. */
import type { Call, Confirmation } from './types.ts';

/** Takes a confirmation unless somebody confirmed before. */
export function attach(call: Call, confirmed: Confirmation): Call {
  const identification = call.identification;
  if (!identification || identification.confirmed) return call;
  return { ...call, identification: { ...identification, confirmed, rejected: null } };
}

/** Nobody of the candidates. */
export function reject(call: Call, said: { id: string; by: string; at: Date }): Call {
  const identification = call.identification;
  if (!identification || identification.confirmed) return call;
  return { ...call, identification: { ...identification, rejected: said } };
}

/** Undoes what was said under this id; nothing else. */
export function detach(call: Call, confirmation: string): Call {
  const identification = call.identification;
  if (!identification) return call;
  const { confirmed, rejected } = identification;
  return {
    ...call,
    identification: {
      ...identification,
      confirmed: confirmed?.id === confirmation ? null : confirmed,
      rejected: rejected?.id === confirmation ? null : rejected,
    },
  };
}
