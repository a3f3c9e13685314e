/** wx's part of the device: what system it is, calls, clipboard, network, and logging in to WeCom. */
import type { AppLife } from '../app-life.ts';
import { hasName, SYSTEMS, type Profile } from '../profile.ts';
import type { Records } from '../records.ts';
import { verb } from './answer.ts';
import type { Network } from './request.ts';

interface Device {
  readonly person: string;
  readonly profile: Profile;
  readonly life: AppLife;
  readonly network: Network;
  readonly records: Records;
  /** Points, as getSystemInfoSync gives it; may change while the app lives. */
  readonly fontSize: () => number;
}

/** The base library that WeCom's clients of the last years carry at least. */
const SDK_VERSION = '2.16.1';

type OnNetwork = (answer: { isConnected: boolean; networkType: string }) => void;

export interface DeviceNames {
  readonly names: Record<string, unknown>;
  /** Tells listeners that the network came or went. */
  readonly networkChanged: () => void;
}

export function createDevice(device: Device): DeviceNames {
  const { person, profile, life, network, records } = device;
  const listeners = new Set<OnNetwork>();
  const systemInfo = (): object => {
    const view = document.querySelector('.mp-view');
    const { innerWidth: width, innerHeight: height } = window;
    return {
      ...SYSTEMS[profile],
      SDKVersion: SDK_VERSION,
      version: '4.1.10',
      language: 'zh_CN',
      theme: 'light',
      pixelRatio: devicePixelRatio,
      windowWidth: view?.clientWidth ?? width,
      windowHeight: view?.clientHeight ?? height,
      screenWidth: width,
      screenHeight: height,
      statusBarHeight: 0,
      safeArea: { left: 0, top: 0, right: width, bottom: height, width, height },
      fontSizeSetting: device.fontSize(),
      ...(profile === 'wechat' ? {} : { environment: 'wxwork' }),
    };
  };
  const networkType = (): string => (network.isOffline() ? 'none' : 'wifi');
  const noted = (name: string, to: keyof Records, key?: string): unknown =>
    verb(name, (options) => {
      records[to].push(key === undefined ? name : String(options[key]));
      return undefined;
    });
  const names = {
    getSystemInfoSync: systemInfo,
    getSystemInfo: verb('getSystemInfo', systemInfo),
    makePhoneCall: noted('makePhoneCall', 'phoneCalls', 'phoneNumber'),
    setClipboardData: noted('setClipboardData', 'clipboard', 'data'),
    getClipboardData: verb('getClipboardData', () => ({ data: records.clipboard.at(-1) ?? '' })),
    vibrateShort: noted('vibrateShort', 'vibrations'),
    vibrateLong: noted('vibrateLong', 'vibrations'),
    setKeepScreenOn: verb('setKeepScreenOn', () => undefined),
    setInnerAudioOption: verb('setInnerAudioOption', () => undefined),
    getNetworkType: verb('getNetworkType', () => ({ networkType: networkType() })),
    onNetworkStatusChange: (then: OnNetwork) => {
      listeners.add(then);
    },
    offNetworkStatusChange: (then: OnNetwork) => {
      listeners.delete(then);
    },
    getLaunchOptionsSync: life.launchOptions,
    getEnterOptionsSync: life.enterOptions,
    getAccountInfoSync: () => ({
      miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' },
    }),
    canIUse: (words: string) =>
      hasName(profile, words) || hasName(profile, words.split('.')[0] ?? ''),
    nextTick: (then: () => void) => {
      setTimeout(then);
    },
    getUpdateManager: () => ({
      onCheckForUpdate: () => undefined,
      onUpdateReady: () => undefined,
      onUpdateFailed: () => undefined,
      applyUpdate: () => undefined,
    }),
    qy: {
      login: verb('qy.login', async () => {
        const answer = await fetch(`/frame/login?person=${encodeURIComponent(person)}`, {
          method: 'POST',
        });
        if (!answer.ok) throw new Error(`login failed with ${answer.status}`);
        const { code } = (await answer.json()) as { code: string };
        records.logins.push(code);
        return { code };
      }),
      checkSession: verb('qy.checkSession', () => undefined),
    },
  };
  return {
    names,
    networkChanged() {
      for (const then of listeners) {
        then({ isConnected: !network.isOffline(), networkType: networkType() });
      }
    },
  };
}
