/** Moments and dates that somebody asks about: years of four digits, with room on both sides for what is looked up there. */
import { z } from 'zod';

const FIRST_YEAR = 1970;
const LAST_YEAR = 9000;
const TOO_FAR = { error: `should lie between the years ${FIRST_YEAR} and ${LAST_YEAR}` };

/** What is no moment at all was refused before. */
function isNear(text: string): boolean {
  const year = new Date(text).getUTCFullYear();
  return Number.isNaN(year) || (year >= FIRST_YEAR && year <= LAST_YEAR);
}

/** A moment with its zone, as it was written. */
export const askedInstant = z.iso.datetime({ offset: true }).refine(isNear, TOO_FAR);

/** The same, read. */
export const askedMoment = askedInstant.transform((text) => new Date(text));

/** `YYYY-MM-DD` */
export const askedDate = z.iso.date().refine(isNear, TOO_FAR);
