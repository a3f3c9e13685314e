/** The picture of a report: clients of WeCom fetch it without a login, by an address nobody can guess. Cards §3. */
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import { openDoor } from '../door.ts';
import type { OpenDoor } from '../door.ts';
import type { Doors } from '../doors.ts';

/** What is unknown and what is over look alike. */
export function showPicture({ needs }: Doors): OpenDoor {
  return openDoor({
    says: 'The picture on a daily report, for 72 hours.',
    params: z.object({
      picture: z
        .string()
        .regex(/^[A-Za-z0-9_-]{43}\.png$/)
        .transform((text) => text.slice(0, -'.png'.length)),
    }),
    answers: { 200: 'The picture' },
    async handle({ params }) {
      const png = await needs.openPicture(params.picture);
      if (png === null) throw new AppError('not_found', 'picture unknown or over');
      return { kind: 'picture', status: 200, png };
    },
  });
}
