/** What is shown of a call, or the refusal that tells nothing of it. */
import { AppError } from '../../errors.ts';

export function demandShown<View>(
  shown:
    | { readonly ok: true; readonly view: View }
    | { readonly ok: false; readonly why: 'gone' | 'forbidden' },
): View {
  if (shown.ok) return shown.view;
  if (shown.why === 'forbidden') throw new AppError('call_forbidden', 'not a call of this viewer');
  throw new AppError('not_found', 'no such call');
}
