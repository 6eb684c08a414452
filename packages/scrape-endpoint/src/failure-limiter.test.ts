import { expect, test } from 'vitest';
import { parseAddress } from './address.ts';
import { createFailureLimiter } from './failure-limiter.ts';

function limiterAt(options: { limit?: number; maxClients?: number } = {}) {
  const time = { ms: 0 };
  return { time, limiter: createFailureLimiter({ clock: () => time.ms, ...options }) };
}

test('B31 the twenty-first refusal within a minute is told to wait, until the window is over', () => {
  const { time, limiter } = limiterAt();
  const client = parseAddress('192.0.2.1');
  for (let n = 0; n < 20; n += 1) expect(limiter.refuse(client)).toBeUndefined();
  time.ms = 30_500;
  expect(limiter.refuse(client)).toBe(30);
  expect(limiter.refuse(parseAddress('192.0.2.2'))).toBeUndefined();
  time.ms = 60_000;
  expect(limiter.refuse(client)).toBeUndefined();
});

test('B31 an IPv6 client is its /64', () => {
  const { limiter } = limiterAt({ limit: 1 });
  expect(limiter.refuse(parseAddress('2001:db8:0:1::1'))).toBeUndefined();
  expect(limiter.refuse(parseAddress('2001:db8:0:1:ffff::2'))).toBe(60);
  expect(limiter.refuse(parseAddress('2001:db8:0:2::1'))).toBeUndefined();
});

test('B31 the table is bounded; the client that was seen longest ago is forgotten', () => {
  const { limiter } = limiterAt({ limit: 1, maxClients: 3 });
  const refuse = (n: number) => limiter.refuse(parseAddress(`192.0.2.${n}`));
  for (const n of [1, 2, 3, 1, 4]) refuse(n);
  expect(limiter.size).toBe(3);
  expect(refuse(1)).toBe(60);
  expect(refuse(2)).toBeUndefined();
});

test('clients without an address share one key', () => {
  const { limiter } = limiterAt({ limit: 1 });
  limiter.refuse(undefined);
  expect(limiter.refuse(undefined)).toBe(60);
});
