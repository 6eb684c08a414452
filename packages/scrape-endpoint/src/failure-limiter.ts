import type { Address } from './address.ts';

/** Refused requests of one client within one window. */
interface Window {
  readonly startedMs: number;
  failures: number;
}

/** Counts refused requests per client. A limiter only changes how a refusal is answered: a good token always passes. */
export interface FailureLimiter {
  /**
   * Counts one refusal. Undefined: answer 401. A number: the client is over its limit; answer 429 and tell it to wait
   * that many seconds.
   */
  refuse(client: Address | undefined): number | undefined;
  /** Clients that are remembered now. */
  readonly size: number;
}

/**
 * Twenty refusals a minute by default. An IPv6 client is its /64, because one machine has that many addresses to
 * choose from; clients without an address share one key. The table is bounded: the client seen longest ago is forgotten.
 */
export function createFailureLimiter({
  clock,
  limit = 20,
  windowMs = 60_000,
  maxClients = 10_000,
}: {
  /** Milliseconds; must not go backwards. */
  clock: () => number;
  limit?: number;
  windowMs?: number;
  maxClients?: number;
}): FailureLimiter {
  const windows = new Map<string, Window>();
  return {
    refuse(client) {
      const key = clientKey(client);
      const now = clock();
      const known = windows.get(key);
      const window = known !== undefined && now - known.startedMs < windowMs ? known : { startedMs: now, failures: 0 };
      window.failures += 1;
      // Deleting first moves the key to the young end of the map.
      windows.delete(key);
      windows.set(key, window);
      evictOldest(windows, maxClients);
      return window.failures > limit ? Math.ceil((window.startedMs + windowMs - now) / 1000) : undefined;
    },
    get size() {
      return windows.size;
    },
  };
}

function clientKey(client: Address | undefined): string {
  if (client === undefined) return 'unknown';
  return client.bytes.length === 4 ? client.text : client.bytes.slice(0, 8).join('.');
}

function evictOldest(windows: Map<string, Window>, maxClients: number): void {
  if (windows.size <= maxClients) return;
  for (const oldest of windows.keys()) {
    windows.delete(oldest);
    return;
  }
}
