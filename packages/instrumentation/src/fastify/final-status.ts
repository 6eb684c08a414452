import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ServerHttp2Stream } from 'node:http2';
import { CLIENT_CLOSED_REQUEST } from './http-facts.ts';

/** The status that an answer counts as, once its connection or stream is over. */
export function finalStatus(request: IncomingMessage, response: ServerResponse): number {
  // `writableFinished` alone is always true over HTTP/2 and never without a real socket (`inject`).
  if (response.writableEnded && (response.writableFinished || !request.aborted)) return response.statusCode;
  return isClientGone(request, response) ? CLIENT_CLOSED_REQUEST : 500;
}

/** Whether the other side ended it: by closing or resetting the connection, or its stream of HTTP/2. */
function isClientGone({ socket }: IncomingMessage, response: ServerResponse & { stream?: ServerHttp2Stream }): boolean {
  if (!response.headersSent) return true;
  const { stream } = response;
  return stream === undefined ? socket.readableEnded || socket.errored !== null : (stream.rstCode ?? 0) !== 0;
}
