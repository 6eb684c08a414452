import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Manifest, readJson, type Workspace, workspaces } from '../../scripts/workspaces.ts';
import { readText, repositoryFiles } from './files.ts';
import { moduleUse } from './imports.ts';

/** Which packages of ours each package imports. No line has an app on its right side: apps share by packages only. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  'packages/catalog': [],
  'packages/promql': [],
  'packages/protocol': [],
  'packages/collectors': [],
  'packages/web-config': [],
  'packages/metrics': ['catalog'],
  'packages/query': ['catalog', 'promql'],
  'packages/checks': ['catalog', 'promql'],
  'packages/backups': ['catalog', 'collectors', 'metrics'],
  'packages/scrape-endpoint': ['metrics', 'web-config'],
  'packages/instrumentation': ['catalog', 'metrics'],
  'packages/dashboards': ['catalog', 'checks', 'query'],
  'packages/provisioning': ['catalog', 'dashboards', 'query'],
  'apps/server': ['backups', 'catalog', 'collectors', 'metrics', 'protocol', 'scrape-endpoint', 'web-config'],
  'apps/agent': ['collectors', 'protocol'],
  'apps/exporter': ['backups', 'catalog', 'collectors', 'metrics', 'scrape-endpoint', 'web-config'],
  'apps/simulator': ['catalog', 'instrumentation', 'metrics', 'provisioning', 'scrape-endpoint'],
  'apps/cli': ['catalog', 'checks', 'dashboards', 'metrics', 'promql', 'provisioning'],
};

const files = repositoryFiles();
const root = readJson('package.json') as Manifest;

describe('the table of layers', () => {
  it('has a line for each package', () => {
    expect(workspaces().map(({ folder }) => folder)).toEqual(Object.keys(LAYERS).sort());
  });

  it('is what turbo.json allows, with what comes along', () => {
    const turbo = readJson('turbo.json') as {
      boundaries: { tags: Record<string, { dependencies: { allow: string[] } }> };
    };
    const allowed = Object.entries(turbo.boundaries.tags).map(([tag, rule]) => [tag, rule.dependencies.allow]);
    const closed = Object.keys(LAYERS).map((folder) => [posix.basename(folder), [...closure(folder)].sort()]);
    expect(Object.fromEntries(allowed)).toEqual(Object.fromEntries(closed));
  });
});

describe.each(workspaces())('$folder', (workspace) => {
  const allowed = [...(LAYERS[workspace.folder] ?? [])].sort();

  it('carries its tag', () => {
    expect(readJson(`${workspace.folder}/turbo.json`)).toEqual({
      extends: ['//'],
      tags: [posix.basename(workspace.folder)],
    });
  });

  it('declares exactly its layers as dependencies', () => {
    expect(ours(Object.keys(workspace.manifest.dependencies ?? {}))).toEqual(allowed);
  });

  it('references exactly its layers in tsconfig.json', () => {
    const { references } = readJson(`${workspace.folder}/tsconfig.json`) as { references: { path: string }[] };
    const want = allowed.map((name) => `packages/${name}`);
    expect(references.map(({ path }) => posix.join(workspace.folder, path)).sort()).toEqual(want);
  });

  it('is built by the root tsconfig.json', () => {
    const { references } = readJson('tsconfig.json') as { references: { path: string }[] };
    expect(references.map(({ path }) => path)).toContain(workspace.folder);
  });

  it('imports only itself, its layers and what it declares', () => {
    const wrong = files
      .filter((file) => file.startsWith(`${workspace.folder}/`) && /\.[cm]?[jt]sx?$/.test(file))
      .filter((file) => !file.includes('/testdata/'))
      .flatMap((file) =>
        moduleUse(file, readText(file)).specifiers.flatMap((specifier) => {
          const problem = judge(workspace, file, specifier);
          return problem ? [`${file}: \`${specifier}\` ${problem}`] : [];
        }),
      );
    expect(wrong).toEqual([]);
  });
});

/** Says what is wrong with an import, if anything. */
function judge({ folder, manifest }: Workspace, file: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) {
    const target = posix.join(posix.dirname(file), specifier);
    // The form of a benchmark's figures belongs to the runner of all benchmarks.
    if (file.startsWith(`${folder}/bench/`) && target === 'scripts/bench-figure.ts') return undefined;
    return target.startsWith(`${folder}/`) ? undefined : 'leaves the package; import the other package by name';
  }
  if (specifier.startsWith('node:')) return undefined;
  const [name, entry] = splitSpecifier(specifier);
  // Benchmarks see a package as others do: by its name.
  if (name === manifest.name && !file.startsWith(`${folder}/src/`)) return undefined;
  if (name.startsWith('@lockstep/')) return judgeOurs(folder, name, entry);
  return declared(file, manifest).has(name) ? undefined : 'is not a dependency in package.json';
}

function judgeOurs(folder: string, name: string, entry: string): string | undefined {
  const target = name.slice('@lockstep/'.length);
  if (!LAYERS[folder]?.includes(target)) return 'is not in the line of this package in the table of layers';
  const { exports } = readJson(`packages/${target}/package.json`) as { exports: Record<string, unknown> };
  return Object.hasOwn(exports, entry) ? undefined : 'is a deep import; only what `exports` lists resolves';
}

/** Production code may import dependencies and peers; tests and benchmarks also what the package or the root develops with. */
function declared(file: string, manifest: Manifest): ReadonlySet<string> {
  const production = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
  if (!/\/src\//.test(file) || /\.(test|test-d|bench)\.ts$/.test(file)) {
    const development = [manifest.devDependencies, root.devDependencies].flatMap((list) => Object.keys(list ?? {}));
    return new Set([...production, ...development]);
  }
  return new Set(production);
}

function splitSpecifier(specifier: string): [name: string, entry: string] {
  const parts = specifier.split('/');
  const length = specifier.startsWith('@') ? 2 : 1;
  return [parts.slice(0, length).join('/'), ['.', ...parts.slice(length)].join('/')];
}

function ours(names: readonly string[]): string[] {
  return names.flatMap((name) => (name.startsWith('@lockstep/') ? [name.slice('@lockstep/'.length)] : [])).sort();
}

function closure(folder: string): Set<string> {
  const direct = LAYERS[folder] ?? [];
  return new Set([...direct, ...direct.flatMap((name) => [...closure(`packages/${name}`)])]);
}
