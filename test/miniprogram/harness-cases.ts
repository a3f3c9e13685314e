/** One thing wrong in a source of the sample app, and the place and words by which the gate must name it. */

export interface Planting {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** What a fault says: file, line, words. */
  readonly says: string;
}

function row(file: string, from: string, to: string, says: string): Planting {
  return { file, from, to, says };
}

const HOME = 'pages/home/index';
const LIST = 'pages/list/index';

/** The compiler refuses these. */
export const COMPILE: readonly Planting[] = [
  row(
    'app.json',
    '"pages/faults/index"',
    '"pages/gone/index"',
    'app.json page pages/gone/index has no .wxml and .ts',
  ),
  row(
    'app.json',
    '/components/row/row',
    '/components/row/raw',
    'component <row> is not at /components/row/raw',
  ),
  row(
    'app.json',
    '"window"',
    '"componentFramework": "glass-easel", "window"',
    'componentFramework may not be set',
  ),
  row(
    'app.json',
    '"pagePath": "pages/list/index"',
    '"pagePath": "desk/report/index"',
    'tab desk/report/index is not a page of the main package',
  ),
  row('app.json', 'icons/list.png', 'icons/gone.png', 'icon icons/gone.png does not exist'),
  row(`${HOME}.wxml`, '{{answer ||', '{{answer answer ||', `${HOME}.wxml:3 `),
  row(`${HOME}.wxml`, '{{greeting}}</view>', '{{greeting}}', 'missing end tag'),
  row(
    `${HOME}.wxml`,
    'bind:tap="ask"',
    'bindtap="ask"',
    `${HOME}.wxml:4 write bind:tap, not bindtap`,
  ),
  row(
    `${HOME}.wxml`,
    '<view class="quiet">',
    '<view style="width: 10rpx">',
    `${HOME}.wxml:3 rpx is not allowed`,
  ),
  row(
    `${HOME}.wxml`,
    '<button',
    '<map></map><button',
    `${HOME}.wxml <map> is not a known component`,
  ),
  row(`${LIST}.wxss`, '12px', '24rpx', `${LIST}.wxss:2 rpx is not allowed`),
  row(`${LIST}.wxss`, 'font-weight: 600', 'display: flex; gap: 8px', `${LIST}.wxss:4 gap of flex`),
  row(`${LIST}.wxss`, 'font-weight: 600', 'aspect-ratio: 1', `${LIST}.wxss:4 aspect-ratio`),
  row(`${LIST}.wxss`, '12px', 'clamp(1px, 2px, 3px)', `${LIST}.wxss:2 clamp()`),
  row(`${LIST}.wxss`, '.mark {', '.mark:has(.who) {', `${LIST}.wxss:1 :has`),
  row(`${LIST}.wxss`, 'font-weight: 600;\n}', 'font-weight: 600;', `${LIST}.wxss:1 Unclosed block`),
  row(
    'app.wxss',
    './styles/tokens.wxss',
    './styles/gone.wxss',
    'app.wxss:1 @import ./styles/gone.wxss',
  ),
  row(
    'components/row/row.wxss',
    '.row {',
    'view {',
    "components/row/row.wxss:1 a component's style sheet",
  ),
  row(`${HOME}.ts`, "'../../server'", "'../../nowhere'", `${HOME}.ts:3 Could not resolve`),
  row(
    `${HOME}.ts`,
    "'../../server'",
    "'luxon'",
    `${HOME}.ts:3 luxon is not a file of the mini-program`,
  ),
  row(
    `${HOME}.ts`,
    "'../../server'",
    "'../../../support/browser'",
    'is not a file of the mini-program',
  ),
  row(`${HOME}.ts`, 'interface Data {', 'interface Data {{', `${HOME}.ts:5 `),
];

