/** Wire form of 待办. */
import { z } from 'zod';
import { INBOX_KINDS } from '../../domain/inbox/types.ts';
import type { InboxView } from '../../flows/pages/inbox.types.ts';
import { act, cursorQuery, now, whoBrief } from './act.ts';
import { labelled, moment } from './page-values.ts';

export const inboxQuery = z.object({ cursor: cursorQuery });

export const inboxSchema = z
  .object({
    now,
    badge: z.int().min(0),
    total: z.int().min(0),
    folded: z.int().min(0),
    rows: z.array(
      z.object({
        id: z.string(),
        kind: labelled(INBOX_KINDS),
        urgency: labelled(['high', 'medium', 'low', 'unknown']),
        who: whoBrief,
        why: z.string(),
        due: moment,
        deadline: z.string(),
        overdue: z.boolean(),
        fold: z.boolean(),
        act: act(['take', 'settle', 'complete']),
        path: z.string(),
      }),
    ),
    cursor: z.string().nullable(),
  })
  .meta({ id: 'Inbox' }) satisfies z.ZodType<InboxView>;
