import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { COMPOSE_VARIABLES, type ComposeVariableName, LOCAL_STACK, provisioningFiles } from '../index.ts';

const files = new Map(provisioningFiles().map(({ path, text }) => [path, text]));
const text = files.get('compose.yaml') ?? '';
const project = (environment: Readonly<Record<string, string>> = {}) => resolved(parse(text), environment) as Compose;

describe('compose.yaml', () => {
  const { services, secrets, volumes, networks, ...rest } = project();
  const all = Object.entries(services);

  it('is what the compose specification says', () => {
    const schema = JSON.parse(readFileSync(new URL('testdata/compose-spec.json', import.meta.url), 'utf8')) as object;
    const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile({
      ...schema,
      $schema: 'http://json-schema.org/draft-07/schema',
    });
    for (const one of [parse(text), project()]) {
      validate(one);
      expect(validate.errors ?? []).toEqual([]);
    }
    expect(validate({ ...project(), services: { a: { imag: 'x' } } })).toBe(false);
  });

  it('has no key that compose calls obsolete', () => {
    expect(rest).toEqual({ name: 'lockstep' });
  });

  it('has the services of the specification under the names of its targets, and those that prepare', () => {
    const once = ['data-folder', 'web-file'];
    const staying = ['alertmanager', 'grafana', 'kopia-exporter', 'node-exporter', 'prometheus', 'server'];
    expect(Object.keys(services).toSorted()).toEqual([...staying, ...once].toSorted());
    expect(all.flatMap(([name, { restart }]) => (restart === undefined ? [name] : [])).toSorted()).toEqual(once);
    expect(services['prometheus']?.container_name).toBe('kopia-prometheus');
  });

  it.each(all)('%s publishes ports on this machine only', (_name, { ports = [] }) => {
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });

  it.each(all)('%s is on the network of the project, or on none; the node exporter listens there', (name, service) => {
    const { networks: joined = [], network_mode: mode } = service;
    expect([...joined, ...(mode === undefined ? [] : [mode])]).toEqual([NETWORK_OF[name] ?? 'monitoring']);
  });

  it('has a node exporter of the machine, which only containers of the project reach', () => {
    const gateway = networks.monitoring.ipam.config[0]?.gateway ?? '';
    expect(services['node-exporter']?.command).toContain(`--web.listen-address=${gateway}:9100`);
    expect(services['prometheus']?.extra_hosts).toEqual([`node-exporter:${gateway}`]);
    expect(services['node-exporter']?.command?.find((flag) => flag.includes('mount-points'))).toMatch(/\(\$\|\/\)$/);
  });

  it.each(all)('%s has images of a fixed version', (_name, { image = '', build }) => {
    const from = [...(build?.dockerfile_inline.matchAll(/^FROM (\S+)/gm) ?? [])].map(([, name = '']) => name);
    for (const one of build === undefined ? [image] : from) expect(one).toMatch(/^[\w./-]+:v?\d+[\w.-]*$/);
  });

  it.each(all)('%s has no secret in its environment, but for the passwords of the specification', (_name, service) => {
    const suspects = Object.keys(service.environment ?? {}).filter((name) => /TOKEN|PASSWORD|SECRET/.test(name));
    const known = new Set(['GF_SECURITY_ADMIN_PASSWORD', 'PROMETHEUS_AUTH_PASSWORD']);
    expect(suspects.filter((name) => !name.endsWith('_FILE') && !known.has(name))).toEqual([]);
  });

  it('gives the password of Prometheus to nobody but the service that hashes it', () => {
    const secret = 'pass-word-of-a-test';
    const holders = Object.entries(project({ PROMETHEUS_AUTH_PASSWORD: secret }).services).filter(([, service]) =>
      JSON.stringify(service).includes(secret),
    );
    expect(holders.map(([name]) => name)).toEqual(['web-file']);
  });

  it('mounts files of this repository read-only, and only such that are there', () => {
    const folders = new Set(['./grafana/dashboards', '../dashboards', './prometheus/rules', './exporter']);
    for (const mount of mountsOf(all).filter((volume) => volume.startsWith('.'))) {
      const [source = '', , mode] = mount.split(':');
      expect([mount, mode]).toEqual([mount, 'ro']);
      expect([source, files.has(source.slice(2)) || folders.has(source)]).toEqual([source, true]);
    }
  });

  it('declares every volume and secret that is used, and no other', () => {
    const used = mountsOf(all).filter((volume) => !/^[./]/.test(volume));
    expect(new Set(used.map((volume) => volume.split(':')[0]))).toEqual(new Set(Object.keys(volumes)));
    expect(new Set(all.flatMap(([, service]) => service.secrets ?? []))).toEqual(new Set(Object.keys(secrets)));
  });

  it('does not copy secrets into an image', () => {
    const copied = [...(services['server']?.build?.dockerfile_inline.matchAll(/^COPY --chown\S* (.+) \S+$/gm) ?? [])];
    const sources = copied.flatMap(([, names = '']) => names.split(' '));
    expect(sources).not.toEqual([]);
    expect(sources.filter((source) => source === '.' || source.startsWith('provisioning'))).toEqual([]);
  });

  it('lets nobody sign up to Grafana', () => {
    expect(services['grafana']?.environment).toMatchObject({ GF_USERS_ALLOW_SIGN_UP: 'false' });
  });

  it('starts Prometheus after its data folder and web file are ready', () => {
    const done = { condition: 'service_completed_successfully' };
    expect(services['prometheus']?.depends_on).toEqual({ 'data-folder': done, 'web-file': done });
  });
});

