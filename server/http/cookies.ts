/** Our two cookies: HttpOnly, SameSite=Lax, Secure when the public address is https. */
import type { CookieWish } from './answer.ts';
import type { Context } from './middleware/state.ts';

export const SESSION_COOKIE = 'callpop_session';
/** Binds a login that is under way to the browser that began it. */
export const LOGIN_COOKIE = 'callpop_login';

export function writeCookies(ctx: Context, wishes: readonly CookieWish[], publicUrl: string): void {
  const secure = publicUrl.startsWith('https:');
  // TLS ends at the proxy before us; the public address says whether the browser is on https.
  ctx.cookies.secure = secure;
  for (const { name, value, until, path } of wishes) {
    ctx.cookies.set(name, value, {
      path,
      httpOnly: true,
      sameSite: 'lax',
      secure,
      overwrite: true,
      ...(until === null ? {} : { expires: until }),
    });
  }
}
