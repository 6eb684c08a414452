import { counter, defineCatalog, entity, gauge, lockstep, oneOf, resticManager } from '@lockstep/catalog';
import { describe, expect, it } from 'vitest';
import { readPage } from '../test/read-page.ts';
import { toy } from '../test/toy-catalog.ts';
import { createRegistry, parseOpenMetrics, parseText, type RefusalReason } from './index.ts';

const about = { help: 'Something.', since: '0.1.0', usage: 'A test.' } as const;
const web = { host_id: '01H', host: 'web' };

function makeFleet() {
  const refused: [family: string, reason: RefusalReason][] = [];
  const registry = createRegistry([resticManager, lockstep], {
    onRefused: (family, reason) => refused.push([family, reason]),
  });
  const rows = async (family: string): Promise<string[]> =>
    (await readPage(registry)).split('\n').filter((line) => line.startsWith(family));
  return { ...registry, refused, rows };
}

describe('a new registry', () => {
  it('shows closed label sets and plain metrics at zero, and nothing that is not known', async () => {
    const { rows } = makeFleet();
    expect((await rows('rm_job_duration_seconds_count')).filter((row) => row.endsWith('} 0'))).toHaveLength(27);
    expect(await rows('rm_active_alerts')).toEqual([
      'rm_active_alerts{severity="critical"} 0',
      'rm_active_alerts{severity="info"} 0',
      'rm_active_alerts{severity="warning"} 0',
    ]);
    expect(await rows('rm_hosts_total')).toEqual(['rm_hosts_total 0']);
    expect(await rows('rm_host_repo_status')).toEqual([]);
    expect(await rows('lockstep_store_size_bytes')).toEqual([]);
    expect(await rows('lockstep_series_refused_total')).toEqual([]);
  });

  it('is a right page in both formats', async () => {
    const registry = makeFleet();
    registry.metrics.rm_host_snapshot_count.with(web).set(3);
    registry.metrics.lockstep_store_size_bytes.set(4096);
    expect(parseText(await readPage(registry)).problems).toEqual([]);
    const openMetrics = await readPage(registry, 'openmetrics');
    expect(parseOpenMetrics(openMetrics).problems).toEqual([]);
    expect(openMetrics).toContain('# TYPE rm_hosts_total gauge\n');
    expect(openMetrics).toContain('# TYPE lockstep_reports counter\n');
    expect(openMetrics).toContain('# UNIT rm_job_duration_seconds seconds\n');
    expect(openMetrics).not.toContain('_created');
  });

  it('refuses a budget that is too small for what is always there', () => {
    expect(() => createRegistry([resticManager], { maxSeries: 10 })).toThrow(
      expect.objectContaining({ code: 'OVER_BUDGET' }),
    );
  });
});

