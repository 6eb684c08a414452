import { Code, ConnectError, type Interceptor } from '@connectrpc/connect';
import type { FastifyInstance } from 'fastify';
import type { Surroundings } from '../component.ts';

type Cause = Pick<Surroundings, 'random' | 'effects'>;

/** Makes the routes of an app fail as often as the scenario says. */
export function failSomeRequests(app: FastifyInstance, { random, effects }: Cause): void {
  const source = random.fork('request-faults');
  app.addHook('preHandler', async () => {
    if (source.chance(effects().requestFailures)) throw new Error('The scenario wants this request to fail.');
  });
}

/** An interceptor of a server that makes calls fail as often as the scenario says. */
export function failSomeCalls({ random, effects }: Cause): Interceptor {
  const source = random.fork('call-faults');
  return (next) => async (request) => {
    if (source.chance(effects().requestFailures)) {
      throw new ConnectError('The scenario wants this call to fail.', Code.Internal);
    }
    return next(request);
  };
}
