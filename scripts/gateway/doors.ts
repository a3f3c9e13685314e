/** The HTTP side of the simulated gateway: signed orders, recordings, and the control of a trial's telephones. */
import { createReadStream } from 'node:fs';
import Router from '@koa/router';
import { z } from 'zod';
import { verifySigned } from '../../server/adapters/gateway/signature.ts';
import type { AlertDesk } from './alert-desk.ts';
import { alertOrderRequest, obeyAlertOrder } from './alert-doors.ts';
import type { Input } from './engine.ts';
import type { Exchange } from './exchange.ts';
import type { Sound } from './execution.ts';
import type { Answer } from './orders.ts';
import {
  callRequest,
  clockRequest,
  emptyRequest,
  messageRequest,
  orderRequest,
  playRequest,
} from './requests.ts';
import {
  pathPart,
  personRequest,
  pickUpRequest,
  readControl,
  readRaw,
  readShape,
  RequestError,
  toOrder,
} from './requests.ts';
import type { Studio } from './studio.ts';

export interface DoorNeeds {
  readonly exchange: Exchange;
  readonly alerts: AlertDesk;
  readonly studio: Studio;
  readonly secret: string;
  /** Business time: orders expire by it. */
  readonly now: () => Date;
  readonly setNow: (moment: Date) => void;
}

/** Orders about alert calls have names of their own. */
const anyOrder = z.object({ order: z.object({ do: z.string() }) });

/** Reads an order and gives what carries it out. Throws RequestError 400 or 422. */
function readOrder(
  need: DoorNeeds,
  raw: Buffer,
): { readonly id: string; readonly notAfter: string; readonly obey: () => Answer } {
  if (readShape(raw, anyOrder).order.do.startsWith('alert_')) {
    const message = readShape(raw, alertOrderRequest);
    return { ...message, obey: () => obeyAlertOrder(need.alerts, message) };
  }
  const { id, call, order, notAfter } = readShape(raw, orderRequest);
  const unknown: Answer = { result: 'refused', reason: 'unknown-call' };
  const obey = (): Answer =>
    need.exchange.feed(call, { type: 'order', order: toOrder(order) }) ?? unknown;
  return { id, notAfter, obey };
}

/** Answers remembered per order id, so that a repeated order is carried out once. */
const REMEMBERED_ORDERS = 20_000;

/** `POST /orders`: what the product wants, signed; and `GET /recordings/<name>.wav`. */
export function createProductDoor(need: DoorNeeds): Router {
  const router = new Router();
  const answered = new Map<string, Answer>();

  router.post('/orders', async (ctx) => {
    const rawBody = await readRaw(ctx.req);
    const secrets = [need.secret];
    const wall = new Date();
    const signed = verifySigned({ headers: ctx.req.headers, rawBody, secrets, wall });
    if (!signed.ok) throw new RequestError(401, signed.reason);
    const { id, notAfter, obey } = readOrder(need, rawBody);
    const known = answered.get(id);
    if (known) {
      ctx.body = known;
      return;
    }
    const answer: Answer =
      need.now() > new Date(notAfter) ? { result: 'too_late', reason: 'expired' } : obey();
    answered.set(id, answer);
    for (const oldest of answered.keys()) {
      if (answered.size <= REMEMBERED_ORDERS) break;
      answered.delete(oldest);
    }
    ctx.body = answer;
  });

  router.get('/recordings/:name.wav', (ctx) => {
    const take = need.exchange.recording(pathPart(ctx, 'name'));
    if (!take) throw new RequestError(404, 'no such recording');
    ctx.type = 'audio/wav';
    ctx.length = take.bytes;
    ctx.body = createReadStream(take.file);
  });
  return router;
}

/** `/sim/...`: calls in, people at their phones, the trial's clock. JSON only, so that foreign pages cannot post here. */
export function createControl(need: DoorNeeds): Router {
  const router = new Router({ prefix: '/sim' });
  const { exchange, studio } = need;

  router.get('/calls', (ctx) => {
    ctx.body = exchange.list();
  });
  router.get('/calls/:call', (ctx) => {
    const view = exchange.view(pathPart(ctx, 'call'));
    if (!view) throw new RequestError(404, 'no such call');
    ctx.body = view;
  });

  router.get('/clips', async (ctx) => {
    ctx.body = await studio.clips();
  });

  router.post('/calls', async (ctx) => {
    const request = await readControl(ctx, callRequest);
    const say = request.say ? await studio.say(request.say) : null;
    const talk = request.talk ? await studio.talk(request.talk) : null;
    const call = await exchange.start({
      from: request.from,
      digit: request.digit ?? null,
      script: {
        answers: request.answer,
        busy: request.busy,
        offline: request.offline,
        pressKey: request.press1,
        hangupAfter: request.hangupAfter ?? null,
        say,
        talk,
      },
    });
    ctx.body = { call };
  });

  function act<Shape extends z.ZodType>(
    name: string,
    shape: Shape,
    toInput: (request: z.infer<Shape>) => Input | Promise<Input>,
  ): void {
    router.post(`/calls/:call/${name}`, async (ctx) => {
      const input = await toInput(await readControl(ctx, shape));
      const answer = exchange.feed(pathPart(ctx, 'call'), input);
      if (!answer) throw new RequestError(404, 'no such call');
      if (answer.result !== 'done') throw new RequestError(409, answer.reason ?? answer.result);
      ctx.body = answer;
    });
  }

  act('hangup', emptyRequest, () => ({ type: 'caller-hangup' }));
  act('answer', pickUpRequest, (request) => ({
    type: 'pick-up',
    person: request.person,
    device: request.device ?? null,
    pressKey: request.press1,
  }));
  act('busy', personRequest, ({ person }) => ({ type: 'say-busy', person }));
  act('press1', personRequest, ({ person }) => ({ type: 'press-key', person }));
  act('talk', playRequest, async ({ clip }) => ({
    type: 'play',
    sound: await studio.talk(`clip:${clip}`),
  }));
  act('voicemail', messageRequest, async (request) => ({
    type: 'speak',
    sound: await messageOf(studio, request),
  }));

  router.post('/clock', async (ctx) => {
    need.setNow(new Date((await readControl(ctx, clockRequest)).now));
    ctx.body = { now: need.now().toISOString() };
  });
  return router;
}

function messageOf(studio: Studio, request: z.infer<typeof messageRequest>): Promise<Sound> {
  if ('clip' in request) return studio.say(`clip:${request.clip}`);
  return 'text' in request ? studio.say(request.text) : studio.silence(request.seconds);
}
