/** WeCom's API on the token contract of co-wechat-api, whose own transport (written for another platform) is replaced. */
import Api from 'co-wechat-api';
import type { AccessToken } from 'co-wechat-api';
import { z } from 'zod';
import type { Log } from '../../log.ts';
import { TOKEN_CODES, WecomCallError, failureOf } from './errors.ts';
import { notStarted } from './http.ts';
import type { WecomAnswer, WecomHttp, WecomRequest } from './http.ts';
import type { FetchedToken, TokenKeeper } from './token.ts';

export interface ApiOptions {
  /** Scheme and host, such as `https://qyapi.weixin.qq.com`. */
  readonly baseUrl: string;
  readonly corpId: string;
  readonly secret: string;
  readonly http: WecomHttp;
  readonly keeper: TokenKeeper;
  readonly log: Log;
}

/** One call below `/cgi-bin/`. */
export interface ApiCall {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** The exact JSON of a POST; a GET without it. */
  readonly body?: string;
  /** For the whole call, a token fetched on the way included, ms. */
  readonly timeoutMs: number;
}

/** Calls WeCom with the app's token. */
export class WecomApi extends Api {
  readonly #options: ApiOptions;

  constructor(options: ApiOptions) {
    const { keeper } = options;
    super(
      options.corpId,
      options.secret,
      () => keeper.find(),
      (token) => keeper.keep({ ...token, diesAt: token.expireTime }),
    );
    this.#options = options;
    this.prefix = apiPrefix(options.baseUrl);
    // Other platforms' hosts, which the inherited methods would reach with our token.
    this.snsPrefix = '';
    this.mpPrefix = '';
    this.fileServerPrefix = '';
    this.payPrefix = '';
    this.merchantPrefix = '';
    this.customservicePrefix = '';
    this.wxaPrefix = '';
  }

  /** The answer with errcode 0. Throws WecomCallError for everything else. */
  async call({ path, query = {}, body, timeoutMs }: ApiCall): Promise<WecomAnswer> {
    const deadline = AbortSignal.timeout(timeoutMs);
    const { accessToken } = await this.#tokenBefore(deadline);
    const parameters = new URLSearchParams({ access_token: accessToken, ...query });
    const answer = await this.request(`${this.prefix}${path}?${parameters.toString()}`, {
      method: body === undefined ? 'GET' : 'POST',
      ...(body === undefined ? {} : { body }),
      deadline,
    });
    this.#options.log.debug('wecom answered', { path, errcode: answer.errcode });
    if (answer.errcode === 0) return answer;
    throw new WecomCallError(failureOf(answer.errcode, this.#withoutSecrets(answer.errmsg)));
  }

  override async getAccessToken(): Promise<AccessToken> {
    return this.#options.keeper.renew();
  }

  /** Sends once; a token that is no longer good is replaced and the request sent once more. */
  override async request(url: string, request: WecomRequest): Promise<WecomAnswer> {
    const { http, keeper } = this.#options;
    const answer = await http.ask(url, request);
    const address = new URL(url);
    const stale = address.searchParams.get('access_token');
    if (stale === null || !TOKEN_CODES.has(answer.errcode)) return answer;
    await keeper.drop(stale);
    const { accessToken } = await this.#tokenBefore(request.deadline);
    address.searchParams.set('access_token', accessToken);
    return http.ask(address.href, request);
  }

  async #tokenBefore(deadline: AbortSignal): Promise<AccessToken> {
    const late = new Promise<never>((_, reject) => {
      const give = (): void => {
        reject(notStarted('no access token in time'));
      };
      if (deadline.aborted) give();
      else deadline.addEventListener('abort', give, { once: true });
    });
    return Promise.race([this.ensureAccessToken(), late]);
  }

  #withoutSecrets(text: string): string {
    return text.replaceAll(this.#options.secret, '[removed]').replace(/[\w-]{64,}/g, '[removed]');
  }
}

const tokenSchema = z.looseObject({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
});

/** Asks WeCom for a token, once (path/91039). The secret is in the URL, so nothing of the URL is ever repeated. */
export async function fetchAccessToken(
  options: Pick<ApiOptions, 'baseUrl' | 'corpId' | 'secret' | 'http'>,
  timeoutMs: number,
): Promise<FetchedToken> {
  const query = new URLSearchParams({ corpid: options.corpId, corpsecret: options.secret });
  const url = `${apiPrefix(options.baseUrl)}gettoken?${query.toString()}`;
  const deadline = AbortSignal.timeout(timeoutMs);
  const answer = await options.http.ask(url, { method: 'GET', deadline }).catch(asNotStarted);
  if (answer.errcode !== 0) {
    const words = answer.errmsg.replaceAll(options.secret, '[removed]');
    throw new WecomCallError(failureOf(answer.errcode, `gettoken: ${words}`));
  }
  const token = tokenSchema.safeParse(answer);
  if (!token.success) throw notStarted('gettoken answered without a token');
  return { accessToken: token.data.access_token, expiresInSeconds: token.data.expires_in };
}

/** Whatever became of gettoken, the call that needed the token has not begun. */
function asNotStarted(error: unknown): never {
  if (error instanceof WecomCallError && error.failure.kind === 'unknown') {
    throw notStarted(`gettoken: ${error.failure.text}`);
  }
  throw error;
}

function apiPrefix(baseUrl: string): string {
  return `${baseUrl.replace(/\/+$/, '')}/cgi-bin/`;
}
