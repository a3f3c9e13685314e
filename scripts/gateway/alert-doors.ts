/** Alert calls over HTTP: what the product may order of them, and the colleagues' telephones of a trial. */
import Router from '@koa/router';
import { z } from 'zod';
import type { AlertInput } from './alert-call.ts';
import type { AlertDesk } from './alert-desk.ts';
import type { Answer } from './orders.ts';
import { emptyRequest, pathPart, readControl, RequestError } from './requests.ts';

const words = z.string().max(2000);
const head = { id: z.string().min(1).max(128), notAfter: z.iso.datetime({ offset: true }) };

const callOrder = z.object({
  ...head,
  call: z.null(),
  order: z.object({
    do: z.literal('alert_call'),
    alerts: z.array(z.string().min(1).max(128)).min(1).max(3),
    to: z.string().min(1).max(32),
    say: z.object({
      intro: words,
      items: z.array(words),
      next: words,
      bye: words,
      unheard: words,
    }),
    keys: z.record(z.string().regex(/^[0-9*#]$/), z.literal('take')),
  }),
});

const sayOrder = z.object({
  ...head,
  call: z.string().min(1).max(128),
  order: z.object({
    do: z.literal('alert_say'),
    alert: z.string().min(1).max(128),
    text: words.nullable(),
  }),
});

export const alertOrderRequest = z.union([callOrder, sayOrder]);

/** Carries out one order about an alert call. */
export function obeyAlertOrder(
  desk: AlertDesk,
  { id, call, order }: z.infer<typeof alertOrderRequest>,
): Answer {
  if (order.do === 'alert_call') {
    const { to, alerts, say } = order;
    return desk.start({ id, to, alerts, say });
  }
  const { alert, text } = order;
  return (
    desk.feed(call ?? '', { type: 'say', alert, text }) ?? {
      result: 'refused',
      reason: 'unknown-call',
    }
  );
}

const keyRequest = z.strictObject({
  key: z.string().regex(/^[0-9*#]$/, { error: 'must be one key 0-9 * #' }),
});

/** `/sim/alert-calls`: which telephones ring, what is heard, and what the people do. */
export function createAlertControl({ alerts }: { readonly alerts: AlertDesk }): Router {
  const router = new Router({ prefix: '/sim/alert-calls' });

  router.get('/', (ctx) => {
    ctx.body = alerts.list();
  });
  router.get('/:call', (ctx) => {
    const view = alerts.view(pathPart(ctx, 'call'));
    if (!view) throw new RequestError(404, 'no such call');
    ctx.body = view;
  });

  function act<Shape extends z.ZodType>(
    name: string,
    shape: Shape,
    toInput: (request: z.infer<Shape>) => AlertInput,
  ): void {
    router.post(`/:call/${name}`, async (ctx) => {
      const input = toInput(await readControl(ctx, shape));
      const answer = alerts.feed(pathPart(ctx, 'call'), input);
      if (!answer) throw new RequestError(404, 'no such call');
      if (answer.result !== 'done') throw new RequestError(409, answer.reason ?? answer.result);
      ctx.body = answer;
    });
  }

  act('answer', emptyRequest, () => ({ type: 'answer' }));
  act('key', keyRequest, ({ key }) => ({ type: 'key', key }));
  act('hangup', emptyRequest, () => ({ type: 'hangup' }));
  return router;
}
