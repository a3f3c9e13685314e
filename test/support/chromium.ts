/** Debian's Chromium, and how every test starts it: nothing is fetched that the story does not ask for. */
export const CHROMIUM = '/usr/bin/chromium';

export const CHROMIUM_ARGUMENTS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--mute-audio',
];
