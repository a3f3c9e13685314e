/** Koa and its middleware column, in running order. */
import Router from '@koa/router';
import Koa from 'koa';
import { AppError } from '../errors.ts';
import type { Doors } from './doors.ts';
import { refuseOutdated } from './middleware/client.ts';
import { writeErrors } from './middleware/errors.ts';
import { secureHeaders } from './middleware/headers.ts';
import { giveRequestId } from './middleware/request-id.ts';
import { serve } from './middleware/serve.ts';
import type { Middleware, RequestState } from './middleware/state.ts';
import { watchRequests } from './middleware/watch.ts';
import { listRoutes } from './routes.ts';

/** Runs before the doors, so that what no door took is an error like any other. */
const refuseUnknown: Middleware = async (ctx, next) => {
  await next();
  if (ctx.state.route === 'unmatched' && ctx.status === 404)
    throw new AppError('not_found', `no door for ${ctx.method}`);
};

/** The application; `createApp(doors).callback()` is handed to an HTTP server. */
export function createApp(doors: Doors): Koa<RequestState> {
  const app = new Koa<RequestState>();
  const router = new Router<RequestState>();
  for (const route of listRoutes(doors))
    router.register(route.path, [route.method], serve(route, doors));

  app.use(giveRequestId());
  app.use(watchRequests(doors.log, doors.metrics));
  app.use(secureHeaders(doors.publicUrl));
  app.use(writeErrors(doors.log));
  app.use(refuseOutdated(doors.clientMinimum, doors.metrics));
  app.use(refuseUnknown);
  app.use(router.routes());
  app.use(
    router.allowedMethods({
      throw: true,
      methodNotAllowed: () => new AppError('method_not_allowed', 'no such method here'),
      notImplemented: () => new AppError('method_not_allowed', 'no such method at all'),
    }),
  );
  app.on('error', (error: unknown) => {
    doors.log.warn('answer broken off', { error });
  });
  return app;
}
