import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type BootedServer, bootServer, stopServers } from '../../test/boot-server.ts';

let server: BootedServer;
beforeEach(async () => {
  server = await bootServer();
});
afterEach(stopServers);

const UNKNOWN = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
interface HostList {
  readonly items: readonly { host_id: string; name: string; state: string }[];
  readonly next_cursor: string | null;
}

describe('hosts', () => {
  test('enrol, list, change, rotate, remove', async () => {
    const { host_id, token } = await server.enrol('web-1', { expected: { interval_seconds: 86_400 } });
    expect(host_id).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
    expect(token).toMatch(/^lsh_[\w-]{43}$/);

    const list = await server.ask('GET', '/api/v1/hosts');
    expect(list.json).toMatchObject({
      items: [{ host_id, name: 'web-1', state: 'pending', expected: { interval_seconds: 86_400 } }],
      next_cursor: null,
    });
    expect(list.text).not.toContain(token);

    const path = `/api/v1/hosts/${host_id}`;
    expect((await server.ask('PATCH', path, { body: { name: 'web-2', expected: null } })).status).toBe(204);
    expect((await server.ask('GET', '/api/v1/hosts')).json).toMatchObject({
      items: [{ name: 'web-2', expected: null }],
    });

    const rotated = await server.ask('POST', `${path}/token`);
    expect(rotated).toMatchObject({ status: 201, json: { host_id } });
    expect((await server.ask('POST', '/api/v1/reports', { token, body: {} })).status).toBe(401);

    expect((await server.ask('DELETE', path)).status).toBe(204);
    expect((await server.ask('GET', '/api/v1/hosts')).json).toEqual({ items: [], next_cursor: null });
  });

  test('a name is taken without case', async () => {
    await server.enrol('Web-1');
    const answer = await server.ask('POST', '/api/v1/hosts', { body: { name: 'web-1' } });
    expect(answer).toMatchObject({ status: 409, json: { code: 'name_taken' } });
  });

  test('pages follow one another', async () => {
    for (const name of ['a', 'b', 'c']) await server.enrol(name);
    const first = (await server.ask('GET', '/api/v1/hosts?limit=2')).json as HostList;
    const rest = (await server.ask('GET', `/api/v1/hosts?limit=2&cursor=${first.next_cursor}`)).json as HostList;
    expect([...first.items, ...rest.items].map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    expect(rest.next_cursor).toBeNull();
  });

  test.each([
    ['GET', '/api/v1/hosts?limit=0', 400, 'invalid_request', '/limit'],
    ['GET', '/api/v1/hosts?limit=1001', 400, 'invalid_request', 'limit'],
    ['GET', '/api/v1/hosts?limit=1&limit=2', 400, 'invalid_request', '/limit'],
    ['GET', '/api/v1/hosts?state=open', 400, 'invalid_request', '/state'],
    ['GET', '/api/v1/alerts?state=closed', 400, 'invalid_request', '/state'],
    ['GET', '/api/v1/jobs?host_id=x', 400, 'invalid_request', '/host_id'],
    ['DELETE', '/api/v1/hosts/nonsense', 400, 'invalid_request', '/host_id'],
    ['DELETE', `/api/v1/hosts/${UNKNOWN}`, 404, 'not_found', 'host_id'],
    ['POST', `/api/v1/hosts/${UNKNOWN}/token`, 404, 'not_found', 'host_id'],
  ])('%s %s: %i %s at %s', async (method, path, status, code, field) => {
    expect(await server.ask(method, path)).toMatchObject({ status, json: { code, field } });
  });

  test('a change of a host that is not there', async () => {
    const answer = await server.ask('PATCH', `/api/v1/hosts/${UNKNOWN}`, { body: { paused: true } });
    expect(answer).toMatchObject({ status: 404, json: { code: 'not_found' } });
  });

  test('J29 more hosts than the maximum', async () => {
    const small = await bootServer({ RM_MAX_HOSTS: '2' });
    await small.enrol('a');
    await small.enrol('b');
    const answer = await small.ask('POST', '/api/v1/hosts', { body: { name: 'c' } });
    expect(answer).toMatchObject({ status: 409, json: { code: 'too_many_hosts' } });
  });
});

describe('joining', () => {
  const join = (token: string, name: string) => server.ask('POST', '/api/v1/join', { token, body: { name } });

  test('a join token enrols as many hosts as it has uses', async () => {
    const made = await server.ask('POST', '/api/v1/join-tokens', { body: { uses: 2, expires_seconds: 60 } });
    expect(made).toMatchObject({ status: 201, json: { uses: 2 } });
    const { token } = made.json as { token: string };
    expect(await join(token, 'a')).toMatchObject({
      status: 201,
      json: { token: expect.stringMatching(/^lsh_/) as string },
    });
    expect((await join(token, 'b')).status).toBe(201);
    expect(await join(token, 'c')).toMatchObject({ status: 409, json: { code: 'join_token_spent' } });
  });

  test('an unknown join token, and a token of another kind, get the one 401', async () => {
    const { token } = await server.enrol('a');
    const refused = [
      await join('lsj_unknown', 'b'),
      await join(token, 'b'),
      await server.ask('GET', '/api/v1/hosts', { token: 'x' }),
    ];
    for (const answer of refused) {
      expect(answer.status).toBe(401);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="lockstep"');
      expect(answer.text).toBe(refused[0]?.text);
    }
  });
});
