/** Variables about the mini-program that people have on their phones. */
import { z } from 'zod';

export const CLIENT_VARIABLES = {
  CLIENT_MINIMUM: {
    about: 'Oldest version of the mini-program that is served; older ones are told to start anew.',
    should: 'three numbers with dots, such as 1.2.0',
    read: z.string().regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/),
    fallback: '0.0.0',
  },
} as const;
