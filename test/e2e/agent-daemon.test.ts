import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Agent, installAgent, startAgent } from './harness/agent.ts';
import { allHosts, enrol } from './harness/fleet-api.ts';
import { type FleetServer, restartFleetServer, startFleetServer } from './harness/fleet-server.ts';
import { until } from './harness/poll.ts';
import type { Running } from './harness/process.ts';
import { Scope } from './harness/scope.ts';

const scope = new Scope();
afterAll(() => scope.close());

let server: FleetServer;
let agent: Agent;
let daemon: Running;

beforeAll(async () => {
  server = await startFleetServer(scope);
  agent = installAgent(scope, server, await enrol(server, { name: 'living', heartbeat_seconds: 5 }));
  daemon = startAgent(scope, agent, ['report', '--every', '1s']);
});

const onlyHost = async () => {
  const [host] = await allHosts(server);
  if (host === undefined) throw new Error('The host is gone.');
  return host;
};

/** The server heard of the host after the moment of the call. */
const untilHeard = async () => {
  const since = Date.now();
  await until('a heartbeat', async () => {
    const { last_seen_at } = await onlyHost();
    return last_seen_at !== null && Date.parse(last_seen_at) > since ? true : undefined;
  });
};

test('an agent that stays keeps its host online', async () => {
  await untilHeard();
  expect(await onlyHost()).toMatchObject({ state: 'online' });
});

test('it comes back by itself when the server was away', async () => {
  await server.running.stop();
  server = await restartFleetServer(scope, server);
  await untilHeard();
  expect(await onlyHost()).toMatchObject({ state: 'online' });
});

test('it ends when it is asked to, and its host goes offline after three intervals', async () => {
  expect(await daemon.stop()).toMatchObject({ code: 0, signal: null });
  const stoppedAt = Date.now();
  await until('the host to be offline', async () => ((await onlyHost()).state === 'offline' ? true : undefined));
  const { last_seen_at } = await onlyHost();
  expect(Date.parse(last_seen_at ?? '')).toBeLessThanOrEqual(stoppedAt);
  expect(Date.now() - Date.parse(last_seen_at ?? '')).toBeGreaterThan(15_000);
});
