import {
  bearerToken,
  checkBearer,
  type Cidr,
  clientAddress,
  type Refuse,
  type TokenSource,
} from '@lockstep/scrape-endpoint';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Store } from '../storage/store.ts';
import { tokenDigest } from '../storage/writes/tokens.ts';

type OnRequest = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | undefined>;

/** The three kinds of credentials of the API. A token of one kind is worth nothing on a route of another. */
export interface ApiGate {
  /** Lets the administrator's token in. */
  readonly admin: OnRequest;
  /** Lets a host's token in; `hostOf` then names the host. */
  readonly host: OnRequest;
  /** Lets whoever shows a token try to join; the store judges and spends it. */
  readonly join: OnRequest;
  /** Refuses a join token that the store did not know. */
  readonly refuseJoin: OnRequest;
  /** The host whose token came with the request. */
  hostOf(request: FastifyRequest): string;
}

/** Builds the gate. `trusted` are the proxies behind which a client's address is looked up. */
export function createApiGate({
  admin,
  store,
  refuse,
  trusted,
}: {
  admin: TokenSource;
  store: Pick<Store, 'hostOfTokenDigest'>;
  refuse: Refuse<'api'>;
  trusted: readonly Cidr[];
}): ApiGate {
  const hosts = new WeakMap<FastifyRequest, string>();
  const refuseApi = (request: FastifyRequest, reply: FastifyReply, reason: 'no_token' | 'bad_token'): FastifyReply => {
    const client = clientAddress(request.socket.remoteAddress, request.raw.rawHeaders, trusted);
    return refuse(request, reply, { surface: 'api', reason, client: client.ok ? client.address : undefined });
  };
  return {
    async admin(request, reply) {
      const verdict = checkBearer(request.raw.rawHeaders, admin.digests());
      return verdict === 'ok' ? undefined : refuseApi(request, reply, verdict);
    },
    async host(request, reply) {
      const { presented, token } = bearerToken(request.raw.rawHeaders);
      // A lookup by digest: how long it takes says nothing about a token that would match.
      const found = store.hostOfTokenDigest(tokenDigest(token ?? ''));
      if (token === undefined || found === undefined) {
        return refuseApi(request, reply, presented ? 'bad_token' : 'no_token');
      }
      hosts.set(request, found.hostId);
      return undefined;
    },
    async join(request, reply) {
      const { presented, token } = bearerToken(request.raw.rawHeaders);
      return token === undefined ? refuseApi(request, reply, presented ? 'bad_token' : 'no_token') : undefined;
    },
    refuseJoin: async (request, reply) => refuseApi(request, reply, 'bad_token'),
    hostOf(request) {
      const host = hosts.get(request);
      if (host === undefined) throw new Error('a route without the host gate asked for its host');
      return host;
    },
  };
}
