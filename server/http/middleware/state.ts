/** What the middleware of one request tell each other. */
import type Koa from 'koa';

export interface RequestState {
  requestId: string;
  /** Pattern of the door, such as `/api/calls/:id`: what logs and figures name instead of the path. */
  route: string;
  /** True at doors whose refusals are pages. */
  page: boolean;
  /** Employee id once somebody is known. */
  viewer: string | null;
}

export type Middleware = Koa.Middleware<RequestState>;
export type Context = Koa.ParameterizedContext<RequestState>;
