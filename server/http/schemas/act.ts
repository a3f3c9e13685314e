/** Parts that the pages of the mini-program have alike, in wire form. */
import { z } from 'zod';
import { CUSTOMER_LEVELS } from '../../domain/matching/types.ts';
import type { ColleagueView, WhoBrief } from '../../flows/pages/brief.ts';
import { labelled } from './page-values.ts';

/** An id of ours in a path. */
export const id = z.string().regex(/^[A-Za-z0-9._:@-]{1,128}$/);
export const now = z.iso.datetime({ offset: true });
/** What a list gave out to go on behind it. */
export const cursorQuery = z.string().max(600).nullish();

/** One act that is open to the viewer: its key, the word on the button, what is asked before it. */
export const act = <const Keys extends readonly [string, ...string[]]>(keys: Keys) =>
  z.object({ key: z.enum(keys), text: z.string(), confirm: z.string().nullable() });

export const whoBrief = z.object({
  title: z.string(),
  contact: z.string(),
  level: labelled(CUSTOMER_LEVELS).nullable(),
  number: z.string(),
  again: z.string().nullable(),
}) satisfies z.ZodType<WhoBrief>;

export const colleague = z.object({
  id: z.string(),
  name: z.string(),
  status: z.string(),
}) satisfies z.ZodType<ColleagueView>;
