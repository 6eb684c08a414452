import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { Static, TSchema } from 'typebox';
import type { ApiGate } from '../auth/api-gate.ts';
import type { Operation } from '../openapi/operations.ts';

/** The application, with types taken from the schemas of its routes. */
export type TypedApp = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

type Part<O extends Operation, K extends keyof Operation['schema']> = O['schema'][K] extends TSchema
  ? Static<O['schema'][K]>
  : undefined;

/** A request whose parts were validated by the operation's schemas. */
type RequestOf<O extends Operation> = FastifyRequest & {
  readonly body: Part<O, 'body'>;
  readonly query: Part<O, 'querystring'>;
  readonly params: Part<O, 'params'>;
};

type Handler<O extends Operation> = (request: RequestOf<O>, reply: FastifyReply) => Promise<unknown>;

/**
 * Registers one operation of the table: its gate first, then its schemas, then the handler. Nothing of a body is read
 * before the gate.
 */
export function route<O extends Operation>(app: TypedApp, operation: O, gate: ApiGate, handler: Handler<O>): void {
  const { method, url, credentials, schema } = operation;
  app.route({
    method,
    url,
    schema,
    onRequest: gate[credentials],
    // The validator has just held the request to these very schemas.
    handler: (request, reply) => handler(request as unknown as RequestOf<O>, reply as unknown as FastifyReply),
  });
}
