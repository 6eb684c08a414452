import {
  type Cors,
  createBasicAuth,
  createMetricsGuard,
  createRefuse,
  createTokenSource,
  type FailureLimiter,
  type MetricsGuard,
  type RefusalReason,
  type Refuse,
  type ReloadListener,
  type TokenSource,
} from '@lockstep/scrape-endpoint';
import type { ExporterConfig } from '../config/exporter-config.ts';

/** Who may ask for what, as one configuration says. */
export interface WebAccess {
  /** Of /metrics. */
  readonly page: MetricsGuard;
  /** Of every other path; absent when they are open. */
  readonly others: MetricsGuard | undefined;
  readonly refuse: Refuse<'metrics'>;
  readonly cors: Cors | undefined;
  /** Whether /metrics asks for anything. */
  readonly isGuarded: boolean;
  /** Reads the file of tokens again now. */
  reload(): void;
}

/** What outlives a configuration. */
export interface AccessParts {
  readonly limiter: FailureLimiter;
  readonly onRefused: (reason: RefusalReason) => void;
  readonly onTokens: ReloadListener;
  readonly clock: () => number;
}

type AccessConfig = Pick<ExporterConfig, 'bearerTokens' | 'trustedCidrs' | 'trustedProxies' | 'cors' | 'webConfig'>;

/**
 * Tokens and addresses guard /metrics. Users of the web configuration file guard every path, health too, because that is
 * what the exporter toolkit means by them; where there are both, a path that asks takes a token or a login.
 */
export function createWebAccess(config: AccessConfig, { limiter, onRefused, onTokens, clock }: AccessParts): WebAccess {
  const { trustedCidrs: allowed, trustedProxies: trusted, cors, bearerTokens, webConfig } = config;
  const hasUsers = webConfig !== undefined && webConfig.basicAuthUsers.size > 0;
  const users = hasUsers ? createBasicAuth(webConfig.basicAuthUsers) : undefined;
  const tokens: TokenSource | undefined =
    bearerTokens === undefined ? undefined : createTokenSource(bearerTokens, { clock, onReload: onTokens });
  const challenges = [...(users ? ['Basic realm="lockstep-exporter"'] : []), 'Bearer realm="metrics"'];
  return {
    page: createMetricsGuard({ tokens, users, allowed, trusted }),
    others: users === undefined ? undefined : createMetricsGuard({ tokens, users, trusted }),
    refuse: createRefuse({
      limiter,
      challenges: { metrics: users !== undefined && tokens === undefined ? challenges.slice(0, 1) : challenges },
      onRefused: (_surface, reason) => onRefused(reason),
    }),
    cors,
    isGuarded: users !== undefined || tokens !== undefined || allowed !== undefined,
    reload: () => tokens?.reload(),
  };
}
