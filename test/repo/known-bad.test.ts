import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Lockfile } from '../../scripts/platform-entries.ts';
import { readJson, ROOT } from '../../scripts/workspaces.ts';

/** Below these versions there is a published defect that touches us; by major where more than one line is kept. */
const FLOORS: readonly { readonly name: string; readonly major?: number; readonly floor: string }[] = [
  { name: 'fastify', floor: '5.12.3' },
  { name: '@fastify/proxy-addr', floor: '5.1.3' },
  { name: 'proxy-addr', floor: '2.0.8' },
  { name: '@fastify/bearer-auth', floor: '8.0.1' },
  { name: 'fast-uri', major: 3, floor: '3.1.7' },
  { name: 'fast-uri', major: 4, floor: '4.1.4' },
];

/** Above these versions the supported Node 20 breaks; the reason is what was seen. */
const CEILINGS: readonly { readonly name: string; readonly below: string; readonly because: string }[] = [
  { name: 'better-sqlite3', below: '13.0.0', because: 'it crashes every Node 20 on opening a database' },
  { name: 'vitest', below: '5.0.0', because: 'it needs Node 22' },
  { name: 'commander', below: '15.0.0', because: 'it needs Node 22' },
];

const installed = Object.entries((readJson('package-lock.json') as Lockfile).packages).flatMap(([path, { version }]) =>
  version ? [{ path, name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length), version }] : [],
);

function versionsOf(name: string): { path: string; version: string }[] {
  return installed.filter((entry) => entry.name === name);
}

function isBelow(version: string, limit: string): boolean {
  return version.localeCompare(limit, 'en', { numeric: true }) < 0;
}

describe('versions known to be bad', () => {
  it('are looked for under names that exist', () => {
    expect(versionsOf('fastify').map(({ path }) => path)).toEqual(['node_modules/fastify']);
    expect(versionsOf('fast-uri')).not.toEqual([]);
  });

  it.each(FLOORS)('$name is at least $floor', ({ name, major, floor }) => {
    const sameLine = versionsOf(name).filter(({ version }) => major === undefined || version.startsWith(`${major}.`));
    expect(sameLine.filter(({ version }) => isBelow(version, floor))).toEqual([]);
  });

  it.each(CEILINGS)('$name is below $below: $because', ({ name, below }) => {
    expect(versionsOf(name)).not.toEqual([]);
    expect(versionsOf(name).filter(({ version }) => !isBelow(version, below))).toEqual([]);
  });

  it('SQLite, as it runs, is at least 3.51.3', () => {
    const version = runningSqlite();
    expect({ version, isBad: isBelow(version, '3.51.3') }).toEqual({ version, isBad: false });
  });

  it.each([
    ['5.12.2', '5.12.3', true],
    ['5.12.10', '5.12.3', false],
    ['4.99.99', '5.0.0', true],
    ['5.12.3', '5.12.3', false],
  ])('%s below %s: %s', (version, limit, want) => {
    expect(isBelow(version, limit)).toBe(want);
  });
});

/** Asked of the driver as the server loads it; the root does not depend on it. */
function runningSqlite(): string {
  const Driver = createRequire(join(ROOT, 'apps/server/package.json'))('better-sqlite3') as new (file: string) => {
    prepare(sql: string): { pluck(): { get(): string } };
    close(): void;
  };
  const database = new Driver(':memory:');
  const version = database.prepare('SELECT sqlite_version()').pluck().get();
  database.close();
  return version;
}
