/** Puts the packages of the frame in place, unless they are there. Throws when `npm ci` fails. */
export function ensureMiniprogram(): Promise<void>;
