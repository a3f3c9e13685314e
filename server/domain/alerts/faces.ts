/** What one person's card of an alert must show now. Pure; equal keys look the same. spec, cards §2. */
import { lastShown } from './telling.ts';
import type { Alert, AlertAction, AlertFace, AlertFaceState } from './types.ts';

/** Null for whoever has no card of it. A card that is greyed stays so until its person is told anew. */
export function alertFaceOf(alert: Alert, person: string): AlertFace | null {
  if (!alert.told.includes(person)) return null;
  const state = stateOf(alert, person);
  const actions = actionsOf(state);
  const final = actions.length === 0;
  const note = final ? null : noteOf(alert, person);
  return { state, final, actions, note };
}

function stateOf(alert: Alert, person: string): AlertFaceState {
  const apart = (alert.apart ?? []).find((one) => one.person === person)?.state;
  if (apart && apart.name !== 'lapsed') return apart;
  switch (alert.state) {
    case 'settled':
      return { name: 'settled', how: alert.settled?.how ?? 'person' };
    case 'taken':
      if (alert.takenBy !== null && alert.takenBy !== person) {
        return { name: 'taken-by', who: alert.takenBy };
      }
      return { name: alert.remindAt ? 'mine' : 'remind' };
    case 'open':
      return apart ?? { name: 'open' };
  }
}

/** None on a grey card. */
function actionsOf({ name }: AlertFaceState): readonly AlertAction[] {
  switch (name) {
    case 'open':
    case 'lapsed':
      return ['take', 'hand', 'settle'];
    case 'mine':
    case 'remind':
      return ['settle', 'hand'];
    case 'taken-by':
    case 'handed':
    case 'settled':
    case 'expired':
      return [];
  }
}

function noteOf(alert: Alert, person: string): AlertFace['note'] {
  const note = alert.notes.find((one) => one.person === person);
  return note ? { refusal: note.refusal, who: note.who } : null;
}

/**
 * Key of a face: another one asks for a rewrite, or for a new card where there is no code. Being told anew makes it
 * another one too, though it may read the same. Empty for whoever has no card.
 */
export function alertKeyOf(alert: Alert, person: string): string {
  const face = alertFaceOf(alert, person);
  if (!face) return '';
  if (face.final) return JSON.stringify([face, null]);
  const raised = isRaised(alert) ? ['raised'] : [];
  return JSON.stringify([face, lastShown(alert, person)?.id, ...raised]);
}

/** Facts have raised it: whoever was told before must see that it is urgent. */
export function isRaised({ state, raised }: Alert): boolean {
  return state === 'open' && raised === true;
}
