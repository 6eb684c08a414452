import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { platformConfig, platformFile, platformScrapeJobs } from './platform-config.ts';
import { PLATFORM_JOBS, PLATFORM_TARGETS } from './targets.ts';

describe('the targets of Conduit, nixfleet and trc', () => {
  it('have a port of their own each', () => {
    const ports = Object.values(PLATFORM_TARGETS).flatMap((target) => [...target.ports]);
    expect(new Set(ports).size).toBe(ports.length);
  });

  it('keep the ports of the specification', () => {
    const conduit = platformScrapeJobs().filter(({ name }) => name.startsWith('conduit-'));
    expect(conduit).toEqual([
      { name: 'conduit-manager', targets: ['127.0.0.1:8080'] },
      { name: 'conduit-gateway', targets: ['127.0.0.1:8081', '127.0.0.1:8082'] },
      { name: 'conduit-agent', targets: ['127.0.0.1:8090', '127.0.0.1:8091'] },
    ]);
  });
});

describe('their Prometheus', () => {
  it('scrapes every job, evaluates rules and tells nobody', () => {
    const config = parse(platformFile().text) as Record<string, unknown>;
    expect(config).toMatchObject({
      global: { scrape_interval: '15s' },
      rule_files: ['rules/conduit_*.yml', 'rules/nixfleet_*.yml', 'rules/trc_*.yml'],
    });
    expect(config).not.toHaveProperty('alerting');
    expect((config['scrape_configs'] as { job_name: string }[]).map(({ job_name: name }) => name)).toEqual(
      PLATFORM_JOBS,
    );
  });

  it('scrapes only what it was given an address of', () => {
    expect(platformConfig({ addresses: { 'trc-edge': ['127.0.0.1:1'] } })).toEqual({
      global: { scrape_interval: '15s', scrape_timeout: '10s', evaluation_interval: '15s' },
      scrape_configs: [{ job_name: 'trc-edge', static_configs: [{ targets: ['127.0.0.1:1'] }] }],
    });
  });
});