describe('rows', () => {
  it('have one handle', () => {
    const { metrics } = makeFleet();
    expect(metrics.rm_host_agent_online.with(web)).toBe(metrics.rm_host_agent_online.with({ ...web }));
  });

  it('take the new value of an attribute, so that a renamed host has one row', async () => {
    const { metrics, rows } = makeFleet();
    const handle = metrics.rm_host_agent_online.with(web);
    handle.set(1);
    expect(metrics.rm_host_agent_online.with({ host_id: '01H', host: 'www' })).toBe(handle);
    expect(await rows('rm_host_agent_online')).toEqual(['rm_host_agent_online{host_id="01H",host="www"} 1']);
  });

  it('take the new value of an exclusive label', async () => {
    const { metrics, rows } = makeFleet();
    metrics.rm_host_repo_status.with({ ...web, status: 'unknown' }).set(1);
    metrics.rm_host_repo_status.with({ ...web, status: 'ready' }).set(1);
    expect(await rows('rm_host_repo_status')).toEqual([
      'rm_host_repo_status{host_id="01H",host="web",status="ready"} 1',
    ]);
    metrics.rm_host_repo_status.remove({ ...web, status: 'init_failed' });
    expect(await rows('rm_host_repo_status')).toEqual([]);
  });

  it('keep what they have when the new attribute is refused', async () => {
    const { metrics, refused, rows } = makeFleet();
    metrics.rm_host_agent_online.with(web).set(1);
    metrics.rm_host_agent_online.with({ host_id: '01H', host: 'a\nb' }).set(0);
    expect(refused).toEqual([['rm_host_agent_online', 'invalid_value']]);
    expect(await rows('rm_host_agent_online')).toEqual(['rm_host_agent_online{host_id="01H",host="web"} 1']);
  });

  it('go when they are removed, and a handle that was kept writes nowhere', async () => {
    const { metrics, rows } = makeFleet();
    const old = metrics.rm_host_agent_online.with(web);
    metrics.rm_host_agent_online.remove({ host_id: '01H', host: 'another name' });
    const fresh = metrics.rm_host_agent_online.with({ host_id: '02H', host: 'db' });
    fresh.set(1);
    old.set(7);
    expect(await rows('rm_host_agent_online')).toEqual(['rm_host_agent_online{host_id="02H",host="db"} 1']);
    metrics.rm_host_agent_online.remove(web);
  });

  it('start at zero again after they were removed', async () => {
    const { metrics, rows } = makeFleet();
    const set = { kind: 'backup', status: 'failed' } as const;
    metrics.rm_job_duration_seconds.with(set).observe(3);
    metrics.rm_job_duration_seconds.remove(set);
    metrics.rm_job_duration_seconds.with(set).observe(4);
    expect(await rows('rm_job_duration_seconds_sum{kind="backup",status="failed"}')).toEqual([
      'rm_job_duration_seconds_sum{kind="backup",status="failed"} 4',
    ]);
  });

  it('without labels are absent until the next value', async () => {
    const { metrics, rows } = makeFleet();
    metrics.lockstep_store_size_bytes.set(1);
    metrics.lockstep_store_size_bytes.remove();
    expect(await rows('lockstep_store_size_bytes')).toEqual([]);
    metrics.lockstep_store_size_bytes.set(2);
    expect(await rows('lockstep_store_size_bytes')).toEqual(['lockstep_store_size_bytes 2']);
  });

  it('that replace does not emit vanish; when it throws all stay', async () => {
    const { metrics, rows } = makeFleet();
    metrics.rm_host_open_alerts.with(web).set(1);
    metrics.rm_host_open_alerts.replace((row) => row({ host_id: '02H', host: 'db' }, 2));
    expect(await rows('rm_host_open_alerts')).toEqual(['rm_host_open_alerts{host_id="02H",host="db"} 2']);
    const broken = (): void =>
      metrics.rm_host_open_alerts.replace((row) => {
        row(web, 5);
        throw new Error('the store is gone');
      });
    expect(broken).toThrow('the store is gone');
    expect(await rows('rm_host_open_alerts')).toHaveLength(2);
  });
});

