/** The API document and the page that draws it; both made from the table of doors. */
import { OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi';
import type { RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { answerHtml, answerJson } from './answer.ts';
import { openDoor } from './door.ts';
import type { OpenDoor, Route } from './door.ts';
import { errorSchema } from './schemas/system.ts';

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>callpop API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/assets/swagger-ui-bundle.js"></script>
<script src="/assets/docs.js"></script>
</body>
</html>
`;

const FILE = { type: 'string', format: 'binary' } as const;

type Responses = RouteConfig['responses'];

function responsesOf(route: Route): Responses {
  const responses: Responses = {};
  for (const [status, promised] of Object.entries(route.answers)) {
    responses[status] =
      typeof promised === 'string'
        ? { description: promised }
        : {
            description: promised.meta()?.id ?? 'The answer',
            content: { 'application/json': { schema: promised } },
          };
  }
  responses['default'] = {
    description: 'Refused, with the reason',
    content: { 'application/json': { schema: errorSchema } },
  };
  return responses;
}

/** Which schemes let one in; none for the public. */
function securityOf(route: Route): Record<string, string[]>[] {
  if (route.for === 'member') return [{ bearer: [] }, { cookie: [] }];
  if (route.guard === 'gateway') return [{ webhookSignature: [] }];
  if (route.guard === 'wecom') return [{ wecomSignature: [] }];
  return route.guard === 'cli' ? [{ cliKey: [] }] : [];
}

function guardText(route: Route): string {
  if (route.for === 'anybody') return `Guard: ${route.guard}.`;
  return route.guard === 'session'
    ? 'For anybody who is logged in.'
    : `For ${route.guard.join(', ')}.`;
}

function requestOf(route: Route): NonNullable<RouteConfig['request']> {
  const body = route.body ?? route.bodyDocument;
  return {
    ...(route.params instanceof z.ZodObject ? { params: route.params } : {}),
    ...(route.query instanceof z.ZodObject ? { query: route.query } : {}),
    ...(body === undefined
      ? {}
      : { body: { required: true, content: { 'application/json': { schema: body } } } }),
    ...(route.file === undefined
      ? {}
      : { body: { required: true, content: { [route.file.types[0]]: { schema: FILE } } } }),
  };
}

/** OpenAPI 3.1 of all doors. */
export function describeDoors(routes: readonly Route[]): object {
  const registry = new OpenAPIRegistry();
  const header = (name: string, description: string) =>
    ({ type: 'apiKey', in: 'header', name, description }) as const;
  registry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' });
  registry.registerComponent('securitySchemes', 'cookie', {
    type: 'apiKey',
    in: 'cookie',
    name: 'callpop_session',
    description: 'Writes with a cookie also send the header x-callpop: 1.',
  });
  registry.registerComponent(
    'securitySchemes',
    'webhookSignature',
    header('webhook-signature', 'Standard Webhooks: webhook-id, -timestamp and -signature.'),
  );
  registry.registerComponent('securitySchemes', 'wecomSignature', {
    type: 'apiKey',
    in: 'query',
    name: 'msg_signature',
  });
  registry.registerComponent('securitySchemes', 'cliKey', header('x-callpop-key', 'The CLI key.'));
  for (const route of routes) {
    registry.registerPath({
      method: route.method,
      path: route.path.replaceAll(/:(\w+)/g, '{$1}'),
      summary: route.says,
      description: guardText(route),
      security: securityOf(route),
      request: requestOf(route),
      responses: responsesOf(route),
    });
  }
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: { title: 'callpop', version: '1' },
  });
}

/** `list` is asked late: the document describes its own door too. */
export function showDocument(list: () => readonly Route[]): OpenDoor {
  let made: object | null = null;
  return openDoor({
    says: 'This document.',
    answers: { 200: z.looseObject({ openapi: z.string() }) },
    handle() {
      made ??= describeDoors(list());
      return answerJson(made);
    },
  });
}

export function showDocsPage(): OpenDoor {
  return openDoor({
    says: 'This document, to be read by people.',
    page: true,
    answers: { 200: 'The page' },
    handle: () => answerHtml(PAGE),
  });
}
