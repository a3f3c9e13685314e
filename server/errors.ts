/** The errors of the product: a closed catalogue of codes, each with its HTTP status and whether to try again. */

/** What the answer to a request may say went wrong. Chinese words: templates/errors.ts. */
export const ERRORS = {
  bad_json: { status: 400, retryable: false },
  bad_request: { status: 400, retryable: false },
  unsigned: { status: 401, retryable: false },
  bad_signature: { status: 401, retryable: false },
  stale_signature: { status: 401, retryable: false },
  not_signed_in: { status: 401, retryable: false },
  login_code_refused: { status: 401, retryable: false },
  not_an_employee: { status: 403, retryable: false },
  forbidden: { status: 403, retryable: false },
  call_forbidden: { status: 403, retryable: false },
  alert_forbidden: { status: 403, retryable: false },
  todo_forbidden: { status: 403, retryable: false },
  customer_forbidden: { status: 403, retryable: false },
  outsider: { status: 403, retryable: false },
  /** A member whom the app's visible range leaves out. */
  not_visible: { status: 403, retryable: false },
  disabled: { status: 403, retryable: false },
  login_broken: { status: 400, retryable: false },
  not_found: { status: 404, retryable: false },
  method_not_allowed: { status: 405, retryable: false },
  conflict: { status: 409, retryable: false },
  /** Nothing was heard yet, or nobody listens: what is asked for cannot be made. */
  nothing_heard: { status: 409, retryable: false },
  hearing_now: { status: 409, retryable: true },
  todo_closed: { status: 409, retryable: false },
  /** Somebody was first: who and when is the message, the state is in the body. */
  alert_late: { status: 409, retryable: false },
  /** There is no number to be shown: the caller did not send one. */
  number_withheld: { status: 409, retryable: false },
  /** A customer that is not to be named by hand: why is the message, the state is in the body. */
  customer_fixed: { status: 409, retryable: false },
  /** A button of a call that could not do what it says. */
  press_refused: { status: 409, retryable: false },
  too_large: { status: 413, retryable: false },
  wrong_content_type: { status: 415, retryable: false },
  invalid: { status: 422, retryable: false },
  bad_sheet: { status: 422, retryable: false },
  /** A change of the roster that cannot be; its field names why (server/domain/roster/types.ts). */
  roster_refused: { status: 422, retryable: false },
  /** The mini-program is older than CLIENT_MINIMUM. */
  client_outdated: { status: 426, retryable: false },
  too_many_requests: { status: 429, retryable: true },
  internal: { status: 500, retryable: false },
  wecom_misconfigured: { status: 502, retryable: false },
  wecom_unavailable: { status: 503, retryable: true },
  gateway_unavailable: { status: 503, retryable: true },
  store_unavailable: { status: 503, retryable: true },
  /** What players get of a recording takes longer to make than they wait. */
  recording_preparing: { status: 503, retryable: true },
  redis_unavailable: { status: 503, retryable: true },
  stopping: { status: 503, retryable: true },
} as const satisfies Record<string, { status: number; retryable: boolean }>;

export type ErrorCode = keyof typeof ERRORS;

/** One wrong field of a request: dotted path (`''` is the whole body) and what it should be. */
export interface FieldProblem {
  readonly path: string;
  readonly problem: string;
}

interface ErrorDetails {
  readonly cause?: unknown;
  readonly fields?: readonly FieldProblem[];
  /** Values for the words of the message, such as the seconds to wait. Never personal data. */
  readonly data?: Readonly<Record<string, string | number>>;
}

/** A failure with a code of the catalogue. `message` is English and for logs; what users read is chosen by `code`. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly retryable: boolean;
  readonly fields: readonly FieldProblem[];
  readonly data: Readonly<Record<string, string | number>>;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'AppError';
    this.code = code;
    this.status = ERRORS[code].status;
    this.retryable = ERRORS[code].retryable;
    this.fields = details.fields ?? [];
    this.data = details.data ?? {};
  }
}

/** Input of the right form with wrong values: 422, one entry per wrong field. */
export class InvalidError extends AppError {
  constructor(fields: readonly FieldProblem[]) {
    super('invalid', `invalid: ${fields.map(({ path }) => path).join(', ')}`, { fields });
    this.name = 'InvalidError';
  }
}

/** The thing was changed by somebody else meanwhile: 409; `current` is its state now, to be shown. */
export class ConflictError extends AppError {
  readonly current: unknown;

  /** `line`: who was first and when, as whoever came too late reads it. */
  constructor(
    message: string,
    current: unknown,
    said: { readonly code: ErrorCode; readonly line: string } | null = null,
  ) {
    super(said?.code ?? 'conflict', message, said ? { data: { line: said.line } } : {});
    this.name = 'ConflictError';
    this.current = current;
  }
}
