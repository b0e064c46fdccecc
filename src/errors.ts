/**
 * The closed list of faults. Refusals of the kernel are not here: they are values (src/gate). A code has one
 * HTTP status and one exit code; `message` is the internal detail and never leaves the process through HTTP.
 */
interface Fault {
  http: 400 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 500 | 503;
  /** Exit code of the `ecluse` command: 1 failure, 2 usage, 3 refused input. */
  exit: 1 | 2 | 3;
  /** What may be told to anybody. */
  publicText: string;
}

export const faults = {
  bad_request: { http: 400, exit: 2, publicText: 'The request could not be understood.' },
  cross_site: { http: 403, exit: 3, publicText: 'The request came from another site.' },
  not_found: { http: 404, exit: 3, publicText: 'There is nothing at this address.' },
  method_not_allowed: { http: 405, exit: 2, publicText: 'This address does not accept that method.' },
  conflict: { http: 409, exit: 3, publicText: 'Somebody else changed this meanwhile.' },
  too_large: { http: 413, exit: 3, publicText: 'What was sent is too large.' },
  unsupported_media: { http: 415, exit: 3, publicText: 'This kind of content is not accepted.' },
  input_refused: { http: 422, exit: 3, publicText: 'Some of the values sent are not accepted.' },
  too_many_requests: { http: 429, exit: 3, publicText: 'Too many requests; try again later.' },
  setting_refused: { http: 500, exit: 2, publicText: 'The service is not set up correctly.' },
  node_too_old: { http: 500, exit: 2, publicText: 'The service is not set up correctly.' },
  data_folder_in_use: { http: 503, exit: 1, publicText: 'The service is not available.' },
  data_folder_unusable: { http: 503, exit: 1, publicText: 'The service is not available.' },
  key_unusable: { http: 503, exit: 1, publicText: 'The service is not available.' },
  database_unavailable: { http: 503, exit: 1, publicText: 'The service is not available for the moment.' },
  database_too_old: { http: 503, exit: 1, publicText: 'The service is not available.' },
  database_not_migrated: { http: 503, exit: 1, publicText: 'The service is being upgraded.' },
  replay_database: { http: 503, exit: 1, publicText: 'The service is not available.' },
  migration_changed: { http: 503, exit: 1, publicText: 'The service is not available.' },
  internal: { http: 500, exit: 1, publicText: 'Something went wrong on our side.' },
} as const satisfies Record<string, Fault>;

export type ErrorCode = keyof typeof faults;

/**
 * A fault with a code of the closed list.
 *
 * @example throw new EcluseError('input_refused', `line ${line}: no column "nom"`);
 */
export class EcluseError extends Error {
  override readonly name: string = 'EcluseError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.code = code;
  }
}

/** The code of whatever was thrown; what is not ours is `internal`. */
export function codeOf(thrown: unknown): ErrorCode {
  return thrown instanceof EcluseError ? thrown.code : 'internal';
}
