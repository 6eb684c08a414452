import { describe, expect, it } from 'vitest';
import {
  completeLockfile,
  type LockEntry,
  type Lockfile,
  missingPlatformEntries,
} from '../../scripts/platform-entries.ts';
import { type Manifest, readJson, workspaces } from '../../scripts/workspaces.ts';

const lockfile = readJson('package-lock.json') as Lockfile;

describe('package-lock.json', () => {
  it('has an entry for every platform (else: npx tsx scripts/complete-lockfile.ts)', () => {
    expect(missingPlatformEntries(lockfile)).toEqual([]);
  });

  it.each([{ folder: '', manifest: readJson('package.json') as Manifest }, ...workspaces()])(
    'agrees with package.json of "$folder" (else: npm run lockfile)',
    ({ folder, manifest }) => {
      const locked = lockfile.packages[folder];
      expect(locked?.dependencies ?? {}).toEqual(manifest.dependencies ?? {});
      expect(locked?.devDependencies ?? {}).toEqual(manifest.devDependencies ?? {});
    },
  );

  it('names no registry: `resolved` is there for workspaces only', () => {
    const named = Object.entries(lockfile.packages).filter(([, entry]) => entry.resolved && !entry.link);
    expect(named.map(([path]) => path)).toEqual([]);
  });

  it('has an integrity for every package but completed ones, and of those none reaches production', () => {
    const bare = Object.entries(lockfile.packages)
      .filter(([path, entry]) => path.includes('node_modules/') && !entry.link && !entry.integrity)
      .filter(([, entry]) => !(entry.optional && entry.dev));
    expect(bare.map(([path]) => path)).toEqual([]);
  });
});

describe('completeLockfile', () => {
  const parent = (optionalDependencies: Record<string, string>, more: LockEntry = {}): LockEntry => ({
    version: '1.0.0',
    optionalDependencies,
    ...more,
  });
  const complete = (packages: Record<string, LockEntry>): Record<string, LockEntry> =>
    completeLockfile({ lockfileVersion: 3, packages }).packages;

  it.each([
    { name: '@turbo/darwin-64', want: { cpu: ['x64'], os: ['darwin'] } },
    { name: '@turbo/windows-arm64', want: { cpu: ['arm64'], os: ['win32'] } },
    { name: '@oxlint/binding-linux-arm64-musl', want: { cpu: ['arm64'], libc: ['musl'], os: ['linux'] } },
    { name: '@oxlint/binding-linux-arm-gnueabihf', want: { cpu: ['arm'], libc: ['glibc'], os: ['linux'] } },
    { name: '@oxlint/binding-win32-ia32-msvc', want: { cpu: ['ia32'], os: ['win32'] } },
    { name: 'lightningcss-android-arm64', want: { cpu: ['arm64'], os: ['android'] } },
  ])('reads the platform of $name', ({ name, want }) => {
    const packages = complete({ 'node_modules/tool': parent({ [name]: '1.2.3' }) });
    expect(packages[`node_modules/${name}`]).toEqual({ version: '1.2.3', optional: true, ...want });
  });

  it('marks what only a development dependency asks for', () => {
    const packages = complete({ 'node_modules/tool': parent({ 'x-linux-x64': '1.0.0' }, { dev: true }) });
    expect(packages['node_modules/x-linux-x64']).toMatchObject({ dev: true, optional: true });
  });

  it('leaves ranges and what an upper folder provides alone', () => {
    const packages = {
      'node_modules/a': parent({ fsevents: '~2.3.3' }),
      'node_modules/a/node_modules/b': parent({ 'x-linux-x64': '1.0.0' }),
      'node_modules/x-linux-x64': { version: '1.0.0' },
    };
    expect(complete(packages)).toEqual(packages);
  });

  it('puts a second version below its parent', () => {
    const packages = complete({
      'node_modules/a': parent({ 'x-linux-x64': '1.0.0' }),
      'node_modules/b': parent({ 'x-linux-x64': '2.0.0' }),
    });
    expect(Object.entries(packages).map(([path, entry]) => `${path} ${entry.version}`)).toEqual([
      'node_modules/a 1.0.0',
      'node_modules/a/node_modules/x-linux-x64 1.0.0',
      'node_modules/b 1.0.0',
      'node_modules/x-linux-x64 2.0.0',
    ]);
  });

  it('changes nothing the second time', () => {
    const once = complete({ 'node_modules/tool': parent({ '@t/binding-openharmony-arm64': '1.0.0' }) });
    expect(complete(once)).toBe(once);
  });

  it('refuses a name without a platform', () => {
    expect(() => complete({ 'node_modules/tool': parent({ 'tool-native': '1.0.0' }) })).toThrow(
      /`tool-native` does not say .* PLATFORM_WORDS/,
    );
  });
});
