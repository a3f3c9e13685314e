/** Refusals as the servers word them, and what each means for us. */
import type { Trouble } from '../../../../support/speech/transcription-server.ts';

export const SECRET = 'the-key-of-the-house';

const said = (status: number, body: unknown, headers: Record<string, string> = {}): Trouble => ({
  status,
  body: JSON.stringify(body),
  headers,
});
export const words = (
  status: number,
  body: string,
  headers: Record<string, string> = {},
): Trouble => ({
  status,
  body,
  type: 'text/plain',
  headers,
});
const fault = (loc: string, msg: string): object => ({ detail: [{ loc: ['body', loc], msg }] });
const dated = {
  date: 'Tue, 24 Nov 2026 02:00:00 GMT',
  'retry-after': 'Tue, 24 Nov 2026 02:00:30 GMT',
};

/** Name, refusal, failure; `after` is null where it is not given. */
export const REFUSALS: readonly [
  string,
  Trouble,
  {
    readonly kind: string;
    readonly code: string;
    readonly after?: number;
    readonly reason: string;
  },
][] = [
  [
    'a wrong key, repeated by the server',
    said(401, { error: { message: `Not ${SECRET}, sk-proj-12ab`, code: 'invalid_api_key' } }),
    { kind: 'account', code: 'invalid_api_key', reason: 'HTTP 401: Not ***, ***' },
  ],
  [
    'a missing right',
    said(403, { error: 'forbidden' }),
    { kind: 'account', code: '403', reason: 'HTTP 403: forbidden' },
  ],
  [
    'an empty account',
    said(429, { error: { message: 'quota', code: 'insufficient_quota' } }),
    { kind: 'account', code: 'insufficient_quota', reason: 'HTTP 429: quota' },
  ],
  [
    'arrears as DashScope says them',
    said(400, { code: 'Arrearage', message: 'Access denied', request_id: 'r' }),
    { kind: 'account', code: 'Arrearage', reason: 'HTTP 400: Access denied' },
  ],
  [
    'plain words for a bad request',
    words(400, 'Invalid request'),
    { kind: 'never', code: '400', reason: 'HTTP 400: Invalid request' },
  ],
  [
    "FastAPI's faults",
    said(422, fault('file', 'Field required')),
    { kind: 'never', code: '422', reason: 'HTTP 422: body.file: Field required' },
  ],
  [
    'audio too large',
    said(413, { error: { code: 413, message: 'Request Entity Too Large', type: '' } }),
    {
      kind: 'never',
      code: '413',
      reason: "HTTP 413: larger than the server's upload limit: Request Entity Too Large",
    },
  ],
  [
    'too much at once, without a word on when',
    said(429, { error: { message: 'slow down' } }),
    { kind: 'later', code: '429', reason: 'HTTP 429: slow down' },
  ],
  [
    'too much at once, in seconds',
    words(429, 'slow down', { 'retry-after': '20' }),
    { kind: 'later', code: '429', after: 20_000, reason: 'HTTP 429: slow down' },
  ],
  [
    'too much at once, in milliseconds',
    words(429, 'slow down', { 'retry-after-ms': '1500', 'retry-after': '2' }),
    { kind: 'later', code: '429', after: 1500, reason: 'HTTP 429: slow down' },
  ],
  [
    'closed until a moment of its own clock',
    words(503, 'maintenance', dated),
    { kind: 'later', code: '503', after: 30_000, reason: 'HTTP 503: maintenance' },
  ],
  [
    'closed for a day, which we do not believe',
    words(503, 'maintenance', { 'retry-after': '86400' }),
    { kind: 'later', code: '503', after: 3_600_000, reason: 'HTTP 503: maintenance' },
  ],
  [
    'a time-out of its own',
    words(408, 'request timeout'),
    { kind: 'later', code: '408', reason: 'HTTP 408: request timeout' },
  ],
  ['a lock', words(409, 'locked'), { kind: 'later', code: '409', reason: 'HTTP 409: locked' }],
  [
    'a breakdown, with a phone number in it',
    words(500, 'no reply for 13800008888'),
    { kind: 'later', code: '500', reason: 'HTTP 500: no reply for ***' },
  ],
  [
    'the page of a proxy',
    words(502, '<html><style>p{}</style><body><h1>502 Bad Gateway</h1></body></html>'),
    { kind: 'later', code: '502', reason: 'HTTP 502: 502 Bad Gateway' },
  ],
  [
    'a failure as whisper.cpp disguises it',
    words(404, 'File Not Found (/v1/audio/transcriptions)'),
    {
      kind: 'later',
      code: '404',
      reason:
        'HTTP 404: File Not Found (/v1/audio/transcriptions) ' +
        '(whisper.cpp: failed, or started without --inference-path)',
    },
  ],
  [
    'a model that is not there',
    said(404, { error: { message: 'The model `x` does not exist', type: 'NotFoundError' } }),
    {
      kind: 'account',
      code: 'NotFoundError',
      reason: 'HTTP 404: The model `x` does not exist',
    },
  ],
  [
    'a redirect, which is not followed with the audio in hand',
    words(307, 'over there', { location: 'http://127.0.0.1:9/v1/audio/transcriptions' }),
    { kind: 'account', code: '307', reason: 'HTTP 307: over there' },
  ],
];