describe('refused label sets', () => {
  it('give a handle that does nothing', async () => {
    const { metrics, refused, rows } = makeFleet();
    // A value that did not come from typed code.
    metrics.rm_job_duration_seconds.with({ kind: 'backup', status: 'success' as 'succeeded' }).observe(1);
    expect(refused).toEqual([['rm_job_duration_seconds', 'unknown_value']]);
    expect((await rows('rm_job_duration_seconds_count')).every((row) => row.endsWith(' 0'))).toBe(true);
  });

  it('are those above the maximum of the metric, until a row goes', async () => {
    const refused: string[] = [];
    const registry = createRegistry([toy], { onRefused: (family, reason) => refused.push(`${family} ${reason}`) });
    const { toy_errors_total: errors } = registry.metrics;
    for (const code of ['1', '2', '3', '4', '5', '4']) errors.with({ code }).inc();
    expect(refused).toEqual(['toy_errors_total over_budget']);
    errors.remove({ code: '1' });
    errors.with({ code: '5' }).inc();
    expect((await readPage(registry)).match(/^toy_errors_total\{.*/gm)).toEqual([
      'toy_errors_total{code="2"} 1',
      'toy_errors_total{code="3"} 1',
      'toy_errors_total{code="4"} 2',
      'toy_errors_total{code="5"} 1',
    ]);
  });

  it('are those above the maximum of the registry, in which a histogram counts all of its lines', () => {
    const refused: string[] = [];
    const always = 2 + 2 * 8;
    const registry = createRegistry([toy], { maxSeries: always + 1, onRefused: (family) => refused.push(family) });
    registry.metrics.toy_level.set(1);
    registry.metrics.toy_online.with({ id: 'a', name: 'a' }).set(1);
    expect(refused).toEqual(['toy_online']);
    registry.metrics.toy_wait_seconds.remove({ kind: 'x' });
    for (const id of ['a', 'b', 'c', 'd', 'e']) registry.metrics.toy_online.with({ id, name: id }).set(1);
    expect(refused).toEqual(['toy_online']);
    registry.metrics.toy_wait_seconds.with({ kind: 'x' }).observe(1);
    expect(refused).toEqual(['toy_online', 'toy_wait_seconds']);
  });

  it('may be counted in the same registry, whose own refusals are not reported again', async () => {
    const catalog = defineCatalog({
      name: 'self',
      prefix: 'x_',
      metrics: {
        x_a: gauge({ ...about, labels: { l: oneOf('1') } }),
        x_refused_total: counter({
          ...about,
          labels: { family: entity('family', { max: 1 }) },
          presence: 'when known',
        }),
      },
    });
    const registry = createRegistry([catalog], {
      onRefused: (family) => {
        registry.metrics.x_refused_total.with({ family }).inc();
        registry.metrics.x_refused_total.with({ family: 'one too many' }).inc();
      },
    });
    registry.metrics.x_a.with({ l: '2' as '1' }).set(1);
    registry.metrics.x_a.with({ l: '3' as '1' }).set(1);
    expect((await readPage(registry)).match(/^x_refused_total.*/gm)).toEqual(['x_refused_total{family="x_a"} 2']);
  });

  it.each([undefined, null, 5, 'x', {}])('that are %j do not throw', (set) => {
    const { metrics, refused } = makeFleet();
    metrics.rm_host_agent_online.with(set as typeof web).set(1);
    metrics.rm_host_agent_online.remove(set as typeof web);
    expect(refused).toEqual([['rm_host_agent_online', 'invalid_value']]);
  });
});

describe('scrapes', () => {
  it('call what was given to onScrape before each page', async () => {
    const registry = makeFleet();
    let calls = 0;
    registry.onScrape(() => registry.metrics.rm_hosts_online.set(++calls));
    expect(await registry.rows('rm_hosts_online')).toEqual(['rm_hosts_online 1']);
    expect(await registry.rows('rm_hosts_online')).toEqual(['rm_hosts_online 2']);
  });

  it('that overlap each see what came before them, and share pages', async () => {
    const { metrics, scrape } = makeFleet();
    const pages = [];
    for (let i = 1; i <= 5; i++) {
      metrics.rm_hosts_online.set(i);
      pages.push(scrape({ format: 'text' }), scrape({ format: 'openmetrics' }));
    }
    const made = await Promise.all(pages);
    const shown = made.map(({ body }) => Number(/^rm_hosts_online (\d)/m.exec(Buffer.from(body).toString())?.[1]));
    // The first two were begun at once; on a slow machine they, too, are still being written when the last value comes.
    expect(shown.slice(0, 2).every((value) => value === 1 || value === 5)).toBe(true);
    expect(shown.slice(2)).toEqual(Array.from({ length: 8 }, () => 5));
    expect(new Set(made.map(({ body }) => body.buffer)).size).toBeLessThanOrEqual(4);
  });

  it('use memory again once it is released, and not before', async () => {
    const { metrics, scrape } = makeFleet();
    const memories = new Set<ArrayBufferLike>();
    for (let i = 0; i < 10; i++) {
      metrics.rm_hosts_online.set(i);
      const page = await scrape({ format: 'text' });
      memories.add(page.body.buffer);
      page.release();
      page.release();
    }
    expect(memories.size).toBe(1);
    const slow = await scrape({ format: 'text' });
    const kept = Buffer.from(slow.body).toString();
    for (let i = 0; i < 5; i++) {
      metrics.rm_hosts_online.set(100 + i);
      (await scrape({ format: 'text' })).release();
    }
    expect(Buffer.from(slow.body).toString()).toBe(kept);
    slow.release();
  });

  it('of which one is compressed while the next pages are made get their own bytes', async () => {
    const { metrics, scrape } = makeFleet();
    const { gunzipSync } = await import('node:zlib');
    const zipped = [];
    for (let i = 1; i <= 4; i++) {
      metrics.rm_hosts_online.set(i);
      const page = await scrape({ format: 'text' });
      zipped.push(page.gzip());
      page.release();
    }
    const shown = (await Promise.all(zipped)).map(
      (bytes) => /^rm_hosts_online (\d)/m.exec(gunzipSync(bytes).toString())?.[1],
    );
    expect(shown).toEqual(['1', '2', '3', '4']);
  });
});
