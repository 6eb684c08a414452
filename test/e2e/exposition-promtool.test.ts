import { spawnSync } from 'node:child_process';
import { lockstep, resticManager } from '@lockstep/catalog';
import { createRegistry } from '@lockstep/metrics';
import { expect, it } from 'vitest';
import { describeWithTools } from '../tools/describe-with-tools.ts';

describeWithTools('promtool check metrics', { promtool: { program: 'promtool' } }, ({ promtool }) => {
  it("finds nothing wrong with the server's page but the names that its specification demands", async () => {
    const registry = createRegistry([resticManager, lockstep]);
    const web = { host_id: '01HÉ', host: 'quoted "web" \\ server' };
    registry.metrics.rm_host_snapshot_count.with(web).set(12.5);
    registry.metrics.rm_host_repo_size_bytes.with(web).set(NaN);
    registry.metrics.rm_host_repo_status.with({ ...web, status: 'ready' }).set(-Infinity);
    registry.metrics.rm_job_duration_seconds.with({ kind: 'backup', status: 'failed' }).observe(0.1);
    const page = await registry.scrape({ format: 'text' });
    const { stderr } = spawnSync(promtool.path, ['check', 'metrics'], { input: page.body, encoding: 'utf8' });
    page.release();
    expect(stderr.split('\n').filter((line) => line !== '')).toEqual([
      'rm_host_snapshot_count non-histogram and non-summary metrics should not have "_count" suffix',
      'rm_hosts_total non-counter metrics should not have "_total" suffix',
    ]);
  });
});