const NETWORK_OF: Readonly<Record<string, string>> = {
  'node-exporter': 'host',
  'web-file': 'none',
  'data-folder': 'none',
};

describe('variables', () => {
  /** Where each variable of the specification ends up: with its default, and with another value. */
  const places: Readonly<Record<ComposeVariableName, (compose: Compose) => unknown>> = {
    PROMETHEUS_UI_PORT: ({ services }) => services['prometheus']?.ports?.[0],
    PROMETHEUS_DATA_DIR: ({ services }) => services['prometheus']?.volumes?.find(isBind)?.source,
    PROMETHEUS_RETENTION: ({ services }) => flag(services['prometheus'], '--storage.tsdb.retention.time'),
    PROMETHEUS_CPU_LIMIT: ({ services }) => services['prometheus']?.deploy?.resources.limits.cpus,
    PROMETHEUS_MEM_LIMIT: ({ services }) => services['prometheus']?.deploy?.resources.limits.memory,
    GRAFANA_PORT: ({ services }) => services['grafana']?.ports?.[0],
    GRAFANA_ADMIN_PASSWORD: ({ services }) => services['grafana']?.environment?.['GF_SECURITY_ADMIN_PASSWORD'],
    GRAFANA_PLUGINS: ({ services }) => services['grafana']?.environment?.['GF_INSTALL_PLUGINS'],
    PROMETHEUS_BASIC_AUTH: ({ services }) => services['web-file']?.environment?.['PROMETHEUS_BASIC_AUTH'],
    PROMETHEUS_AUTH_USER: ({ services }) => services['web-file']?.environment?.['PROMETHEUS_AUTH_USER'],
    PROMETHEUS_AUTH_PASSWORD: ({ services }) => services['web-file']?.environment?.['PROMETHEUS_AUTH_PASSWORD'],
    PROMETHEUS_CORS_ORIGIN: ({ services }) => flag(services['prometheus'], '--web.cors.origin'),
    MONITORING_SUBNET: ({ networks }) => networks.monitoring.ipam.config[0]?.subnet,
    MONITORING_GATEWAY: ({ networks }) => networks.monitoring.ipam.config[0]?.gateway,
  };

  it.each([
    ['PROMETHEUS_UI_PORT', '127.0.0.1:9090:9090', '127.0.0.1:7777:9090'],
    ['PROMETHEUS_DATA_DIR', '/var/lib/prometheus', '7777'],
    ['PROMETHEUS_RETENTION', '15d', '7777'],
    ['PROMETHEUS_CPU_LIMIT', '1', '7777'],
    ['PROMETHEUS_MEM_LIMIT', '2G', '7777'],
    ['GRAFANA_PORT', '127.0.0.1:3000:3000', '127.0.0.1:7777:3000'],
    ['GRAFANA_ADMIN_PASSWORD', 'admin', '7777'],
    ['GRAFANA_PLUGINS', '', '7777'],
    ['PROMETHEUS_BASIC_AUTH', 'false', '7777'],
    ['PROMETHEUS_AUTH_USER', 'admin', '7777'],
    ['PROMETHEUS_AUTH_PASSWORD', '', '7777'],
    ['PROMETHEUS_CORS_ORIGIN', '', '7777'],
    ['MONITORING_SUBNET', '172.30.91.0/24', '7777'],
    ['MONITORING_GATEWAY', '172.30.91.1', '7777'],
  ] as const)('%s is %s by default, and what it is set to', (name, fallback, set) => {
    expect(places[name](project())).toBe(fallback);
    expect(places[name](project({ [name]: '' }))).toBe(fallback);
    expect(places[name](project({ [name]: '7777' }))).toBe(set);
  });

  it('are all read, and no other', () => {
    const read = [...text.matchAll(/(?<!\$)\$\{(\w+)/g)].map(([, name]) => name);
    expect([...new Set(read)].toSorted()).toEqual(Object.keys(COMPOSE_VARIABLES).toSorted());
  });

  it('are all explained in .env.example, which sets the retention that the dashboards want and nothing else', () => {
    const example = files.get('.env.example') ?? '';
    const named = [...example.matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(named).toEqual(Object.keys(COMPOSE_VARIABLES));
    expect(example.match(/^[A-Z_]+=.*$/gm)).toEqual([`PROMETHEUS_RETENTION=${LOCAL_STACK.retention}`]);
  });
});

/** Compose's own replacement of `${NAME:-default}` and `$$`; anything else with a dollar is a mistake. */
function resolved(value: unknown, environment: Readonly<Record<string, string>>): unknown {
  if (Array.isArray(value)) return value.map((item) => resolved(item, environment));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolved(item, environment)]));
  }
  if (typeof value !== 'string') return value;
  return value.replaceAll(/\$(?:\$|\{(\w+):-([^}]*)\}|)/g, (found, name: string | undefined, fallback: string) => {
    if (found === '$$') return '$';
    if (name === undefined) throw new Error(`A lone $ in ${value}`);
    return (environment[name] ?? '') || fallback;
  });
}

function isBind(volume: string | Bind): volume is Bind {
  return typeof volume !== 'string';
}

function mountsOf(services: readonly (readonly [string, Service])[]): string[] {
  return services.flatMap(([, { volumes = [] }]) => volumes.filter((volume) => typeof volume === 'string'));
}

function flag(service: Service | undefined, name: string): string | undefined {
  return service?.command?.find((argument) => argument.startsWith(`${name}=`))?.slice(name.length + 1);
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly secrets: Readonly<Record<string, unknown>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly networks: { readonly monitoring: { readonly ipam: { readonly config: readonly Subnet[] } } };
}

interface Subnet {
  readonly subnet: string;
  readonly gateway: string;
}

interface Bind {
  readonly source: string;
}

interface Service {
  readonly image?: string;
  readonly restart?: string;
  readonly container_name?: string;
  readonly build?: { readonly dockerfile_inline: string };
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly secrets?: readonly string[];
  readonly networks?: readonly string[];
  readonly network_mode?: string;
  readonly extra_hosts?: readonly string[];
  readonly depends_on?: unknown;
  readonly deploy?: { readonly resources: { readonly limits: { readonly cpus: string; readonly memory: string } } };
  readonly volumes?: readonly (string | Bind)[];
}
