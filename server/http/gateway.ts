/** The gateway's door: signed bytes → inbox; "where to?" → answered at once. Telephony §9. */
import {
  parseAlertCallEvent,
  parseGatewayEvent,
  parseRouteQuestion,
} from '../adapters/gateway/parse.ts';
import type { Parsed } from '../adapters/gateway/parse.ts';
import { InvalidError } from '../errors.ts';
import { answerJson } from './answer.ts';
import { openDoor } from './door.ts';
import type { OpenDoor } from './door.ts';
import type { Doors } from './doors.ts';
import { readJson } from './middleware/body.ts';
import { eventDocument, planSchema, questionDocument, storedSchema } from './schemas/system.ts';

/** One tenant has one gateway by HTTP; its event ids are unique within it. */
const SOURCE = 'gateway';

function demand<T>(parsed: Parsed<T>): T {
  if (parsed.ok) return parsed.value;
  throw new InvalidError(parsed.errors.map(({ field, problem }) => ({ path: field, problem })));
}

/** Calls we asked for have a story of their own. Throws InvalidError for what cannot be read. */
async function store(needs: Doors['needs'], json: unknown): Promise<'stored' | 'known'> {
  const alertCall = parseAlertCallEvent(json);
  if (alertCall) {
    const event = demand(alertCall);
    return needs.receiveAlertCallEvent({ source: SOURCE, event });
  }
  const event = demand(parseGatewayEvent(json));
  return (await needs.receiveEvent({ source: SOURCE, id: event.id, event })).result;
}

export function takeEvent({ needs, metrics }: Doors): OpenDoor {
  return openDoor({
    says: 'One signed event of a call; stored before the answer, a repeat is answered as known.',
    bodyDocument: eventDocument,
    answers: { 200: storedSchema },
    async handle({ raw }) {
      const result = await store(needs, readJson(raw));
      metrics.events.inc({ source: SOURCE, result });
      return answerJson({ result });
    },
  });
}

export function answerRoute({ needs }: Doors): OpenDoor {
  return openDoor({
    says: 'Where should this call ring? Creates the call; a repeat gets the same plan.',
    bodyDocument: questionDocument,
    answers: { 200: planSchema },
    async handle({ raw }) {
      const question = demand(parseRouteQuestion(readJson(raw)));
      const { call, revision, steps } = await needs.askRoute(question);
      return answerJson({ call, revision, steps });
    },
  });
}
