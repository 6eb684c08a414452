import { describe, expect, it } from 'vitest';
import { type Manifest, readJson, workspaces } from '../../scripts/workspaces.ts';
import { readText, repositoryFiles } from './files.ts';
import { moduleUse } from './imports.ts';

/**
 * What each package brings into production, beside our own. A line here is a decision: whoever adds one has looked at
 * what it does, who keeps it and what it pulls in.
 */
const PRODUCTION_DEPENDENCIES: Readonly<Record<string, readonly string[]>> = {
  'apps/agent': ['commander', 'ulid'],
  'apps/cli': ['bcryptjs', 'commander', 'tinyglobby', 'yaml'],
  'apps/exporter': ['ajv', 'commander', 'fastify', 'typebox', 'yaml'],
  'apps/server': [
    '@fastify/type-provider-typebox',
    'ajv',
    'ajv-formats',
    'better-sqlite3',
    'commander',
    'fastify',
    'typebox',
    'ulid',
    'yaml',
  ],
  'apps/simulator': [
    '@bufbuild/protobuf',
    '@connectrpc/connect',
    '@connectrpc/connect-fastify',
    '@connectrpc/connect-node',
    'better-sqlite3',
    'commander',
    'fastify',
    'ws',
  ],
  'packages/backups': ['croner'],
  'packages/catalog': [],
  'packages/checks': ['yaml'],
  'packages/collectors': [],
  'packages/dashboards': ['@grafana/grafana-foundation-sdk', 'ajv'],
  'packages/instrumentation': ['fastify-plugin'],
  'packages/metrics': [],
  'packages/promql': ['@lezer/common', '@lezer/lr', '@prometheus-io/lezer-promql', 're2js'],
  'packages/protocol': ['typebox'],
  'packages/provisioning': ['yaml'],
  'packages/query': [],
  'packages/scrape-endpoint': ['bcryptjs', 'fastify'],
  'packages/web-config': ['yaml'],
};

const files = repositoryFiles();
const root = readJson('package.json') as Manifest & { engines: unknown };

describe.each(workspaces())('$folder', ({ folder, manifest }) => {
  it('has a README under its own name', () => {
    const names = [manifest.name, ...Object.keys(manifest.bin ?? {})];
    expect(names.map((name) => `# ${name}`)).toContain(readText(`${folder}/README.md`).split('\n')[0]);
  });

  it('takes into production what is listed, and nothing else', () => {
    const names = Object.keys(manifest.dependencies ?? {}).filter((name) => !name.startsWith('@lockstep/'));
    expect(names.sort()).toEqual(PRODUCTION_DEPENDENCIES[folder]);
  });

  it('says which Node it runs on, as the root does', () => {
    expect(manifest).toMatchObject({ type: 'module', license: 'Apache-2.0', engines: root.engines });
  });

  it('builds under the shared compiler settings', () => {
    expect(readJson(`${folder}/tsconfig.json`)).toMatchObject({ extends: '../../tsconfig.base.json' });
  });

  it('passes on no module whole', () => {
    const stars = files
      .filter((file) => file.startsWith(`${folder}/src/`) && /\.[cm]?ts$/.test(file) && !file.includes('/testdata/'))
      .filter((file) => moduleUse(file, readText(file)).starExports.length > 0);
    expect(stars).toEqual([]);
  });
});

describe.each(workspaces().filter(({ folder }) => folder.startsWith('packages/')))(
  '$folder',
  ({ folder, manifest }) => {
    it('has one index.ts and explicit exports', () => {
      expect(files).toContain(`${folder}/src/index.ts`);
      expect(manifest.exports).toMatchObject({ '.': { types: './dist/index.d.ts', default: './dist/index.js' } });
    });
  },
);

describe.each(workspaces().filter(({ folder }) => folder.startsWith('apps/')))('$folder', ({ manifest }) => {
  it('is a program and not a library', () => {
    expect(manifest.private).toBe(true);
    expect(manifest.exports).toBeUndefined();
    expect(Object.keys(manifest.bin ?? {})).toHaveLength(1);
  });
});
