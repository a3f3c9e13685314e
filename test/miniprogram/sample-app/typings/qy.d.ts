/** The calls of WeCom that the public typings do not include; absent in plain WeChat. */
declare namespace WechatMiniprogram {
  interface Wx {
    readonly qy?: {
      login: () => Promise<{ code: string }>;
      checkSession: () => Promise<unknown>;
    };
  }
  interface SystemInfo {
    readonly environment?: string;
  }
}
