/** Wire forms of the doors behind `callpop duty` and `callpop ladder`. */
import { z } from 'zod';
import { CHANNELS, RUNGS } from '../../domain/alerts/types.ts';

export const dutySchema = z
  .object({
    /** Employee ids on shift. */
    primary: z.array(z.string()),
    /** Employee id of 值班人员 standing by, or voicemail. */
    backup: z.string(),
    /** Spans of the coming four weeks without anybody, `[from, to)`. */
    gaps: z.array(z.object({ from: z.string(), to: z.string() })),
  })
  .meta({ id: 'Duty' });

export const ladderSchema = z
  .array(
    z.object({
      /** Seconds from the opening. */
      after: z.number().min(0),
      rung: z.enum(RUNGS),
      people: z.array(z.string()),
      channels: z.array(z.enum(CHANNELS)),
    }),
  )
  .meta({ id: 'Ladder' });
