import { setTimeout as pause } from 'node:timers/promises';
import Router from '@koa/router';
import type { Context, Next } from 'koa';
import { copyKey } from './book.ts';
import { readBody } from './body.ts';
import type { Desk } from './desk.ts';
import { WecomError } from './errors.ts';
import { UPLOAD_BYTES, acceptUpload } from './media.ts';
import { sayInGroup } from './robot.ts';
import { sendMessage } from './send.ts';
import { callStaff, stateOfStaffCall } from './staff-calls.ts';
import { recallMessage, updateCard } from './update.ts';

/** The doors under /cgi-bin: WeCom's HTTP API as documented, HTTP 200 even for refusals. */
export function createApi(desk: Desk): Router {
  const router = new Router({ prefix: '/cgi-bin' });
  router.use((ctx, next) => misbehave(desk, ctx, next));
  router.use(answerWithErrcode);

  router.get('/gettoken', (ctx) => {
    desk.counts.gettoken += 1;
    const { token, seconds } = desk.tokens.issue(one(ctx, 'corpid'), one(ctx, 'corpsecret'));
    ctx.body = { access_token: token, expires_in: seconds };
  });

  // The group robot knows its own key only.
  router.post('/webhook/send', async (ctx) => {
    sayInGroup(desk, one(ctx, 'key'), await readText(ctx));
    ctx.body = {};
  });

  router.use((ctx, next) => {
    desk.tokens.check(one(ctx, 'access_token'));
    return next();
  });

  router.post('/message/send', async (ctx) => {
    desk.counts.send += 1;
    ctx.body = await sendMessage(desk, await readText(ctx));
  });
  router.post('/message/update_template_card', async (ctx) => {
    desk.counts.update += 1;
    ctx.body = await updateCard(desk, await readText(ctx));
  });
  router.post('/message/recall', async (ctx) => {
    desk.counts.recall += 1;
    recallMessage(desk, await readText(ctx));
    ctx.body = {};
  });

  router.post('/pstncc/call', async (ctx) => {
    ctx.body = await callStaff(desk, await readText(ctx));
  });
  router.post('/pstncc/getstates', async (ctx) => {
    ctx.body = stateOfStaffCall(desk, await readText(ctx));
  });

  router.get('/user/get', async (ctx) => {
    ctx.body = await describePerson(desk, one(ctx, 'userid') ?? '');
  });
  router.get('/miniprogram/jscode2session', (ctx) => {
    const userid = desk.logins.redeem('miniprogram', one(ctx, 'js_code'));
    ctx.body = { corpid: desk.options.corpId, userid, session_key: 'c3RhbmQtaW4tc2Vzc2lvbg==' };
  });
  router.get('/auth/getuserinfo', (ctx) => {
    ctx.body = { userid: desk.logins.redeem('oauth', one(ctx, 'code')) };
  });

  router.post('/media/upload', async (ctx) => {
    const body = await readBody(ctx.req, UPLOAD_BYTES);
    const type = one(ctx, 'type');
    const mediaId = await acceptUpload(type, ctx.get('content-type'), body);
    desk.keepMedia(mediaId);
    const createdAt = Math.floor(desk.clock().getTime() / 1000).toString();
    ctx.body = { type, media_id: mediaId, created_at: createdAt };
  });
  for (const path of ['/get_api_domain_ip', '/getcallbackip']) {
    router.get(path, (ctx) => {
      ctx.body = { ip_list: ['127.0.0.1'] };
    });
  }
  return router;
}

function one(ctx: Context, name: string): string | undefined {
  const value = ctx.query[name];
  return Array.isArray(value) ? value[0] : value;
}

async function readText(ctx: Context): Promise<string> {
  return (await readBody(ctx.req)).toString('utf8');
}

async function describePerson(desk: Desk, userid: string) {
  const people = await desk.people();
  const person = people.find((each) => copyKey(each.userid) === copyKey(userid));
  if (person === undefined) throw new WecomError(60111, userid);
  const status = desk.faults.read().status[person.userid] ?? 1;
  return {
    userid: person.userid,
    name: person.name,
    department: [1],
    main_department: 1,
    status,
    enable: status === 2 ? 0 : 1,
  };
}

async function misbehave(desk: Desk, ctx: Context, next: Next): Promise<void> {
  const { slowMs, outage } = desk.faults.read();
  if (slowMs > 0) await pause(slowMs);
  if (outage === 'refuse') {
    cutConnection(ctx);
    return;
  }
  if (outage === 'http500') {
    ctx.status = 500;
    ctx.body = 'outage';
    return;
  }
  const errcode = desk.faults.takeErrcode(ctx.path);
  if (errcode !== null) {
    ctx.body = { errcode, errmsg: 'switched on by /inspect/faults' };
    return;
  }
  const losesAnswer = desk.faults.takeLostAnswer(ctx.path);
  await next();
  if (losesAnswer) cutConnection(ctx);
}

function cutConnection(ctx: Context): void {
  ctx.respond = false;
  ctx.req.socket.destroy();
}

async function answerWithErrcode(ctx: Context, next: Next): Promise<void> {
  try {
    await next();
    if (typeof ctx.body !== 'object') throw new WecomError(-1, 'no such method');
    ctx.body = { errcode: 0, errmsg: 'ok', ...ctx.body };
  } catch (error) {
    if (error instanceof RangeError) throw error;
    if (!(error instanceof WecomError)) throw error;
    ctx.status = 200;
    ctx.body = { errcode: error.errcode, errmsg: error.message };
  }
}
