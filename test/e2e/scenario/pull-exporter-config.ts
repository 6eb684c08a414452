import { join } from 'node:path';
import { KOPIA_STAND_IN, type KopiaRepositories } from './pull-kopia.ts';
import type { PullName, PullRepositories } from './pull-repositories.ts';

/** How often each repository is asked: on a machine that is busy a round of looks takes a few seconds. */
export const EVERY_SECONDS = 8;

/** What the exporter of the scene is told of. */
export interface PullExporterOptions {
  readonly folder: string;
  readonly made: PullRepositories;
  readonly kopia: KopiaRepositories;
  /** How often the damaged repository is checked. */
  readonly checkEvery: string;
}

/** The file of the exporter, without where it listens and where it keeps its state. */
export function pullExporterConfig({ folder, made, kopia, checkEvery }: PullExporterOptions): object {
  const daily = { every: '1d' };
  const restic = (name: PullName) => ({
    name,
    tool: 'restic',
    repository: made[name].location,
    password_file: join(folder, name === 'locked-out' ? 'password-of-one' : 'password'),
  });
  const onlyQuestions = { size: false, check: false };
  return {
    max_parallel: 8,
    tools: { restic: join(folder, 'restic'), kopia: KOPIA_STAND_IN },
    defaults: { every: `${EVERY_SECONDS}s`, timeout: '20s' },
    repositories: [
      { ...restic('good'), expected: daily },
      { ...restic('locked'), ...onlyQuestions, expected: daily },
      { ...restic('locked-out'), ...onlyQuestions, expected: daily },
      { ...restic('damaged'), size: false, check: { every: checkEvery }, expected: daily },
      { ...restic('losing'), ...onlyQuestions, expected: daily },
      {
        ...restic('shared'),
        ...onlyQuestions,
        sources: [
          { host: 'overdue', expected: daily },
          { host: 'paused', expected: daily, paused: true },
        ],
      },
      {
        name: 'missing',
        tool: 'restic',
        repository: join(folder, 'no-such-folder'),
        password_file: join(folder, 'password'),
        ...onlyQuestions,
      },
      ...(['kopia-good', 'kopia-canceled', 'kopia-partial', 'kopia-emptied', 'kopia-hanging'] as const).map((name) => ({
        name,
        tool: 'kopia',
        ...kopia.access(name),
        ...(name === 'kopia-good' ? {} : onlyQuestions),
        ...(name === 'kopia-hanging' ? { timeout: '2s' } : {}),
        expected: daily,
      })),
    ],
  };
}
