import type { Surroundings } from '../../component.ts';
import { createHash, scrypt, timingSafeEqual } from 'node:crypto';
import type { ManagerMetrics } from './metrics.ts';
import type { ManagerStore } from './store.ts';

/** The ways in which people prove who they are. */
export type AuthMethod = 'password' | 'api_key' | 'refresh_token';

/** Lets people in and knows their tokens. */
export interface Auth {
  /** A new token, or undefined when the secret is not the customer's. */
  login(method: AuthMethod, customer: string, secret: string): Promise<string | undefined>;
  /** The customer of a token that is valid. */
  validate(token: string): Promise<string | undefined>;
}

/** Short, so that some tokens of the callers have expired. */
const TOKEN_SECONDS = 50;

/** Cheap, because a simulator is started in a second: a service takes a thousand times as much. */
const SCRYPT_COST = 512;

/** The right secret of a customer, for those who ask as one. */
export function secretOf(customer: string): string {
  return `a secret of ${customer}`;
}

/** Checks secrets for real, against hashes, and keeps tokens in the database. */
export function createAuth(
  store: ManagerStore,
  metrics: ManagerMetrics,
  { now, pace, random }: Pick<Surroundings, 'now' | 'pace' | 'random'>,
): Auth {
  const tokens = random.fork('tokens');
  const { manager_auth_requests_total: requests, manager_auth_duration_seconds: durations } = metrics;
  const validations = metrics.manager_token_validations_total;
  return {
    async login(method, customer, secret) {
      const seconds = pace.stopwatch();
      let status: 'success' | 'denied' | 'error' = 'error';
      try {
        status = (await isRight(method, customer, secret)) ? 'success' : 'denied';
        return status === 'success' ? await issue(customer) : undefined;
      } catch (error) {
        status = 'error';
        throw error;
      } finally {
        requests.with({ status, method }).inc();
        durations.with({ method }).observe(seconds());
      }
    },
    async validate(token) {
      const [row] = await store.query<{ customer_id: string; expires_at: number }>(
        { operation: 'select', table: 'tokens' },
        'SELECT customer_id, expires_at FROM tokens WHERE id = ?',
        digest(token),
      );
      const status = row === undefined ? 'invalid' : row.expires_at < now() ? 'expired' : 'valid';
      validations.with({ status }).inc();
      return status === 'valid' ? row?.customer_id : undefined;
    },
  };

  async function isRight(method: AuthMethod, customer: string, secret: string): Promise<boolean> {
    await store.query({ operation: 'select', table: 'customers' }, 'SELECT id FROM customers WHERE id = ?', customer);
    if (method === 'refresh_token') {
      const old = 'SELECT id FROM tokens WHERE id = ? AND customer_id = ?';
      return (await store.query({ operation: 'select', table: 'tokens' }, old, digest(secret), customer)).length > 0;
    }
    const [given, right] = await Promise.all([hash(secret, customer), hash(secretOf(customer), customer)]);
    return timingSafeEqual(given, right);
  }

  async function issue(customer: string): Promise<string> {
    const token = Array.from({ length: 4 }, () => tokens.below(2 ** 32).toString(16)).join('-');
    const row = [digest(token), customer, Math.floor(now()) + TOKEN_SECONDS];
    await store.query({ operation: 'insert', table: 'tokens' }, 'INSERT INTO tokens VALUES (?, ?, ?)', ...row);
    return token;
  }
}

function hash(secret: string, salt: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, 32, { N: SCRYPT_COST }, (error, key) => (error === null ? resolve(key) : reject(error)));
  });
}

function digest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
