/** The first tab: asks the server, counts presses, and lets tests try what is forbidden. */
import { note, readDiary } from '../../diary';
import { addressOf, get } from '../../server';

interface Data {
  greeting: string;
  answer: string;
  presses: number;
  large: boolean;
  tags: string[];
}

declare const window: unknown, document: unknown, fetch: unknown, URL: unknown;

let sound: WechatMiniprogram.InnerAudioContext | undefined;

Page({
  data: { greeting: '你好', answer: '', presses: 0, large: false, tags: ['紧急', '回拨'] } as Data,
  onLoad() {
    note('home onLoad');
    const { fontSizeSetting } = wx.getSystemInfoSync();
    if (fontSizeSetting >= 22) this.setData({ large: true });
  },
  onShow() {
    note('home onShow');
  },
  onReady() {
    note('home onReady');
  },
  onHide() {
    note('home onHide');
  },
  onPullDownRefresh() {
    note('home onPullDownRefresh');
    void wx.stopPullDownRefresh();
  },
  async ask() {
    this.setData({ answer: await get('/api/hello') });
  },
  count() {
    this.setData({ presses: this.data.presses + 1 });
  },
  readDiary,
  get,
  raw: (url: string) => wx.request({ url }),
  /** What a setData sees on the screen right after it and a task later. */
  paint() {
    const heights: number[] = [];
    const look = (then: () => void): void => {
      wx.createSelectorQuery()
        .selectAll('.quiet')
        .boundingClientRect((boxes) => {
          heights.push((boxes as unknown as unknown[]).length);
          then();
        })
        .exec();
    };
    return new Promise((done) => {
      this.setData({ tags: ['一', '二', '三', '四'] }, () => {
        look(() => {
          done([this.data.tags.length, ...heights]);
        });
      });
      look(() => undefined);
    });
  },
  /** Values that cannot cross to the other thread. */
  breakData(what: string) {
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    const values: Record<string, unknown> = {
      function: () => 1,
      date: new Date(0),
      undefined,
      nan: Number.NaN,
      cycle,
    };
    this.setData({ odd: values[what] } as unknown as Partial<Data>);
  },
  keep(value: string) {
    wx.setStorageSync('kept', value);
  },
  kept: () => wx.getStorageSync<string>('kept'),
  /** Names that the client may lack. */
  phone: () => wx.makePhoneCall({ phoneNumber: '10086' }),
  carefulPhone: () => wx.makePhoneCall?.({ phoneNumber: '10086' }) !== undefined,
  unknownName: () => (wx as unknown as Record<string, unknown>)['openCardOfNobody'] === undefined,
  shadowed: () => [typeof window, typeof document, typeof fetch, typeof URL, typeof Intl].join(),
  clock: () => Date.now(),
  async login() {
    return wx.qy ? (await wx.qy.login()).code : 'no qy';
  },
  play(from: number) {
    sound = wx.createInnerAudioContext();
    sound.src = addressOf('/media/tone.wav');
    sound.startTime = from;
    for (const name of ['onPlay', 'onPause', 'onStop', 'onEnded', 'onSeeked'] as const) {
      sound[name](() => {
        note(name);
      });
    }
    sound.onError(() => {
      note('onError');
    });
    sound.play();
  },
  sound: (act: 'pause' | 'stop' | 'destroy' | 'play') => sound?.[act](),
  seek: (to: number) => sound?.seek(to),
  /** The client's own verbs, one of each kind. */
  calls(what: string) {
    const verbs: Record<string, () => unknown> = {
      toast: () => wx.showToast({ title: '已保存' }),
      loading: () => wx.showLoading({ title: '提交中' }),
      hide: () => wx.hideLoading(),
      sheet: () => wx.showActionSheet({ itemList: ['外出', '会议中'] }),
      copy: () => wx.setClipboardData({ data: '1380****8888' }),
      title: () => wx.setNavigationBarTitle({ title: '新的标题' }),
      network: () => wx.getNetworkType(),
      stored: () => wx.getStorageInfoSync().keys,
      download: () =>
        new Promise((done) => {
          wx.downloadFile({
            url: addressOf('/media/tone.wav'),
            success: ({ tempFilePath }) => {
              done(tempFilePath);
            },
          });
        }),
    };
    return verbs[what]?.();
  },
  speed(to: number) {
    if (sound) sound.playbackRate = to;
  },
  leaveUnhandled() {
    void Promise.reject(new Error('nobody listens'));
  },
  badge(words: string) {
    void wx.setTabBarBadge({ index: 1, text: words });
  },
});
