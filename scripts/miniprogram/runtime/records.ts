/** What an app did that leaves no trace on the screen, for tests to read. */

export interface Records {
  readonly phoneCalls: string[];
  readonly clipboard: string[];
  readonly vibrations: string[];
  readonly toasts: string[];
  /** Codes that wx.qy.login gave. */
  readonly logins: string[];
}

export function createRecords(): Records {
  return { phoneCalls: [], clipboard: [], vibrations: [], toasts: [], logins: [] };
}
