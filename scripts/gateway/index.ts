/** The simulated gateway: speaks only the signed door to the product, and plays the telephones of a trial. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Koa from 'koa';
import { readSecret } from '../../server/adapters/gateway/signature.ts';
import { createAlertDesk } from './alert-desk.ts';
import { createAlertControl } from './alert-doors.ts';
import { createCourier } from './courier.ts';
import { createControl, createProductDoor, type DoorNeeds } from './doors.ts';
import { type CallView, createExchange } from './exchange.ts';
import { RequestError } from './requests.ts';
import { createStudio, SoundError } from './studio.ts';
import { createTimeline, type Timeline } from './timeline.ts';

export interface GatewayOptions {
  /** On 127.0.0.1; 0 takes any free port. */
  readonly port: number;
  /** The product, such as http://127.0.0.1:3000. */
  readonly productUrl: string;
  /** `whsec_…`, the same in both directions. */
  readonly secret: string;
  /** Number the callers dial. */
  readonly hotline: string;
  /** Where sounds are made and kept. */
  readonly audioDir: string;
  /** Business time of events and of an order's end; the system's when not given. */
  readonly clock?: () => Date;
  /** How fast calls run: 1 is real. */
  readonly speed?: number;
  /** A flow of time moved by hand, for tests; `speed` is then not used. */
  readonly timeline?: Timeline;
}

export interface SimulatedGateway {
  readonly url: string;
  /** Makes the recordings people can choose, so that the first list of them is there at once. */
  prepare(): Promise<void>;
  /** Events the product has not taken yet. */
  waiting(): number;
  /** Forgets all calls and frees the port; events not yet taken are lost. */
  stop(): Promise<void>;
}

/** Throws when the port is taken (EADDRINUSE) or the secret is malformed. */
export async function startSimulatedGateway(options: GatewayOptions): Promise<SimulatedGateway> {
  readSecret(options.secret);
  const clock = options.clock ?? (() => new Date());
  let offset = 0;
  const now = (): Date => new Date(clock().getTime() + offset);
  const studio = await createStudio(options.audioDir);
  const timeline = options.timeline ?? createTimeline(options.speed);
  let url = '';

  const courier = createCourier({
    productUrl: options.productUrl,
    secret: options.secret,
    onLost: (news, reason) => {
      exchange.lost(news.call, news.type, reason);
    },
  });
  const exchange = createExchange({
    courier,
    studio,
    timeline,
    now,
    hotline: options.hotline,
    url: () => url,
  });

  const alerts = createAlertDesk({
    courier,
    timeline,
    now,
    isBusy: (number) => isEngaged(exchange.list(), number),
  });

  const handle = handlerOf({
    exchange,
    alerts,
    studio,
    secret: options.secret,
    now,
    setNow: (moment) => {
      offset = moment.getTime() - clock().getTime();
    },
  });
  const server = createServer((request, response) => void handle(request, response));
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url,
    async prepare() {
      await studio.clips();
    },
    waiting: courier.waiting,
    async stop() {
      alerts.stop();
      await exchange.stop();
      await courier.stop();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function handlerOf(need: DoorNeeds): ReturnType<Koa['callback']> {
  const app = new Koa();
  app.use(async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      ctx.status = statusOf(error);
      ctx.body = { reason: error instanceof Error ? error.message : String(error) };
      if (ctx.status === 500) console.error(error);
    }
  });
  const routers = [createProductDoor(need), createControl(need), createAlertControl(need)];
  for (const router of routers) app.use(router.routes());
  return app.callback();
}

/** A telephone of this number rings or talks. */
function isEngaged(calls: readonly CallView[], number: string): boolean {
  const legs = calls.filter(({ ended }) => !ended).flatMap((call) => call.legs);
  return legs.some((leg) => leg.number === number && leg.state !== 'ended');
}

function statusOf(error: unknown): number {
  if (error instanceof RequestError) return error.status;
  return error instanceof SoundError ? 422 : 500;
}
