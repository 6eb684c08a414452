import Fastify from 'fastify';
import { describe, expect, test } from 'vitest';
import { type Cors, useCors } from './cors.ts';

const GRAFANA = 'https://grafana.example.org';
const OTHER = 'https://elsewhere.example.org';

function appWith(policy: Cors | undefined) {
  const app = Fastify();
  useCors(app, () => policy);
  app.get('/metrics', {
    onRequest: async (_request, reply) => reply.code(401).send(),
    handler: async () => 'page',
  });
  return app;
}

const named: Cors = { origins: [GRAFANA], credentials: false };
const withLogin: Cors = { origins: [GRAFANA], credentials: true };
const every: Cors = { origins: '*', credentials: false };

const preflight = { 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' };

describe('what a web page may read', () => {
  test.each([
    ['off', undefined, GRAFANA, {}],
    ['a named origin', named, GRAFANA, { 'access-control-allow-origin': GRAFANA, vary: 'Origin' }],
    ['another origin', named, OTHER, { vary: 'Origin' }],
    ['an origin that begins like it', named, `${GRAFANA}.evil.example`, { vary: 'Origin' }],
    ['the origin of a file', named, 'null', { vary: 'Origin' }],
    ['no browser', named, undefined, { vary: 'Origin' }],
    [
      'a login is allowed',
      withLogin,
      GRAFANA,
      { 'access-control-allow-origin': GRAFANA, 'access-control-allow-credentials': 'true', vary: 'Origin' },
    ],
    ['every origin', every, OTHER, { 'access-control-allow-origin': '*' }],
  ] as const)('%s: also an answer of 401 has the headers', async (_name, policy, origin, want) => {
    const answer = await appWith(policy).inject({ url: '/metrics', headers: origin === undefined ? {} : { origin } });
    expect(answer.statusCode).toBe(401);
    const found = Object.entries(answer.headers).filter(([name]) => /^access-control|^vary$/.test(name));
    expect(Object.fromEntries(found)).toEqual(want);
  });

  test.each([
    ['off', undefined, GRAFANA, 404],
    ['a named origin', named, GRAFANA, 204],
    ['another origin', named, OTHER, 404],
    ['every origin', every, OTHER, 204],
  ] as const)('a preflight, %s', async (_name, policy, origin, want) => {
    const answer = await appWith(policy).inject({
      method: 'OPTIONS',
      url: '/metrics',
      headers: { origin, ...preflight },
    });
    expect(answer.statusCode).toBe(want);
    expect(answer.body).not.toContain('page');
    if (want !== 204) return;
    expect(answer.headers).toMatchObject({
      'access-control-allow-methods': 'GET, HEAD',
      'access-control-allow-headers': 'Accept, Authorization',
      'access-control-max-age': '600',
    });
  });

  test('every origin with credentials is no policy', async () => {
    const answer = await appWith({ origins: '*', credentials: true }).inject({ url: '/metrics' });
    expect(answer.statusCode).toBe(500);
  });
});
