/** Wire forms of login and status. */
import { z } from 'zod';
import { REP_STATUSES, ROLES } from '../../domain/people.ts';
import { askedInstant } from './moment.ts';

export const instant = z.iso.datetime({ offset: true });

/** Longest line a person may add to 外出. Pages §2. */
const LOCATION_LENGTH = 20;

export const loginBody = z.object({
  code: z.string().regex(/^[\x21-\x7e]{1,512}$/, { error: 'should be the code of wx.qy.login' }),
});

export const sessionSchema = z
  .object({ token: z.string(), expiresAt: instant })
  .meta({ id: 'Session' });

export const statusBody = z.object({
  status: z.enum(REP_STATUSES),
  location: z
    .string()
    .trim()
    .refine((text) => Array.from(text).length <= LOCATION_LENGTH && !/\p{Cc}/u.test(text), {
      error: `should be at most ${LOCATION_LENGTH} characters in one line`,
    })
    .nullish()
    .transform((text) => (text === undefined || text === '' ? null : text)),
  until: askedInstant
    .nullish()
    .transform((text) => (text === null || text === undefined ? null : new Date(text))),
  /** May only name oneself. */
  person: z.string().optional(),
});

const source = z.enum(['app', 'bot']);

export const statusSchema = z
  .object({
    status: z.enum(REP_STATUSES),
    since: instant,
    until: instant,
    source,
    version: z.int().min(1),
  })
  .meta({ id: 'StatusSet' });

export const boardLineSchema = z
  .object({
    person: z.string(),
    status: z.enum([...REP_STATUSES, 'unknown']),
    since: instant.nullable(),
    until: instant.nullable(),
    source: source.nullable(),
  })
  .meta({ id: 'BoardLine' });

export const grantBody = z.object({
  wecomUserId: z.string().regex(/^[A-Za-z0-9_.@-]{1,64}$/, {
    error: 'should be a WeCom user id: up to 64 letters, digits, _ - . @',
  }),
  role: z.enum(ROLES),
});

export const grantedSchema = z
  .object({ person: z.string(), name: z.string(), roles: z.array(z.enum(ROLES)) })
  .meta({ id: 'Granted' });
