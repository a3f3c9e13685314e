/** The token contract of co-wechat-api; its 226 methods for other platforms are left out on purpose. */
declare module 'co-wechat-api' {
  export interface AccessToken {
    readonly accessToken: string;
    /** ms since the epoch from which the token is no longer handed out. */
    readonly expireTime: number;
  }

  export default class Api {
    constructor(
      appid: string,
      appsecret: string,
      getToken: () => Promise<AccessToken | null>,
      saveToken: (token: AccessToken) => Promise<void>,
    );
    readonly appid: string;
    prefix: string;
    snsPrefix: string;
    mpPrefix: string;
    fileServerPrefix: string;
    payPrefix: string;
    merchantPrefix: string;
    customservicePrefix: string;
    wxaPrefix: string;
    /** The stored token while it is good, else a new one by `getAccessToken`. */
    ensureAccessToken(): Promise<AccessToken>;
    getAccessToken(): Promise<AccessToken>;
    request(url: string, opts?: unknown): Promise<unknown>;
  }
}
