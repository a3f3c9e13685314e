/** Doors for those who run the product: alive, ready, figures. */
import { answerJson } from './answer.ts';
import { openDoor } from './door.ts';
import type { OpenDoor } from './door.ts';
import type { Doors } from './doors.ts';
import { aliveSchema, healthSchema } from './schemas/system.ts';

export function showAlive(): OpenDoor {
  return openDoor({
    says: 'The process answers.',
    answers: { 200: aliveSchema },
    handle: () => answerJson({ ok: true }),
  });
}

/** Without Mongo nothing can be acknowledged; without Redis or WeCom things are late, not lost. */
export function showReady({ needs }: Doors): OpenDoor {
  return openDoor({
    says: 'What we stand on, with engine and version; 503 while nothing can be stored.',
    answers: { 200: healthSchema, 503: healthSchema },
    async handle() {
      const { mongo, redis, wecom, gateway, holidaysLoaded } = await needs.health();
      const ready = mongo.ok;
      return answerJson({ ready, mongo, redis, wecom, gateway, holidaysLoaded }, ready ? 200 : 503);
    },
  });
}

export function showMetrics({ metrics }: Doors): OpenDoor {
  return openDoor({
    says: 'Figures in the text format of Prometheus; nothing personal.',
    answers: { 200: 'The figures' },
    async handle() {
      const { registry } = metrics;
      return {
        kind: 'text',
        status: 200,
        text: await registry.metrics(),
        type: registry.contentType,
      };
    },
  });
}
