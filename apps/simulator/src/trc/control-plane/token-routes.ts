import { trcControlPlane } from '@lockstep/catalog';
import type { FastifyInstance } from 'fastify';
import type { Surroundings } from '../../component.ts';
import { refuse } from '../../surface/refuse.ts';
import type { ControlPlaneMetrics } from './metrics.ts';
import type { ControlPlaneStore } from './store.ts';

const GRANTS = trcControlPlane.metrics.trc_auth_token_mints_total.labels.grant_type.values;

/** What polls of the device flow find: people take their time. */
const POLLS = [
  'pending',
  'pending',
  'pending',
  'pending',
  'approved',
  'approved',
  'slow_down',
  'denied',
  'expired',
] as const;

interface TokenRequest {
  readonly Body: { readonly grant_type?: string; readonly secret?: string };
}

/** Tokens are asked for, renewed, and waited for. */
export function tokenRoutes(
  app: FastifyInstance,
  { store, metrics }: { readonly store: ControlPlaneStore; readonly metrics: ControlPlaneMetrics },
  { random: chance, effects }: Surroundings,
): void {
  const random = chance.fork('tokens');
  app.post<TokenRequest>('/v1/auth/token', async ({ body }, reply) => {
    const grant_type = GRANTS.find((one) => one === body.grant_type);
    if (grant_type === undefined) return refuse(reply, 400, 'unsupported_grant_type');
    const result = await mint(body.secret ?? '');
    metrics.trc_auth_token_mints_total.with({ grant_type, result }).inc();
    if (grant_type === 'refresh_token') metrics.trc_auth_token_refresh_total.with({ result }).inc();
    return result === 'success' ? { token: 'issued' } : refuse(reply, result === 'denied' ? 401 : 503, result);
  });
  app.post('/v1/auth/device/polls', async () => {
    await store.query({ query_class: 'auth' }, 'SELECT count(*) FROM tokens');
    const result = random.pick(POLLS);
    metrics.trc_auth_device_flow_polls_total.with({ result }).inc();
    return { result };
  });

  async function mint(secret: string): Promise<'success' | 'denied' | 'error'> {
    const isKnown = secret === 'right';
    const insert = "INSERT OR IGNORE INTO tokens VALUES (?, 'org-1')";
    await store.query({ query_class: 'auth' }, insert, `token-${random.below(1000)}`);
    if (!isKnown) return 'denied';
    // Nobody can sign where nothing can be written.
    return random.chance(effects().appendFailures) ? 'error' : 'success';
  }
}
