import { lockstep, resticManager } from '@lockstep/catalog';
import { describe, expectTypeOf, it } from 'vitest';
import { type Counter, createRegistry, type Gauge, type Histogram, type Registry } from './index.ts';

const { metrics } = createRegistry([resticManager, lockstep]);
const host = { host_id: '01H', host: 'web' };

describe('a registry accepts', () => {
  it('the metrics of all its catalogs, as what they are', () => {
    expectTypeOf(metrics.rm_job_duration_seconds.with({ kind: 'backup', status: 'failed' })).toEqualTypeOf<Histogram>();
    expectTypeOf(metrics.rm_host_agent_online.with(host)).toEqualTypeOf<Gauge>();
    expectTypeOf(metrics.lockstep_reports_total.with({ result: 'stored' })).toEqualTypeOf<Counter>();
    metrics.lockstep_ingest_commits_total.inc();
    metrics.lockstep_ingest_commits_total.inc(3);
    metrics.rm_hosts_total.set(1);
    metrics.rm_hosts_total.add(-1);
    metrics.lockstep_ingest_duration_seconds.observe(0.1);
    metrics.lockstep_store_size_bytes.remove();
  });

  it('exemplars where the format has them', () => {
    metrics.lockstep_ingest_commits_total.inc(1, { trace_id: 'a' });
    metrics.lockstep_ingest_duration_seconds.observe(0.1, { trace_id: 'a' });
  });

  it('rows removed and collected', () => {
    metrics.rm_host_agent_online.remove(host);
    metrics.rm_host_agent_online.replace((row) => row(host, 1));
  });

  it('a value from a variable of the right union', () => {
    const status = 'succeeded' as 'succeeded' | 'failed';
    metrics.rm_job_duration_seconds.with({ kind: 'prune', status }).observe(1);
  });

  it('a written type for its catalogs', () => {
    expectTypeOf<Registry<readonly [typeof resticManager]>['metrics']['rm_hosts_online']>().toExtend<Gauge>();
  });
});

describe('a registry refuses at compile time', () => {
  const never = (build: () => unknown) => build;

  it('a metric that no catalog has', () => {
    // @ts-expect-error no catalog has rm_host_total
    never(() => metrics.rm_host_total);
    // @ts-expect-error resticManager is not in this registry
    never(() => createRegistry([lockstep]).metrics.rm_hosts_total);
  });

  it('a label or value that the metric does not have, and a missing label', () => {
    // @ts-expect-error the metric has no label sort
    never(() => metrics.rm_job_duration_seconds.with({ kind: 'backup', status: 'failed', sort: 'x' }));
    // @ts-expect-error status is missing
    never(() => metrics.rm_job_duration_seconds.with({ kind: 'backup' }));
    // @ts-expect-error success is no status
    never(() => metrics.rm_job_duration_seconds.with({ kind: 'backup', status: 'success' }));
    // @ts-expect-error host is missing, though it only follows host_id
    never(() => metrics.rm_host_agent_online.with({ host_id: '01H' }));
    // @ts-expect-error a label value is a string
    never(() => metrics.rm_host_agent_online.with({ host_id: 1, host: 'web' }));
    // @ts-expect-error success is no status
    never(() => metrics.rm_job_duration_seconds.remove({ kind: 'backup', status: 'success' }));
    // @ts-expect-error host is missing
    never(() => metrics.rm_host_agent_online.replace((row) => row({ host_id: '01H' }, 1)));
  });

  it('what the type of the metric does not do', () => {
    // @ts-expect-error a gauge is not counted up
    never(() => metrics.rm_hosts_total.inc());
    // @ts-expect-error a counter is not set
    never(() => metrics.lockstep_ingest_commits_total.set(1));
    // @ts-expect-error a counter does not observe
    never(() => metrics.lockstep_ingest_commits_total.observe(1));
    // @ts-expect-error a gauge does not observe
    never(() => metrics.rm_host_agent_online.with(host).observe(1));
    // @ts-expect-error a gauge has no exemplars
    never(() => metrics.rm_hosts_total.set(1, { trace_id: 'a' }));
    // @ts-expect-error an exemplar has texts
    never(() => metrics.lockstep_ingest_commits_total.inc(1, { trace_id: 5 }));
    // @ts-expect-error a histogram does not count
    never(() => metrics.rm_job_duration_seconds.with({ kind: 'backup', status: 'failed' }).inc());
    // @ts-expect-error a counter is not collected
    never(() => metrics.lockstep_reports_total.replace(() => undefined));
  });

  it('labels where there are none, and none where there are', () => {
    // @ts-expect-error the metric has no labels
    never(() => metrics.rm_hosts_total.with({}));
    // @ts-expect-error the metric has labels
    never(() => metrics.rm_host_agent_online.set(1));
  });

  it('a value that is no number', () => {
    // @ts-expect-error a number is wanted
    never(() => metrics.rm_hosts_total.set('5'));
    // @ts-expect-error a number is wanted
    never(() => metrics.lockstep_ingest_commits_total.inc(1n));
  });
});
