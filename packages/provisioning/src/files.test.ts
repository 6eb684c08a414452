import { SCRAPE_INTERVAL_SECONDS } from '@lockstep/dashboards';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { DATASOURCE_UID, provisioningFiles } from './index.ts';

const files = new Map(provisioningFiles().map(({ path, text }) => [path, text]));
const yaml = (path: string) => parse(files.get(path) ?? '');

describe('every file', () => {
  it.each([...files])('%s says that it is generated and ends in one newline', (_path, text) => {
    expect(text).toMatch(/^# Generated from packages\/provisioning by `npm run generate`\. DO NOT EDIT\.\n/);
    expect(text).toMatch(/[^\n]\n$/);
    expect(text).not.toMatch(/[ \t]$/m);
  });

  it('is there', () => {
    expect([...files.keys()].toSorted()).toEqual([
      '.gitignore',
      'compose.yaml',
      'compose/grafana-datasource.yaml',
      'compose/prometheus.yml',
      'grafana/dashboards/lockstep.yaml',
      'grafana/datasources/lockstep.yaml',
      'prometheus/prometheus.yml',
    ]);
  });

  it('holds no anchors, which people copy without what they point to', () => {
    expect([...files.values()].filter((text) => /^[^#]*[&*]a\d/m.test(text))).toEqual([]);
  });
});

describe('prometheus.yml', () => {
  it.each([
    { path: 'prometheus/prometheus.yml', target: '127.0.0.1:8080', token: 'metrics-token' },
    { path: 'compose/prometheus.yml', target: 'server:8080', token: '/run/secrets/metrics-token' },
  ])('$path scrapes $target with the token of a file', ({ path, target, token }) => {
    expect(yaml(path)).toEqual({
      global: { scrape_interval: `${SCRAPE_INTERVAL_SECONDS}s`, scrape_timeout: '10s' },
      scrape_configs: [
        {
          job_name: 'restic-manager',
          authorization: { credentials_file: token },
          static_configs: [{ targets: [target] }],
        },
      ],
    });
  });
});

describe('the Grafana data source', () => {
  it.each([
    { path: 'grafana/datasources/lockstep.yaml', url: 'http://127.0.0.1:9090' },
    { path: 'compose/grafana-datasource.yaml', url: 'http://prometheus:9090' },
  ])('$path is the default, has a fixed uid and knows the scrape interval', ({ path, url }) => {
    expect(yaml(path).datasources).toEqual([
      expect.objectContaining({
        uid: DATASOURCE_UID,
        type: 'prometheus',
        isDefault: true,
        url,
        jsonData: { httpMethod: 'POST', timeInterval: '30s', manageAlerts: false },
      }),
    ]);
  });

  it('has nothing that Grafana would take for an environment variable', () => {
    const provisioned = [...files].filter(([path]) => path.includes('grafana'));
    expect(provisioned.filter(([, text]) => text.includes('$'))).toEqual([]);
  });
});

describe('compose.yaml', () => {
  const { services, secrets, volumes, ...rest } = yaml('compose.yaml') as Compose;
  const all = Object.entries(services);

  it('has no key that compose calls obsolete', () => {
    expect(rest).toEqual({ name: 'lockstep' });
  });

  it.each(all)('%s publishes ports on this machine only', (_name, { ports }) => {
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });

  it.each(all)('%s has an image of a fixed version', (_name, { image, build }) => {
    expect(image ?? /^FROM (\S+)/.exec(build?.dockerfile_inline ?? '')?.[1]).toMatch(/^[\w./-]+:v?\d+[\w.-]*$/);
  });

  it.each(all)('%s has no secret in its environment', (_name, { environment = {} }) => {
    const suspects = Object.keys(environment).filter((name) => /TOKEN|PASSWORD|SECRET/.test(name));
    expect(suspects.filter((name) => !name.endsWith('_FILE'))).toEqual([]);
  });

  it('mounts files of this repository read-only, and only such that are there', () => {
    const mounts = all.flatMap(([, service]) => service.volumes).filter((volume) => volume.startsWith('.'));
    const folders = new Set(['./grafana/dashboards', '../dashboards']);
    for (const mount of mounts) {
      const [source = '', , mode] = mount.split(':');
      expect([mount, mode]).toEqual([mount, 'ro']);
      expect([source, files.has(source.slice(2)) || folders.has(source)]).toEqual([source, true]);
    }
  });

  it('declares every volume and secret that is used, and no other', () => {
    const used = all.flatMap(([, service]) => service.volumes).filter((volume) => !volume.startsWith('.'));
    expect(new Set(used.map((volume) => volume.split(':')[0]))).toEqual(new Set(Object.keys(volumes)));
    expect(new Set(all.flatMap(([, service]) => service.secrets))).toEqual(new Set(Object.keys(secrets)));
  });

  it('keeps history for longer than any panel shows', () => {
    expect(services['prometheus']?.command).toContain('--storage.tsdb.retention.time=400d');
  });

  it('does not copy secrets into an image', () => {
    const copied = services['server']?.build?.dockerfile_inline.matchAll(/^COPY \S+ (.+) \S+$/gm) ?? [];
    const sources = [...copied].flatMap(([, names = '']) => names.split(' '));
    expect(sources).not.toEqual([]);
    expect(sources.filter((source) => source === '.' || source.startsWith('provisioning'))).toEqual([]);
  });
});

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly secrets: Readonly<Record<string, unknown>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

interface Service {
  readonly image?: string;
  readonly build?: { readonly dockerfile_inline: string };
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports: readonly string[];
  readonly secrets: readonly string[];
  readonly volumes: readonly string[];
}
