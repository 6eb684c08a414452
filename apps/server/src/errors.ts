import { API_ERRORS, type ApiErrorCode } from '@lockstep/protocol';
import { errorBody } from '@lockstep/scrape-endpoint';
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { StoreError } from './storage/store-error.ts';
import { problemOf } from './routes/schema-problem.ts';

/** A request that ends with an error answer. What is thrown anywhere below a route becomes that answer. */
export class ApiFailure extends Error {
  readonly code: ApiErrorCode;
  readonly field: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ApiErrorCode, message: string, { field, retryAfterSeconds }: FailureDetails = {}) {
    super(message);
    this.code = code;
    this.field = field;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** What some failures say beside code and message. */
export interface FailureDetails {
  /** JSON pointer into the body, or the name of a parameter. */
  readonly field?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
}

/** Seconds after which a client may try again when the store could not commit. */
const STORE_RETRY_SECONDS = 5;

/** Makes every error and every unknown path of `app` answer in the API's own form. */
export function useErrorAnswers(app: FastifyInstance, onStoreFailure: (kind: StoreError['kind']) => void): void {
  app.setNotFoundHandler((_request, reply) => send(reply, new ApiFailure('not_found', 'There is no such path.')));
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof StoreError) {
      onStoreFailure(error.kind);
      request.log.error({ kind: error.kind, cause: error.message }, 'The store refused a write');
    }
    const failure = failureOf(error);
    // The client learns nothing about an unexpected error; the log has it under the request's id.
    if (failure.code === 'internal') request.log.error({ err: error }, 'Unexpected error');
    return send(reply, failure);
  });
}

/** Answers with the failure. Error answers are never cached. */
export function send(reply: FastifyReply, failure: ApiFailure): FastifyReply {
  const { code, message, field, retryAfterSeconds } = failure;
  if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds);
  return reply
    .code(API_ERRORS[code].status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(errorBody(code, message, field));
}

function failureOf(error: FastifyError): ApiFailure {
  if (error instanceof ApiFailure) return error;
  if (error instanceof StoreError) {
    return new ApiFailure('store_unavailable', 'Nothing was stored; send the same again.', {
      retryAfterSeconds: STORE_RETRY_SECONDS,
    });
  }
  if (error.validation !== undefined) {
    const { message, field } = problemOf(error.validation, error.validationContext);
    return new ApiFailure('invalid_request', message, { field });
  }
  return frameworkFailure(error);
}

/** Fastify's own errors. Their messages are not passed on: some repeat the request. */
function frameworkFailure({ code, statusCode = 500 }: FastifyError): ApiFailure {
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new ApiFailure('body_too_large', API_ERRORS.body_too_large.meaning);
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return new ApiFailure('unsupported_media_type', API_ERRORS.unsupported_media_type.meaning);
  }
  if (statusCode < 500) return new ApiFailure('invalid_request', 'The request cannot be read.');
  return new ApiFailure('internal', 'An unexpected error; the log of the server has it.');
}
