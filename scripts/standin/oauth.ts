import Router from '@koa/router';
import type { Context } from 'koa';
import { copyKey } from './book.ts';
import type { Desk } from './desk.ts';
import { InspectError } from './errors.ts';
import type { Person } from './types.ts';

/** Cookie in which the chat page keeps the chosen person. */
export const CHOSEN_COOKIE = 'standin_person';

/**
 * The OAuth2 page of WeCom (path/91335): sends the browser back with a fresh code for the person
 * of `login_hint`, else of the chat page's choice, else of a small page that asks.
 */
export function createOauth(desk: Desk): Router {
  const router = new Router();
  router.get('/connect/oauth2/authorize', async (ctx) => {
    const target = readTarget(desk, ctx);
    const people = await desk.people();
    const wanted = one(ctx, 'login_hint') ?? ctx.cookies.get(CHOSEN_COOKIE) ?? '';
    const person = people.find((each) => copyKey(each.userid) === copyKey(wanted));
    if (person === undefined) {
      ctx.type = 'html';
      ctx.body = askWho(people, ctx.href);
      return;
    }
    target.searchParams.set('code', desk.logins.issue('oauth', person.userid));
    const state = one(ctx, 'state');
    if (state !== undefined) target.searchParams.set('state', state);
    ctx.redirect(target.href);
  });
  return router;
}

function one(ctx: Context, name: string): string | undefined {
  const value = ctx.query[name];
  return Array.isArray(value) ? value[0] : value;
}

function readTarget(desk: Desk, ctx: Context): URL {
  if (one(ctx, 'appid') !== desk.options.corpId)
    throw new InspectError(400, '40013 invalid corpid');
  if (one(ctx, 'response_type') !== 'code')
    throw new InspectError(400, 'response_type must be code');
  const address = one(ctx, 'redirect_uri') ?? '';
  const target = URL.canParse(address) ? new URL(address) : null;
  if (target?.host !== new URL(desk.options.productUrl).host) {
    throw new InspectError(400, '50001 redirect_uri is not the trusted domain');
  }
  return target;
}

function askWho(people: readonly Person[], href: string): string {
  const items = people.map(({ userid, name }) => {
    const link = new URL(href);
    link.searchParams.set('login_hint', userid);
    return `<li><a href="${escape(link.pathname + link.search)}">${escape(name)}</a></li>`;
  });
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>选择身份</title><link rel="stylesheet" href="/page/page.css">
<body class="choose"><main><h1>以谁的身份打开？</h1><p>演示环境代替企业微信登录</p>
<ul>${items.join('')}</ul></main></body></html>`;
}

function escape(value: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
  };
  return value.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