/** These compile; the gate refuses them. */
export const CHECK: readonly Planting[] = [
  row(
    `${HOME}.wxml`,
    '{{greeting}}',
    '{{greting}}',
    `${HOME}.wxml:2 Property 'greting' does not exist`,
  ),
  row(
    `${HOME}.wxml`,
    'bind:tap="ask"',
    'bind:tap="aks"',
    `${HOME}.wxml:4 Property 'aks' does not exist`,
  ),
  row(`${LIST}.wxml`, 'item.why', 'item.whi', `${LIST}.wxml:7 Property 'whi' does not exist`),
  row(`${LIST}.wxml`, 'wx:key="id"', 'wx:key="ids"', `${LIST}.wxml:4 `),
  row(
    `${LIST}.wxml`,
    'who="{{item.who}}"',
    'whom="{{item.who}}"',
    `${LIST}.wxml:6 Property 'whom' does not exist`,
  ),
  row(
    `${LIST}.wxml`,
    'who="{{item.who}}"',
    'who="{{item.urgent}}"',
    `${LIST}.wxml:6 Type 'boolean' is not assignable`,
  ),
  row(
    'desk/report/index.wxml',
    '分包',
    '{{nothing}}',
    "desk/report/index.wxml:1 Property 'nothing' does not exist",
  ),
  row(
    'desk/report/index.wxml',
    '<text',
    '<text bind:tap="nothing"',
    "desk/report/index.wxml:1 Property 'nothing'",
  ),
  row(
    'components/row/row.wxml',
    'bind:tap="open"',
    'bind:tap="close"',
    "components/row/row.wxml:1 Property 'close'",
  ),
  row(
    `${HOME}.ts`,
    'as Data,',
    'as any,',
    `${HOME}.wxml has no types: Type 'true' is not assignable to type 'never'`,
  ),
  row('diary.ts', 'splice(0)', 'splice(0).length', "diary.ts:10 Type 'number' is not assignable"),
  row('server.ts', 'return SERVER', 'return String(new URL(SERVER))', 'server.ts:5 '),
  row(
    'server.ts',
    'wx.request({',
    'wx.uploadFile({',
    'server.ts:11 wx.uploadFile is not in wecom-support.json',
  ),
  row(
    'server.ts',
    'wx.request({',
    'wx.getWindowInfo(); wx.request({',
    'server.ts:11 wx.getWindowInfo is newer than 2.12.0',
  ),
  row(
    'server.ts',
    'wx.request({',
    'void wx.vibrateShort({ type: "light" }); wx.request({',
    'server.ts:11 wx.vibrateShort is missing on win, mac and not guarded',
  ),
  row(
    'server.ts',
    'wx.request({',
    "if (!wx.canIUse('vibrateShort')) void wx.vibrateShort({ type: 'light' }); wx.request({",
    'server.ts:11 wx.vibrateShort is missing',
  ),
  row(
    'server.ts',
    'wx.request({',
    'const { request } = wx; request({',
    'server.ts:11 wx may only be read as wx.name',
  ),
  row(
    'server.ts',
    'wx.request({',
    '(wx.request as never as () => { onChunkReceived: () => void })().onChunkReceived(); wx.request({',
    'server.ts:11 RequestTask.onChunkReceived is missing on every client',
  ),
  row('big.ts', '', `export const BIG = '${'字'.repeat(180_000)}';`, 'main package weighs'),
  row(
    'icons/big.svg',
    '',
    `<svg>${' '.repeat(10_300)}</svg>`,
    'icons/big.svg weighs 11 kB, more than 10',
  ),
];

/** A question before the use: the gate lets these pass. */
export const GUARDED: readonly string[] = [
  "void wx.vibrateShort?.({ type: 'light' });",
  "if (wx.canIUse('vibrateShort')) void wx.vibrateShort({ type: 'light' });",
  "if (typeof wx.vibrateShort === 'function') void wx.vibrateShort({ type: 'light' });",
  "wx.vibrateShort !== undefined && void wx.vibrateShort({ type: 'light' });",
  "wx.canIUse('vibrateShort') ? void wx.vibrateShort({ type: 'light' }) : undefined;",
  "if (!wx.canIUse('vibrateShort')) return Promise.resolve(''); void wx.vibrateShort({ type: 'light' });",
];
