/** What stays on the device: the session, one's settings, drafts. No data of customers but drafts. Pages §3. */

const SESSION = 'session';
const TEXT_SIZE = 'text-size';
const PERSON = 'person';

function readText(key: string): string | null {
  const value = wx.getStorageSync(key);
  return typeof value === 'string' && value !== '' ? value : null;
}

export function readToken(): string | null {
  return readText(SESSION);
}

export function keepToken(token: string | null): void {
  if (token === null) wx.removeStorageSync(SESSION);
  else wx.setStorageSync(SESSION, token);
}

/** Id of the employee whose device this is; null until the server has said it. */
export function readPerson(): string | null {
  return readText(PERSON);
}

/** Somebody else on the same device finds nothing of the one before, drafts included. */
export function keepPerson(person: string): void {
  if (readPerson() === person) return;
  for (const key of wx.getStorageInfoSync().keys) {
    if (key !== SESSION && key.includes(':') && !key.includes(`:${person}:`)) {
      wx.removeStorageSync(key);
    }
  }
  wx.setStorageSync(PERSON, person);
}

/** `system` follows the client's own setting. */
export type TextChoice = 'system' | 'normal' | 'large' | 'huge';
const CHOICES: readonly TextChoice[] = ['system', 'normal', 'large', 'huge'];

export function readTextChoice(): TextChoice {
  const stored = readText(TEXT_SIZE);
  return CHOICES.find((one) => one === stored) ?? 'system';
}

export function keepTextChoice(choice: TextChoice): void {
  wx.setStorageSync(TEXT_SIZE, choice);
}

/** One value under a name, for this person alone; null when there is none or nobody is known yet. */
export function readOwn(name: string): unknown {
  const person = readPerson();
  const stored = person === null ? '' : wx.getStorageSync(keyOf(person, name));
  return stored === '' || stored === undefined ? null : stored;
}

/** Kept only once it is known for whom. */
export function keepOwn(name: string, value: unknown): void {
  const person = readPerson();
  if (person === null) return;
  if (value === null) wx.removeStorageSync(keyOf(person, name));
  else wx.setStorageSync(keyOf(person, name), value);
}

/** Names of all that is kept for this person and begins so. */
export function listOwn(start: string): string[] {
  const person = readPerson();
  if (person === null) return [];
  const prefix = keyOf(person, '');
  return wx
    .getStorageInfoSync()
    .keys.filter((key) => key.startsWith(`${prefix}${start}`))
    .map((key) => key.slice(prefix.length));
}

function keyOf(person: string, name: string): string {
  return `own:${person}:${name}`;
}
