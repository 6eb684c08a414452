import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Which web pages may read what this listener serves. */
export interface Cors {
  /** Origins such as `https://grafana.example.org`, or `*` for every page. */
  readonly origins: readonly string[] | '*';
  /** Whether a page may send the user's own login. Never together with `*`: then every page could act for the user. */
  readonly credentials: boolean;
}

/** How long a browser may keep the answer to a preflight. */
const MAX_AGE_SECONDS = 600;

/**
 * Adds the headers of the Fetch standard (https://fetch.spec.whatwg.org/#http-cors-protocol). Without a policy there is
 * no header at all, and a preflight is a request like any other. A preflight carries no credentials and gets no data,
 * so it is answered before any guard.
 *
 * @param policy asked for at each request
 * @throws Error at a request under a policy that has `*` together with credentials
 */
export function useCors(app: FastifyInstance, policy: () => Cors | undefined): void {
  app.addHook('onRequest', async (request, reply) => {
    const cors = policy();
    if (cors === undefined) return undefined;
    addHeaders(request, reply, cors);
    const { origin, 'access-control-request-method': wanted } = request.headers;
    if (request.method !== 'OPTIONS' || origin === undefined || wanted === undefined) return undefined;
    if (reply.getHeader('access-control-allow-origin') === undefined) return undefined;
    return reply
      .code(204)
      .header('access-control-allow-methods', 'GET, HEAD')
      .header('access-control-allow-headers', 'Accept, Authorization')
      .header('access-control-max-age', MAX_AGE_SECONDS)
      .send();
  });
}

function addHeaders(request: FastifyRequest, reply: FastifyReply, { origins, credentials }: Cors): void {
  if (origins === '*') {
    if (credentials) throw new Error('CORS for every origin cannot allow credentials');
    reply.header('access-control-allow-origin', '*');
    return;
  }
  // The answer depends on who asks, also when it is no.
  addVary(reply, 'Origin');
  const { origin } = request.headers;
  if (origin === undefined || !origins.includes(origin)) return;
  reply.header('access-control-allow-origin', origin);
  if (credentials) reply.header('access-control-allow-credentials', 'true');
}

/** Adds a header's name to `Vary` and keeps those that are there. */
export function addVary(reply: FastifyReply, name: string): void {
  const known = reply.getHeader('vary');
  reply.header('vary', known === undefined ? name : `${String(known)}, ${name}`);
}
