/** The app's `wx`: the names that the played client has; others are `undefined`, and unlisted ones a failure. */
import { fail } from '../failures.ts';
import { hasName, NAMES, type Profile } from '../profile.ts';

/** Keeps of `all` what the profile has. Reading a name that no client is known to have is noted. */
export function createWx(all: Readonly<Record<string, unknown>>, profile: Profile): object {
  const here = only(all, profile, '');
  const qy = here['qy'];
  if (qy !== undefined) here['qy'] = listed('wx.qy', only(qy as object, profile, 'qy.'), 'qy.');
  return listed('wx', here, '');
}

function only(all: object, profile: Profile, prefix: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(all).filter(([name]) => {
      if (!(prefix + name in NAMES))
        throw new Error(`${prefix}${name} is not in wecom-support.json`);
      return hasName(profile, prefix + name);
    }),
  );
}

function listed(shown: string, target: object, prefix: string): object {
  return new Proxy(target, {
    get(of, name) {
      if (typeof name === 'string' && !(prefix + name in NAMES)) {
        fail(`${shown}.${name} is not in wecom-support.json`);
      }
      return Reflect.get(of, name) as unknown;
    },
    set(_of, name) {
      fail(`${shown}.${String(name)} may not be set`);
      return true;
    },
  });
}
