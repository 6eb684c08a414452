/** The fields of a package-lock.json (version 3) entry that completing it reads and writes. */
export interface LockEntry {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** A package-lock.json of lockfileVersion 3. Keys of `packages` are folders, `''` is the root. */
export interface Lockfile {
  readonly lockfileVersion: number;
  readonly packages: Readonly<Record<string, LockEntry>>;
}

/** One entry that npm left out because the registry it asked had no such build. */
export interface PlatformEntry {
  readonly path: string;
  readonly entry: LockEntry;
}

/** What each word in a platform package's name says. An empty meaning is an ABI that npm has no field for. */
const PLATFORM_WORDS: Readonly<Record<string, Pick<LockEntry, 'os' | 'cpu' | 'libc'>>> = {
  aix: { os: ['aix'] },
  android: { os: ['android'] },
  darwin: { os: ['darwin'] },
  freebsd: { os: ['freebsd'] },
  linux: { os: ['linux'] },
  netbsd: { os: ['netbsd'] },
  openbsd: { os: ['openbsd'] },
  openharmony: { os: ['openharmony'] },
  sunos: { os: ['sunos'] },
  win32: { os: ['win32'] },
  windows: { os: ['win32'] },
  '64': { cpu: ['x64'] },
  arm: { cpu: ['arm'] },
  arm64: { cpu: ['arm64'] },
  ia32: { cpu: ['ia32'] },
  loong64: { cpu: ['loong64'] },
  mips64el: { cpu: ['mips64el'] },
  ppc64: { cpu: ['ppc64'] },
  riscv64: { cpu: ['riscv64'] },
  s390x: { cpu: ['s390x'] },
  wasm32: { cpu: ['wasm32'] },
  x64: { cpu: ['x64'] },
  gnu: { libc: ['glibc'] },
  gnueabihf: { libc: ['glibc'] },
  musl: { libc: ['musl'] },
  musleabihf: { libc: ['musl'] },
  eabi: {},
  msvc: {},
  wasi: {},
};

/**
 * Lists the entries that `npm ci` misses: optional dependencies with an exact version (builds for one platform) that no
 * entry satisfies. npm drops them when the registry it asked lacks them, and then refuses its own lockfile elsewhere.
 * Sorted by path. Throws when a name says nothing about its platform: then the table of words needs one more.
 */
export function missingPlatformEntries(lockfile: Lockfile): PlatformEntry[] {
  return Object.entries(lockfile.packages)
    .flatMap(([parentPath, parent]) =>
      Object.entries(parent.optionalDependencies ?? {})
        .filter(([, version]) => EXACT_VERSION.test(version))
        .filter(([name, version]) => resolve(lockfile, parentPath, name)?.version !== version)
        .map(([name, version]) => ({
          path: freePath(lockfile, parentPath, name),
          entry: platformEntry(name, version, parent),
        })),
    )
    .sort((a, b) => compare(a.path, b.path));
}

/** Returns the lockfile with the missing entries at the places where npm would write them. */
export function completeLockfile<T extends Lockfile>(lockfile: T): T {
  const missing = missingPlatformEntries(lockfile).map(({ path, entry }) => [path, entry] as const);
  if (missing.length === 0) return lockfile;
  const packages = [...Object.entries(lockfile.packages), ...missing].sort(([a], [b]) => compare(a, b));
  // Again: two versions of one package want the same folder, and the second is put below its parent.
  return completeLockfile({ ...lockfile, packages: Object.fromEntries(packages) });
}

const EXACT_VERSION = /^\d+\.\d+\.\d+(?:[-+].*)?$/;

/** The order in which npm writes the keys of `packages`. */
function compare(a: string, b: string): number {
  return a.localeCompare(b, 'en');
}

function platformEntry(name: string, version: string, parent: LockEntry): LockEntry {
  const platform = platformOf(name);
  return {
    version,
    ...(platform.cpu && { cpu: platform.cpu }),
    ...(parent.dev && { dev: true }),
    ...(platform.libc && { libc: platform.libc }),
    optional: true,
    ...(platform.os && { os: platform.os }),
  };
}

function platformOf(name: string): Pick<LockEntry, 'os' | 'cpu' | 'libc'> {
  const words = name.slice(name.lastIndexOf('/') + 1).split('-');
  const platform = Object.assign({}, ...words.map((word) => PLATFORM_WORDS[word] ?? {})) as Pick<
    LockEntry,
    'os' | 'cpu' | 'libc'
  >;
  if (platform.os && platform.cpu) return platform;
  throw new Error(
    `The optional package \`${name}\` does not say for which system and processor it is. Without that npm would try to ` +
      'install it everywhere. Add its words to PLATFORM_WORDS in scripts/platform-entries.ts.',
  );
}

/** Finds a package as Node does: in the node_modules of the asking folder, then of each folder above. */
function resolve(lockfile: Lockfile, from: string, name: string): LockEntry | undefined {
  const entry = lockfile.packages[join(from, name)];
  if (entry || from === '') return entry;
  return resolve(lockfile, from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))), name);
}

/** The top folder, unless another version has that place: then below the parent. */
function freePath(lockfile: Lockfile, parentPath: string, name: string): string {
  const top = join('', name);
  return lockfile.packages[top] ? join(parentPath, name) : top;
}

function join(folder: string, name: string): string {
  return folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
}
