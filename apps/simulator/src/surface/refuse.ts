import { errorBody } from '@lockstep/scrape-endpoint';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Answers with a status and an error code. */
export function refuse(reply: FastifyReply, status: number, code: string): FastifyReply {
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send(errorBody(code, 'The status says what is wrong.'));
}

/** The token of an `Authorization` header, or nothing. */
export function bearerOf({ headers }: FastifyRequest): string {
  return /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
}
