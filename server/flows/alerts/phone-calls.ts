/** One change of a stored alert call: load · change · save, again while somebody else is first. */
import type { AlertCall } from '../../domain/alerts/alert-call.ts';
import type { AlertCalls } from '../../ports.ts';

/** The call as it now is; null when there is none. A change that changes nothing writes nothing. */
export async function changeCall(
  calls: Pick<AlertCalls, 'load' | 'save'>,
  id: string,
  change: (call: AlertCall) => AlertCall,
): Promise<AlertCall | null> {
  for (;;) {
    const known = await calls.load(id);
    if (!known) return null;
    const next = change(known);
    if (next === known) return known;
    if (await calls.save(next)) return { ...next, version: known.version + 1 };
  }
}
