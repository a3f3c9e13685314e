/** Which addresses an app may ask: HTTPS of one host with a name, as entered in the console. The frame serves them. */
import { fail } from '../failures.ts';

const ALLOWED = /^https:\/\/([a-z0-9-]+\.)+[a-z]+(?=\/(api|media)\/)/;

let host: string | undefined;

/** The frame's own address for one of the server's; null, and a failure, for others. */
export function ownAddress(url: string): string | null {
  const asked = ALLOWED.exec(url)?.[0];
  if (asked === undefined) {
    fail(`${url} is not an HTTPS address below /api or /media of a named host`);
    return null;
  }
  host ??= asked;
  if (host !== asked) fail(`${url} is of another host than ${host}`);
  return `/frame${url.slice(asked.length)}`;
}
