/** Values that every page of ours is made of, in wire form: a word beside its value, a moment, a length, a person. */
import { z } from 'zod';

/** A value of ours with the word a person reads for it. */
export const labelled = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.object({ value: z.enum(values), text: z.string() });
export const moment = z.object({ at: z.iso.datetime({ offset: true }), text: z.string() });
export const length = z.object({ seconds: z.int().min(0), text: z.string() });
export const person = z.object({ id: z.string(), name: z.string() });
export const confidence = z.number().min(0).max(1);
