/** Wire forms of reports over a span of days. */
import { z } from 'zod';
import { instant } from './people.ts';

const DAY_MS = 86_400_000;
const MOST_DAYS = 92;

const day = z.iso.date();

/** Both days included; both left out: the last seven. */
export const spanQuery = z
  .object({ from: day.optional(), to: day.optional() })
  .transform(({ from, to }, ctx) => {
    if (from === undefined && to === undefined) return null;
    const days = (Date.parse(to ?? '') - Date.parse(from ?? '')) / DAY_MS + 1;
    if (from !== undefined && to !== undefined && days >= 1 && days <= MOST_DAYS) {
      return { from, to };
    }
    const message = `should be the same day as \`from\` or later, ${MOST_DAYS} days in all at most`;
    ctx.addIssue({ code: 'custom', path: [from === undefined ? 'from' : 'to'], message });
    return z.NEVER;
  });

const count = z.int().min(0);

const line = z.object({
  value: z.string(),
  text: z.string(),
  calls: count,
  answered: count,
  missed: count,
  voicemail: count,
  answer: z.object({ seconds: count.nullable(), text: z.string() }),
});

export const spanReportSchema = z
  .object({
    now: instant,
    from: day,
    to: day,
    today: day,
    /** Spans that are asked for by one tap; the one shown is chosen. */
    choices: z.array(z.object({ text: z.string(), from: day, to: day, chosen: z.boolean() })),
    total: line,
    byPerson: z.array(line),
    byPersonMore: z.int().min(0),
    byHour: z.array(line),
    byIntent: z.array(line),
    byLevel: z.array(line),
  })
  .meta({ id: 'SpanReport' });
