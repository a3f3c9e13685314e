import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Koa from 'koa';
import helmet from 'koa-helmet';
import { createFrame, type Frame } from '../miniprogram/frame.ts';
import { createApi } from './api.ts';
import { createDesk } from './desk.ts';
import type { Desk } from './desk.ts';
import { InspectError } from './errors.ts';
import { createInspect } from './inspect.ts';
import { createOauth } from './oauth.ts';
import { createPages } from './pages.ts';
import { createPhone } from './phone.ts';
import type { StandinHandle, StandinOptions } from './types.ts';

export type { Person, StandinHandle, StandinOptions } from './types.ts';

/**
 * Starts the stand-in for WeCom on loopback: the HTTP API, encrypted callbacks, the inspect API and
 * the chat page with its telephone. Rejects when the port is taken (EADDRINUSE).
 */
export async function startStandin(options: StandinOptions): Promise<StandinHandle> {
  const desk = createDesk(options);
  const handle = createApp(desk).callback();
  const frame = frameOf(desk);
  const server = createServer((request, response) => {
    // The frame passes bytes on as they come, and has its own rules of content.
    if (!frame(request, response)) void handle(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host ?? '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    faults: desk.faults,
    verifyCallback: () => desk.callbacks.verify(),
    async stop() {
      desk.callbacks.stop();
      const closed = new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
      server.closeAllConnections();
      await closed;
    },
  };
}

/** The mini-program on the phone of whoever is named; its login codes are this stand-in's. */
function frameOf({ options, logins }: Desk): Frame {
  if (options.miniprogram === undefined) return () => false;
  return createFrame({
    build: options.miniprogram,
    proxyTo: options.productUrl,
    loginCode: (person) => logins.issue('miniprogram', person),
  });
}

function createApp(desk: Desk): Koa {
  const app = new Koa();
  app.on('error', (error: Error) => {
    // A cut connection is what a test asked for, or a browser that left.
    const code = 'code' in error ? error.code : undefined;
    if (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE') return;
    console.error('stand-in: a request failed', error);
  });
  app.use(
    helmet({
      strictTransportSecurity: false,
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          imgSrc: ["'self'", 'data:', 'http:', 'https:'],
          connectSrc: ["'self'"],
          frameSrc: ["'self'"],
          baseUri: ["'none'"],
          formAction: ["'none'"],
          frameAncestors: ["'none'"],
        },
      },
    }),
  );
  app.use(async (ctx, next) => {
    try {
      await next();
    } catch (error) {
      if (error instanceof RangeError) ctx.status = 413;
      else if (error instanceof InspectError) ctx.status = error.status;
      else throw error;
      ctx.body = { error: error.message };
    }
  });
  const doors = [createApi, createInspect, createOauth, createPhone, createPages];
  for (const create of doors) app.use(create(desk).routes());
  return app;
}
