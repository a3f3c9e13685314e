/** What the compiler hands to the browser side: the app's own files, templates, styles and configuration. */
import type { Definition } from './easel.ts';

export interface TabItem {
  readonly pagePath: string;
  readonly text: string;
  readonly iconPath?: string;
  readonly selectedIconPath?: string;
}

export interface WindowConfig {
  readonly navigationBarTitleText?: string;
  readonly navigationBarBackgroundColor?: string;
  readonly navigationBarTextStyle?: 'black' | 'white';
  readonly navigationStyle?: 'default' | 'custom';
  readonly backgroundColor?: string;
  readonly enablePullDownRefresh?: boolean;
  readonly onReachBottomDistance?: number;
}

export interface Unit {
  readonly id: string;
  readonly isPage: boolean;
  readonly config: WindowConfig & {
    readonly component?: boolean;
    readonly styleIsolation?: string;
  };
  readonly using: Readonly<Record<string, string>>;
}

export type TemplateGroup = Readonly<Record<string, unknown>>;

/** The app's functions of `App({…})`, `Page({…})` and their like, as its files see them. */
export interface Given {
  readonly wx: unknown;
  readonly App: (definition: Definition) => void;
  readonly Page: (definition: Definition) => void;
  readonly Component: (definition: Definition) => void;
  readonly Behavior: (definition: Definition) => unknown;
  readonly getApp: () => unknown;
  readonly getCurrentPages: () => unknown;
  readonly Date: DateConstructor;
}

export interface Bundle {
  readonly app: {
    readonly pages: readonly string[];
    readonly entryPagePath?: string;
    readonly window?: WindowConfig;
    readonly tabBar?: {
      readonly color?: string;
      readonly selectedColor?: string;
      readonly backgroundColor?: string;
      readonly list: readonly TabItem[];
    };
  };
  readonly pages: readonly string[];
  readonly units: readonly Unit[];
  readonly styles: Readonly<Record<string, string>>;
  readonly templates: TemplateGroup;
  readonly builtins: TemplateGroup;
  /** Id of a file → runs it. The order of what is given is that of the compiler. */
  readonly run: (
    wx: Given['wx'],
    App: Given['App'],
    Page: Given['Page'],
    Component: Given['Component'],
    Behavior: Given['Behavior'],
    getApp: Given['getApp'],
    getCurrentPages: Given['getCurrentPages'],
    date: Given['Date'],
  ) => Readonly<Record<string, () => void>>;
}
