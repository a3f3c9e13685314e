/** Wire forms of alerts. */
import { z } from 'zod';
import { CHANNELS } from '../../domain/alerts/types.ts';
import { askedMoment } from './moment.ts';
import { instant } from './people.ts';

const notice = z.object({
  at: instant,
  to: z.string(),
  channel: z.enum(CHANNELS),
  outcome: z.enum(['pending', 'accepted', 'bundled', 'answered', 'no_answer', 'failed', 'skipped']),
});

const alertSchema = z.object({
  id: z.string(),
  state: z.enum(['open', 'taken', 'settled']),
  openedAt: instant,
  respondBy: instant,
  takenBy: z.string().nullable(),
  nextStepAt: instant.nullable(),
  count: z.int().min(1),
  notices: z.array(notice),
});

/** `mine`: it went as the viewer wished; else the alert shows who was first. */
export const alertAnswerSchema = z
  .object({ alert: alertSchema, mine: z.boolean(), calls: z.array(z.string()) })
  .meta({ id: 'AlertAnswer' });
export const alertsSchema = z.object({ alerts: z.array(alertSchema) }).meta({ id: 'Alerts' });
export const handBody = z.object({ to: z.string().regex(/^[A-Za-z0-9_.@-]{1,64}$/) });

export const momentBody = z.object({ at: askedMoment });
