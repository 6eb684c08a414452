import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A real Kopia: `KOPIA_BIN`, else the first `kopia` on PATH. Undefined without one. */
export function realKopia(): string | undefined {
  const onPath = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'kopia'));
  return process.env['KOPIA_BIN'] ?? onPath.find((path) => existsSync(path));
}

/** A repository of a real Kopia with its configuration, in a folder of its own. */
export interface RealPlace {
  readonly folder: string;
  readonly repository: string;
  /** What an asker needs; a world may change it. */
  readonly env: Record<string, string>;
  /** Runs a command; throws when it fails. */
  readonly kopia: (...args: readonly string[]) => void;
  readonly remove: () => void;
}

/** How a world of the stand-in is made with a real Kopia, or why it is not. */
export type RealWorld = ((place: RealPlace) => void) | string;

/** Makes an empty place. */
export function realPlace(command: string): RealPlace {
  const folder = mkdtempSync(join(tmpdir(), 'real-kopia-'));
  const env: Record<string, string> = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    KOPIA_CONFIG_PATH: join(folder, 'repository.config'),
    KOPIA_CACHE_DIRECTORY: join(folder, 'cache'),
    KOPIA_LOG_DIR: join(folder, 'log'),
    KOPIA_CHECK_FOR_UPDATES: 'false',
    KOPIA_PASSWORD: 'a-test-password',
  };
  return {
    folder,
    repository: join(folder, 'repository'),
    env,
    kopia: (...args) => void execFileSync(command, args, { env, stdio: 'pipe', timeout: 60_000 }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const MOMENT = 'a run that is stopped at the right moment is only recorded';
const ROOT = 'root reads what nobody may read';
const RECORDED = 'these snapshots are only recorded';
const SERVER = 'a server of Kopia is not started here';
const HARMFUL = 'which blob of metadata is read first is only recorded';
const MADE_UP = 'a program that misbehaves is no Kopia';

/** Each world of the stand-in. */
export const REAL_WORLDS: Readonly<Record<string, RealWorld>> = {
  good,
  'many-sources': RECORDED,
  compressed: (place) => {
    create(place);
    place.kopia('policy', 'set', '--global', '--compression=zstd');
    snapshot(place, 'text', () => Buffer.alloc(100_000, 'all work and no play '));
  },
  'read-only': RECORDED,
  retention: RECORDED,
  concurrent: RECORDED,
  empty: create,
  'directory-empty': (place) => {
    create(place);
    renameSync(place.repository, `${place.repository}-away`);
    mkdirSync(place.repository);
  },
  'directory-gone': (place) => {
    good(place);
    renameSync(place.repository, `${place.repository}-away`);
  },
  'directory-not-readable': ROOT,
  'wrong-password': (place) => {
    good(place);
    place.env['KOPIA_PASSWORD'] = 'wrong';
  },
  'no-password': (place) => {
    create(place, '--no-persist-credentials');
    delete place.env['KOPIA_PASSWORD'];
  },
  'not-connected': () => undefined,
  'config-broken': ({ env }) => writeFileSync(env['KOPIA_CONFIG_PATH'] ?? '', '{ nonsense'),
  'pack-deleted': (place) => {
    good(place);
    rmSync(largest(place, 'p'));
  },
  'pack-flipped': (place) => {
    good(place);
    const pack = largest(place, 'p');
    const bytes = readFileSync(pack);
    const middle = Math.floor(bytes.length / 2);
    bytes.fill(0x55, middle, middle + 64);
    writeFileSync(pack, bytes);
  },
  'index-deleted': (place) => {
    create(place);
    snapshot(place, 'docs');
    const before = new Set(blobs(place, 'x'));
    snapshot(place, 'big');
    // The last index of the run holds its manifest.
    for (const index of blobs(place, 'x').filter((blob) => !before.has(blob))) rmSync(index);
    rmSync(place.env['KOPIA_CACHE_DIRECTORY'] ?? '', { recursive: true });
  },
  'all-indexes-deleted': (place) => {
    good(place);
    for (const index of blobs(place, 'x')) rmSync(index);
    rmSync(place.env['KOPIA_CACHE_DIRECTORY'] ?? '', { recursive: true });
  },
  'metadata-flipped': HARMFUL,
  'format-blob-deleted': (place) => {
    good(place);
    for (const blob of blobs(place, 'kopia.repository')) rmSync(blob);
    rmSync(place.env['KOPIA_CACHE_DIRECTORY'] ?? '', { recursive: true });
  },
  'disk-full': 'a full disk needs a file system of its own',
  partial: ROOT,
  'fail-fast': ROOT,
  'ignored-errors': ROOT,
  killed: MOMENT,
  'killed-newest': MOMENT,
  cancelled: MOMENT,
  running: MOMENT,
  clock: RECORDED,
  'root-removed': RECORDED,
  'maintenance-fresh': 'the first snapshot of the owner runs it',
  'maintenance-disabled': (place) => {
    good(place);
    place.kopia('maintenance', 'set', '--enable-quick=false', '--enable-full=false');
  },
  'maintenance-paused': (place) => {
    good(place);
    place.kopia('maintenance', 'set', '--pause-quick=48h', '--pause-full=96h');
  },
  'maintenance-owner-differs': (place) => {
    good(place);
    place.kopia('maintenance', 'set', '--owner=other@gamma');
  },
  'maintenance-broken': 'it takes several runs and lost packs',
  'server-client': SERVER,
  'server-client-without-snapshots': SERVER,
  'server-client-wrong-password': SERVER,
  'server-client-down': SERVER,
  'old-kopia': MADE_UP,
  hangs: MADE_UP,
};

function create(place: RealPlace, ...flags: readonly string[]): void {
  const { repository } = place;
  mkdirSync(repository);
  const identity = ['--override-hostname=alpha', '--override-username=backup'];
  place.kopia('repository', 'create', 'filesystem', `--path=${repository}`, ...identity, ...flags);
}

function good(place: RealPlace): void {
  create(place);
  snapshot(place, 'big');
  snapshot(place, 'docs');
}

function snapshot(place: RealPlace, name: string, content: () => Buffer = () => randomBytes(300_000)): void {
  const folder = join(place.folder, name);
  mkdirSync(folder, { recursive: true });
  for (let file = 0; file < 5; file += 1) writeFileSync(join(folder, `file-${file}`), content());
  place.kopia('snapshot', 'create', folder);
}

/** Files of the repository whose blob begins so; Kopia keeps some of them below folders named after their beginning. */
function blobs({ repository }: RealPlace, prefix: string): readonly string[] {
  return readdirSync(repository, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) =>
      path
        .slice(repository.length + 1)
        .replaceAll('/', '')
        .startsWith(prefix),
    )
    .filter((path) => !path.endsWith('.shards'));
}

function largest(place: RealPlace, prefix: string): string {
  const [first] = blobs(place, prefix).toSorted((a, b) => statSync(b).size - statSync(a).size);
  if (first === undefined) throw new Error(`the repository has no blob ${prefix}`);
  return first;
}
