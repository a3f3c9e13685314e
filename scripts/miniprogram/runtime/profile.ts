/** Whose phone it is: the client of WeCom that is played, and what of `wx` that client has. */
import support from '../wecom-support.json';

export const PROFILES = ['ios', 'android', 'win', 'mac', 'wechat'] as const;
export type Profile = (typeof PROFILES)[number];

interface Row {
  readonly since: string;
  readonly ios: boolean;
  readonly android: boolean;
  readonly win: boolean;
  readonly mac: boolean;
}

export const NAMES: Readonly<Record<string, Row>> = support.names;

/** Whether a client has a name; plain WeChat on a phone has all but `qy`. Unlisted names nobody has. */
export function hasName(profile: Profile, name: string): boolean {
  const row = NAMES[name];
  if (!row) return false;
  if (profile === 'wechat') return !name.startsWith('qy');
  return row[profile];
}

export function isProfile(value: string): value is Profile {
  return PROFILES.some((one) => one === value);
}

/** What getSystemInfoSync says of itself on each client. */
export const SYSTEMS: Readonly<Record<Profile, Readonly<Record<string, string>>>> = {
  ios: { platform: 'ios', system: 'iOS 17.4', brand: 'iPhone', model: 'iPhone 14' },
  android: { platform: 'android', system: 'Android 13', brand: 'HUAWEI', model: 'ALN-AL00' },
  win: { platform: 'windows', system: 'Windows 10 x64', brand: 'microsoft', model: 'microsoft' },
  mac: { platform: 'mac', system: 'Mac OS X 13.4', brand: 'apple', model: 'MacBookPro18,3' },
  wechat: { platform: 'android', system: 'Android 13', brand: 'HUAWEI', model: 'ALN-AL00' },
};
