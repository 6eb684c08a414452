import type { OutgoingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { describeWithTools } from '../tools/describe-with-tools.ts';
import { askFrom } from './harness/ask-from.ts';
import { type Certificate, makeCertificate } from './harness/certificate.ts';
import { type FleetServer, startFleetServer } from './harness/fleet-server.ts';
import { type ReverseProxy, startReverseProxy } from './harness/reverse-proxy.ts';
import { Scope } from './harness/scope.ts';

const scope = new Scope();
afterAll(() => scope.close());

/** The one address that may scrape, and one that may not. The proxy, 127.0.0.1, may not either. */
const FRIEND = '127.0.0.9';
const STRANGER = '127.0.0.8';

const SET_UPS = {
  nginx: { kind: 'nginx' },
  'nginx without the append line': {
    kind: 'nginx',
    forgotten: 'proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;',
  },
  HAProxy: { kind: 'haproxy' },
  'HAProxy without forwardfor': { kind: 'haproxy', forgotten: 'option forwardfor' },
} as const satisfies Record<string, Pick<ReverseProxy, 'kind' | 'forgotten'>>;

type SetUp = keyof typeof SET_UPS;

interface Row {
  readonly id: string;
  readonly through: SetUp | 'nothing';
  readonly sends: string;
  readonly headers: (claimed: string) => OutgoingHttpHeaders;
  /** Whom the server takes for the client. */
  readonly taken: 'the real client' | 'whom the client claims to be';
}

const spoof = {
  sends: 'a spoofed line',
  headers: (claimed: string) => ({ 'X-Forwarded-For': claimed }),
};
const hopByHop = {
  sends: 'a spoofed line that it calls hop-by-hop',
  headers: (claimed: string) => ({ 'X-Forwarded-For': claimed, Connection: 'X-Forwarded-For' }),
};

const ROWS: readonly Row[] = [
  { id: 'E-1', through: 'nginx', sends: 'nothing', headers: () => ({}), taken: 'the real client' },
  { id: 'E-2', through: 'nginx', ...spoof, taken: 'the real client' },
  {
    id: 'E-3',
    through: 'nginx',
    sends: 'two spoofed lines',
    headers: (claimed) => ({ 'X-Forwarded-For': [claimed, claimed] }),
    taken: 'the real client',
  },
  { id: 'E-4', through: 'nginx', ...hopByHop, taken: 'the real client' },
  {
    id: 'E-5',
    through: 'nginx',
    sends: 'X_Forwarded_For',
    headers: (claimed) => ({ X_Forwarded_For: claimed }),
    taken: 'the real client',
  },
  // Not a wish: the danger that docs/reverse-proxy.md tells, shown to be real.
  { id: 'E-6', through: 'nginx without the append line', ...spoof, taken: 'whom the client claims to be' },
  { id: 'E-6', through: 'HAProxy without forwardfor', ...spoof, taken: 'whom the client claims to be' },
  { id: 'E-7', through: 'HAProxy', ...spoof, taken: 'the real client' },
  { id: 'E-8', through: 'HAProxy', ...hopByHop, taken: 'the real client' },
  { id: 'E-9', through: 'nothing', ...spoof, taken: 'the real client' },
];

const NEEDS = {
  nginx: { program: 'nginx' },
  haproxy: { program: 'haproxy' },
  openssl: { program: 'openssl' },
} as const;

describeWithTools('whom the server takes for the client', NEEDS, (tools) => {
  let server: FleetServer;
  let certificate: Certificate;
  let urls: Record<SetUp | 'nothing', string>;

  beforeAll(async () => {
    server = await startFleetServer(scope, { RM_METRICS_TRUSTED_CIDR: FRIEND, RM_TRUSTED_PROXY: '127.0.0.1' });
    certificate = await makeCertificate(scope, tools.openssl.path, 'fleet.example.org');
    const proxy = (setUp: SetUp) => {
      const { kind } = SET_UPS[setUp];
      const program = tools[kind].path;
      return startReverseProxy(scope, { ...SET_UPS[setUp], program, certificate, upstream: server.address });
    };
    urls = {
      nginx: await proxy('nginx'),
      'nginx without the append line': await proxy('nginx without the append line'),
      HAProxy: await proxy('HAProxy'),
      'HAProxy without forwardfor': await proxy('HAProxy without forwardfor'),
      nothing: server.url,
    };
  });

  beforeEach((context) => context.skip(process.platform !== 'linux', 'only Linux has all of 127.0.0.0/8'));

  const scrape = (from: string, { through, headers }: Row, claimed: string) =>
    askFrom(`${urls[through]}/metrics`, {
      from,
      headers: { authorization: `Bearer ${server.metricsToken}`, ...headers(claimed) },
      tls: certificate,
    });

  test.each(ROWS)('$id through $through, the client sends $sends: $taken', async (row) => {
    const isReal = row.taken === 'the real client';
    expect(await scrape(FRIEND, row, STRANGER)).toBe(isReal ? 200 : 401);
    expect(await scrape(STRANGER, row, FRIEND)).toBe(isReal ? 401 : 200);
  });
});
