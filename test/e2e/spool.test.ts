import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWithTools } from '../tools/describe-with-tools.ts';
import { type Agent, installAgent, runAgent } from './harness/agent.ts';
import { allJobs, enrol } from './harness/fleet-api.ts';
import { type FleetServer, restartFleetServer, scrapePage, startFleetServer } from './harness/fleet-server.ts';
import { readPage } from './harness/page.ts';
import { startLosingProxy } from './harness/losing-proxy.ts';
import { makeRepository, type ResticRepository } from './harness/restic.ts';
import { Scope } from './harness/scope.ts';

const scope = new Scope();
afterAll(() => scope.close());

describeWithTools('the spool of an agent', { restic: { program: 'restic', suite: 'bookworm' } }, ({ restic }) => {
  let server: FleetServer;
  let agent: Agent;
  let repository: ResticRepository;
  let documents: string;

  beforeAll(async () => {
    server = await startFleetServer(scope);
    agent = installAgent(scope, server, await enrol(server, { name: 'remote' }));
    repository = makeRepository(scope, restic.path);
    documents = scope.folder('documents');
    writeFileSync(join(documents, 'a.txt'), 'a');
  });

  const backUp = (to: Pick<Agent, 'env'>) =>
    runAgent(to, ['run', '--kind', 'backup', '--', repository.program, 'backup', '--json', documents], repository.env);

  test('keeps the report of a backup while the server is away, and delivers it once', async () => {
    await server.running.stop();
    expect(await backUp(agent)).toMatchObject({ code: 0 });
    server = await restartFleetServer(scope, server);
    expect(await allJobs(server)).toEqual([]);

    await runAgent(agent, ['report']);
    await runAgent(agent, ['report']);
    expect(await allJobs(server)).toMatchObject([{ kind: 'backup', verdict: 'ok' }]);
  });

  test('sends a report again whose acknowledgement was lost, and it counts once', async () => {
    const proxy = await startLosingProxy(scope, server.url);
    const behindProxy = { env: { ...agent.env, LOCKSTEP_SERVER_URL: proxy.url } };
    proxy.lose(true);
    expect(await backUp(behindProxy)).toMatchObject({ code: 0 });
    expect(proxy.lost()).toBeGreaterThan(0);
    expect(await allJobs(server)).toHaveLength(2);

    proxy.lose(false);
    await runAgent(behindProxy, ['report']);
    expect(await allJobs(server)).toHaveLength(2);
    const page = readPage(await scrapePage(server));
    const { value } =
      page.samples('lockstep_reports_total').find(({ labels }) => labels['result'] === 'duplicate') ?? {};
    expect(value).toBeGreaterThan(0);
    const runs = page
      .samples('rm_job_duration_seconds_count')
      .filter(({ labels }) => labels['kind'] === 'backup' && labels['status'] === 'succeeded');
    expect(runs).toMatchObject([{ value: 2 }]);
  });
});
