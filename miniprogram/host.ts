/** Where we run, and what to do where a client lacks something. The only file that asks. Pages §3, §4. */

export type Platform = 'ios' | 'android' | 'windows' | 'mac' | 'other';

export interface Host {
  readonly inWecom: boolean;
  readonly platform: Platform;
  /** Windows and Mac: no telephone, no vibration, a pointer in place of a finger. */
  readonly isDesktop: boolean;
  /** Version of the base library, as it says itself. */
  readonly sdk: string;
}

const PLATFORMS: readonly Platform[] = ['ios', 'android', 'windows', 'mac'];
const NORMAL_TEXT = 16;

let host: Host | null = null;

/** Asked once: nothing of it changes while the program lives. */
export function readHost(): Host {
  if (host !== null) return host;
  const info = wx.getSystemInfoSync();
  const platform = PLATFORMS.find((one) => one === info.platform) ?? 'other';
  host = {
    // Some clients do not tell their environment, but have the calls.
    inWecom: info.environment === 'wxwork' || wx.qy !== undefined,
    platform,
    isDesktop: platform === 'windows' || platform === 'mac',
    sdk: info.SDKVersion,
  };
  return host;
}

/** Pixels of normal text in the client's settings. Somebody may change them and come back. */
export function fontSize(): number {
  return wx.getSystemInfoSync().fontSizeSetting ?? NORMAL_TEXT;
}

/** WeCom's own calls; null outside of it. */
export function wecomCalls(): Mini.Qy | null {
  return readHost().inWecom ? (wx.qy ?? null) : null;
}

export type Dialled = 'called' | 'copied' | 'failed';

/** Opens the telephone with this number; on desktop the number is copied instead. Resolves when the person is back. */
export function dial(number: string): Promise<Dialled> {
  if (!readHost().isDesktop && wx.canIUse('makePhoneCall')) {
    return new Promise((resolve) => {
      wx.makePhoneCall?.({
        phoneNumber: number,
        success: () => {
          resolve('called');
        },
        fail: () => {
          resolve('failed');
        },
      });
    });
  }
  return copy(number).then((done) => (done ? 'copied' : 'failed'));
}

/** Whether `dial` rings or copies: the word on the button. */
export function canDial(): boolean {
  return !readHost().isDesktop && wx.canIUse('makePhoneCall');
}

/** Puts a text on the clipboard; false when the client refuses. */
export function copy(text: string): Promise<boolean> {
  return new Promise((resolve) => {
    wx.setClipboardData({
      data: text,
      success: () => {
        resolve(true);
      },
      fail: () => {
        resolve(false);
      },
    });
  });
}

/** A short tremble, where there is one; never the only sign of anything. */
export function tremble(): void {
  if (!readHost().isDesktop && wx.canIUse('vibrateShort')) wx.vibrateShort?.({});
}

/** The number on a tab; 0 takes it away. Fails silently on pages without tabs. */
export function showBadge(tab: number, count: number): void {
  const fail = (): void => undefined;
  if (count > 0) wx.setTabBarBadge({ index: tab, text: count > 99 ? '99+' : String(count), fail });
  else wx.removeTabBarBadge({ index: tab, fail });
}

/** Lets sound be heard although the telephone is muted: whoever presses play wants to hear. */
export function ignoreMuteSwitch(): void {
  if (readHost().isDesktop || !wx.canIUse('setInnerAudioOption')) return;
  wx.setInnerAudioOption?.({ obeyMuteSwitch: false });
}

/** Players of desktop clients ignore the speed. */
export function canChangeSpeed(): boolean {
  return readHost().platform === 'ios' || readHost().platform === 'android';
}

/** Takes a new release as soon as it is loaded. Windows says nothing of releases. */
export function takeUpdates(): void {
  if (readHost().platform === 'windows' || !wx.canIUse('getUpdateManager')) return;
  const manager = wx.getUpdateManager?.();
  manager?.onUpdateReady?.(() => {
    manager.applyUpdate();
  });
}
