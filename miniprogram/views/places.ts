/** Where somebody went lately: the last three, for one tap. Kept on their own device alone. Pages §2. */

const KEPT = 3;
/** Characters that a place may have. */
export const PLACE_LENGTH = 20;

/** What storage gave back, as far as it is a list of places. */
export function readPlaces(stored: unknown): readonly string[] {
  return Array.isArray(stored)
    ? stored.filter((one): one is string => typeof one === 'string').slice(0, KEPT)
    : [];
}

/** The newest first, each once. */
export function withPlace(places: readonly string[], place: string): readonly string[] {
  const name = place.trim();
  return name === '' ? places : [name, ...places.filter((one) => one !== name)].slice(0, KEPT);
}
