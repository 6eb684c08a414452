import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runAgent } from './harness/agent.ts';
import { allHosts, createJoinToken } from './harness/fleet-api.ts';
import { type FleetServer, startFleetServer } from './harness/fleet-server.ts';
import { Scope } from './harness/scope.ts';

const scope = new Scope();
afterAll(() => scope.close());

let server: FleetServer;
let joinToken: string;

beforeAll(async () => {
  server = await startFleetServer(scope);
  joinToken = (await createJoinToken(server, { uses: 2, expires_seconds: 600 })).token;
});

const newHost = () => ({ env: { LOCKSTEP_STATE_DIR: join(scope.folder('joining'), 'state') } });
const joinAs = (host: ReturnType<typeof newHost>, name: string, token = joinToken) =>
  runAgent(host, ['join', server.url, '--name', name], { LOCKSTEP_JOIN_TOKEN: token });

test('with one token, hosts enrol themselves and report with nothing else set', async () => {
  for (const name of ['one', 'two']) {
    const host = newHost();
    expect(await joinAs(host, name)).toMatchObject({ code: 0 });
    expect(statSync(join(host.env.LOCKSTEP_STATE_DIR, 'token')).mode & 0o777).toBe(0o600);
    expect(await runAgent(host, ['report'])).toMatchObject({ code: 0 });
  }
  const hosts = await allHosts(server);
  expect(hosts.map(({ name, state }) => `${name} ${state}`).sort()).toEqual(['one online', 'two online']);
});

test.each([
  { name: 'a token without uses left', token: () => joinToken, says: 'join_token_spent' },
  { name: 'a token that was never made', token: () => 'lsj_never-made', says: 'unauthorized' },
])('$name enrols nobody, and the agent says why', async ({ token, says }) => {
  const { code, stderr } = await joinAs(newHost(), 'three', token());
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining(says) });
  expect(await allHosts(server)).toHaveLength(2);
});
