import { lockstep, resticManager } from '@lockstep/catalog';
import { describe, expect, it } from 'vitest';
import { createRegistry, type Registry } from './index.ts';

async function text(registry: Pick<Registry<readonly []>, 'scrape'>): Promise<string> {
  const page = await registry.scrape({ format: 'text' });
  try {
    return Buffer.from(page.body).toString();
  } finally {
    page.release();
  }
}

describe('a registry of the server', () => {
  it('shows closed label sets at zero from the start', async () => {
    const page = await text(createRegistry([resticManager, lockstep]));
    expect(page.match(/^rm_job_duration_seconds_count\{.*\} 0$/gm)).toHaveLength(27);
    expect(page.match(/^rm_active_alerts\{.*\} 0$/gm)).toHaveLength(3);
    expect(page).toContain('rm_job_duration_seconds_bucket{kind="backup",status="succeeded",le="86400.0"} 0\n');
  });

  it('shows what was recorded', async () => {
    const registry = createRegistry([resticManager, lockstep]);
    const m = registry.metrics;
    m.rm_job_duration_seconds.with({ kind: 'backup', status: 'succeeded' }).observe(12.5);
    m.lockstep_ingest_commits_total.inc();
    m.rm_host_agent_online.with({ host_id: '01H', host: 'web' }).set(1);
    const page = await text(registry);
    expect(page).toContain('rm_job_duration_seconds_sum{kind="backup",status="succeeded"} 12.5\n');
    expect(page).toContain('lockstep_ingest_commits_total 1\n');
    expect(page).toContain('rm_host_agent_online{host_id="01H",host="web"} 1\n');
    expect(page).not.toMatch(/^lockstep_store_size_bytes/m);
  });
});
