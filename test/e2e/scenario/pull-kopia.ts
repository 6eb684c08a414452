import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sourceId } from '@lockstep/collectors';

/** The Kopia that plays recordings. */
export const KOPIA_STAND_IN = fileURLToPath(new URL('../../tools/kopia/kopia.mjs', import.meta.url));

/** A repository of Kopia in the story, by the name under which the exporter asks it. */
export type KopiaName = 'kopia-good' | 'kopia-canceled' | 'kopia-partial' | 'kopia-emptied' | 'kopia-hanging';

/** The labels of one source of a Kopia repository: its id, and the path that `kopia_*` rows have. */
export interface KopiaSource {
  readonly repository: string;
  readonly source_id: string;
  readonly path: string;
}

/** Sources of the recordings that are played; all are of `backup@alpha`. */
const PATHS = {
  'kopia-good': ['/srv/rec-kopia/src/big', '/srv/rec-kopia/src/docs'],
  'kopia-canceled': ['/srv/rec-kopia/src/huge'],
  'kopia-partial': ['/srv/rec-kopia/user/src', '/srv/rec-kopia/user/src/ok'],
  'kopia-emptied': ['/srv/rec-kopia/src/big', '/srv/rec-kopia/src/docs'],
  'kopia-hanging': [],
} as const satisfies Readonly<Record<KopiaName, readonly string[]>>;

const NAMES = Object.keys(PATHS) as KopiaName[];

/** Who made the snapshots of the recordings. */
export const KOPIA_HOST = { host: 'alpha', user: 'backup' } as const;

/** The id that a repository tells. The recordings know one repository; here each has its own. */
export function kopiaRepositoryId(name: KopiaName): string {
  return String(NAMES.indexOf(name) + 1).repeat(64);
}

/** The sources of a repository, in the order of their paths. */
export function kopiaSources(name: KopiaName): readonly KopiaSource[] {
  const repository = kopiaRepositoryId(name);
  return PATHS[name].map((path) => ({ repository, path, source_id: sourceId({ ...KOPIA_HOST, paths: [path] }) }));
}

/** A snapshot list of a killed run after a complete one, and a run of the same source that was told to stop. */
const COMPLETE = 'killed/newest-is-incomplete-list-json';
const STOPPED = 'killed/after-sigterm-list-json';

/** Times of a world move with its list; this one has none, whatever the list is made of. */
const NO_MAINTENANCE = { 'maintenance info': 'maintenance/fresh-info-json' };

/** Worlds of the stand-in, as the story begins and as it goes on. */
const WORLDS = {
  good: { from: 'good@600' },
  canceled: {
    from: 'good',
    answers: {
      ...NO_MAINTENANCE,
      'snapshot list': [
        { recording: COMPLETE, newestSecondsAgo: 1800 },
        { recording: STOPPED, newestSecondsAgo: 300 },
      ],
    },
  },
  'good again': {
    from: 'good',
    answers: {
      ...NO_MAINTENANCE,
      'snapshot list': [
        { recording: COMPLETE, newestSecondsAgo: 60 },
        { recording: STOPPED, newestSecondsAgo: 300 },
      ],
    },
  },
  partial: { from: 'partial@600', answers: NO_MAINTENANCE },
  emptied: { from: 'directory-empty' },
  // As good as for ever for who gives up after 2 s; and over by itself when nobody is left to end it.
  hangs: { from: 'hangs', answers: { '*': { afterSeconds: 20 } } },
} as const;

/** What a repository looks like. */
export type KopiaWorld = keyof typeof WORLDS;

/** How each begins. */
const FIRST: Readonly<Record<KopiaName, KopiaWorld>> = {
  'kopia-good': 'good',
  'kopia-canceled': 'canceled',
  'kopia-partial': 'partial',
  'kopia-emptied': 'good',
  'kopia-hanging': 'hangs',
};

/** The Kopia repositories of the story, played from files in a folder. */
export interface KopiaRepositories {
  /** Leads the exporter to a repository: the fields of its entry. */
  access(name: KopiaName): { readonly config_file: string; readonly environment_file: string };
  /** The repository looks so from now on. */
  become(name: KopiaName, world: KopiaWorld): void;
}

/** Lays the files out. The present of the recordings stands still, so that no snapshot moves between two looks. */
export function playKopia(folder: string): KopiaRepositories {
  const at = (name: string) => join(folder, name);
  const become = (name: KopiaName, world: KopiaWorld): void => {
    const { answers, ...rest } = { answers: {}, ...WORLDS[world] };
    const status = world === 'hangs' ? {} : { 'repository status': { stdout: statusOf(name) } };
    writeFileSync(at('next'), JSON.stringify({ ...rest, answers: { ...answers, ...status } }));
    renameSync(at('next'), at(`${name}.json`));
  };
  const now = new Date().toISOString();
  for (const name of NAMES) {
    become(name, FIRST[name]);
    const variables = { KOPIA_STAND_IN_WORLD: at(`${name}.json`), KOPIA_STAND_IN_NOW: now, KOPIA_PASSWORD: 'none' };
    const lines = Object.entries(variables).map(([variable, value]) => `${variable}=${value}\n`);
    writeFileSync(at(`${name}.env`), lines.join(''), { mode: 0o600 });
    writeFileSync(
      at(`${name}.config`),
      JSON.stringify({ storage: { type: 'filesystem', config: { path: at(name) } } }),
    );
  }
  return { access: (name) => ({ config_file: at(`${name}.config`), environment_file: at(`${name}.env`) }), become };
}

function statusOf(name: KopiaName): string {
  const file = new URL('../../recordings/kopia/verify/pack-deleted-status-json/stdout', import.meta.url);
  const status = JSON.parse(readFileSync(file, 'utf8')) as object;
  return JSON.stringify({ ...status, uniqueIDHex: kopiaRepositoryId(name) });
}
