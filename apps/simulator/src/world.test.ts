import * as catalogs from '@lockstep/catalog';
import { parseOpenMetrics } from '@lockstep/metrics';
import { PLATFORM_JOBS, PLATFORM_TARGETS, type PlatformJob } from '@lockstep/provisioning';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type BootedWorld, bootWorld, closeWorlds, total } from '../test/boot-world.ts';

/** The catalogs of a component's own, by its job. */
function metricsOf(job: PlatformJob): readonly (readonly [string, catalogs.AnyMetric])[] {
  const names: readonly string[] = PLATFORM_TARGETS[job].catalogs;
  return Object.values(catalogs.OWN_CATALOGS)
    .filter((catalog) => names.includes(catalog.name) && catalog.name !== catalogs.nodeProcess.name)
    .flatMap((catalog) => Object.entries(catalog.metrics));
}

describe('a quiet world', () => {
  let world: BootedWorld;
  beforeAll(async () => {
    world = await bootWorld();
    await world.advance(10);
  }, 60_000);
  afterAll(closeWorlds);

  it('listens with every instance of every component', () => {
    const want = PLATFORM_JOBS.flatMap((job) => PLATFORM_TARGETS[job].ports.map(() => job));
    expect(world.listening.map(({ job }) => job)).toEqual(want);
    expect(new Set(world.listening.map(({ url }) => url)).size).toBe(want.length);
  });

  it.each(PLATFORM_JOBS)('%s: every family has rows, and every counter and histogram has moved', async (job) => {
    for (const index of PLATFORM_TARGETS[job].ports.keys()) {
      const { families } = await world.page(job, index);
      const unmoved = metricsOf(job).filter(([name, { type }]) => {
        const samples = families.find((family) => family.name === name)?.samples ?? [];
        return samples.length === 0 || (type !== 'gauge' && samples.every(({ value }) => value === 0));
      });
      expect(unmoved.map(([name]) => `${job} ${index} ${name}`)).toEqual([]);
    }
  });

  it.each(PLATFORM_JOBS)('%s: answers in both formats, compressed if asked, and says how it is', async (job) => {
    const url = world.urlOf(job);
    const openMetrics = await fetch(`${url}/metrics`, { headers: { accept: 'application/openmetrics-text' } });
    expect(parseOpenMetrics(await openMetrics.text()).problems).toEqual([]);
    const compressed = await fetch(`${url}/metrics`, { headers: { 'accept-encoding': 'gzip' } });
    expect(compressed.headers.get('content-encoding')).toBe('gzip');
    expect(await compressed.text()).toMatch(/^# HELP /);
    expect(await (await fetch(`${url}/health`)).json()).toEqual({ status: 'ok' });
    expect(await (await fetch(url)).text()).toContain('The domain is simulated');
  });

  it('shows templates of routes and never a path', async () => {
    for (const { url } of world.listening) await fetch(`${url}/secret/path?token=17`);
    const routes = new Set<string>();
    for (const job of PLATFORM_JOBS) {
      for (const { samples } of (await world.page(job)).families) {
        for (const { labels } of samples) {
          for (const label of ['endpoint', 'path_template']) routes.add(labels.get(label) ?? 'unmatched');
        }
      }
    }
    expect([...routes].filter((route) => /\d{2}|secret\/|token=|made|somebody/.test(route))).toEqual([]);
    expect(routes.size).toBeGreaterThan(15);
  });

  it('keeps what each instance counts to itself', async () => {
    const [first, second] = await Promise.all([world.page('conduit-gateway', 0), world.page('conduit-gateway', 1)]);
    expect(total(first, 'gateway_agents_total', { datacenter: 'ams1' })).toBe(4);
    expect(total(first, 'gateway_agents_total', { datacenter: 'fra1' })).toBe(0);
    expect(total(second, 'gateway_agents_total', { datacenter: 'fra1' })).toBe(4);
  });

  it('has no trouble of its own', () => {
    expect(world.errors).toEqual([]);
  });
});

describe('worlds', () => {
  afterEach(closeWorlds);

  it('count the same for the same seed, and something else for another', async () => {
    const counts = async (seed: number) => {
      const world = await bootWorld({
        // nixfleet's recorder belongs to the process, so a second world goes on where the first has stopped.
        jobs: ['conduit-manager', 'trc-control-plane', 'trc-scheduler', 'trc-edge'],
        seed,
        pastSeconds: 10,
      });
      await world.advance(5);
      const pages = await Promise.all(world.listening.map(({ job }) => world.page(job)));
      return pages.flatMap(({ families }) =>
        families
          .filter(({ name, type }) => type === 'counter' && !/^(nodejs|process)_/.test(name))
          .flatMap(({ samples }) => samples.map(({ name, labels, value }) => ({ name, labels: [...labels], value }))),
      );
    };
    const first = await counts(7);
    expect(first).toEqual(await counts(7));
    expect(first).not.toEqual(await counts(8));
  }, 60_000);

  it('take the next port when the wanted one is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const world = await bootWorld({ jobs: ['trc-edge'], portOf: () => port, pastSeconds: 0 });
    expect(Number(new URL(world.urlOf('trc-edge')).port)).toBeGreaterThan(port);
    await new Promise((resolve) => other.close(resolve));
  });

  it('bring along whom a component talks to', async () => {
    const world = await bootWorld({ jobs: ['trc-agent'], pastSeconds: 0 });
    expect(world.listening.map(({ job }) => job)).toEqual(['trc-control-plane', 'trc-agent', 'trc-agent']);
  });

  it('leave nothing that listens', async () => {
    const world = await bootWorld({ jobs: ['conduit-gateway'], pastSeconds: 2 });
    await world.close();
    for (const { url } of world.listening) await expect(fetch(url)).rejects.toThrow('fetch failed');
  });
});
