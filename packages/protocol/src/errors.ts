import { type Static, Type } from 'typebox';

/** Every code that an error answer of the API can carry, with its HTTP status and what to do about it. */
export const API_ERRORS = {
  unauthorized: {
    status: 401,
    meaning:
      'The credentials or the source are not accepted. The answer never says which. After too many refusals the status is 429 with `Retry-After`, the body the same.',
  },
  invalid_request: {
    status: 400,
    meaning: 'The body, the query or a parameter breaks the schema; `field` names where.',
  },
  unsupported_media_type: { status: 415, meaning: 'Bodies are `application/json` in UTF-8, without content encoding.' },
  body_too_large: { status: 413, meaning: 'A body has at most 256 KiB; send smaller batches.' },
  not_found: { status: 404, meaning: 'There is no such path or no such thing.' },
  name_taken: { status: 409, meaning: 'Another host has this name; names are compared without case.' },
  too_many_hosts: { status: 409, meaning: 'The fleet is at its maximum; remove hosts that are gone.' },
  join_token_spent: { status: 409, meaning: 'The join token has no uses left or has expired; ask for a new one.' },
  request_timeout: { status: 408, meaning: 'The request was not complete in time.' },
  headers_too_large: { status: 431, meaning: 'The request line and the headers have at most 16 KiB together.' },
  too_busy: { status: 503, meaning: 'Too many scrapes at a time; wait `Retry-After` seconds.' },
  store_unavailable: {
    status: 503,
    meaning: 'The store could not commit; nothing was stored. Send the same again later.',
  },
  shutting_down: { status: 503, meaning: 'The server is stopping; send the same again later.' },
  internal: { status: 500, meaning: 'An unexpected error; the log of the server has it under the request id.' },
} as const;

/** A code of `API_ERRORS`. */
export type ApiErrorCode = keyof typeof API_ERRORS;

/** Body of every error answer. */
export const ApiError = Type.Object(
  {
    code: Type.Enum(Object.keys(API_ERRORS) as ApiErrorCode[]),
    message: Type.String(),
    /** JSON pointer or name of what was wrong. */
    field: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
);
export type ApiError = Static<typeof ApiError>;
