import { redactUrls, readStorage } from '@lockstep/collectors';
import type { WrittenRepository } from './config-schema.ts';

/** Something wrong with an entry that its schema cannot see. `at` leads from the entry to the key. */
export interface EntryProblem {
  readonly at: readonly (string | number)[];
  readonly message: string;
  readonly fix?: string;
}

type Key = keyof WrittenRepository;

/** Keys that say something to one of the tools only. */
const KEYS_OF_TOOL: Readonly<Record<WrittenRepository['tool'], readonly Key[]>> = {
  restic: ['repository', 'repository_file', 'password_command', 'locks'],
  kopia: ['config_file', 'server', 'maintenance'],
};

const TASKS_OF_TOOL = { restic: ['forget', 'prune'], kopia: ['quick', 'full'] } as const;

/** What is wrong with how an entry leads to its repository. */
export function accessProblems(written: WrittenRepository): readonly EntryProblem[] {
  return [
    ...foreignKeys(written),
    ...moreThanOne(written, ['password_file', 'password_command', 'password_env']),
    ...(written.tool === 'restic' ? resticProblems(written) : kopiaProblems(written)),
    ...maintenanceProblems(written),
    ...sampleProblems(written),
  ];
}

function foreignKeys(written: WrittenRepository): readonly EntryProblem[] {
  const other = written.tool === 'restic' ? 'kopia' : 'restic';
  return KEYS_OF_TOOL[other]
    .filter((key) => written[key] !== undefined)
    .map((key) => ({
      at: [key],
      message: `says something to ${other} only`,
      fix: `Remove it, or write tool: ${other}.`,
    }));
}

function moreThanOne(written: WrittenRepository, keys: readonly Key[]): readonly EntryProblem[] {
  const set = keys.filter((key) => written[key] !== undefined);
  const [, second] = set;
  if (second === undefined) return [];
  return [
    { at: [second], message: `stands beside ${set[0]}, and only one of them can hold`, fix: 'Keep one of them.' },
  ];
}

function resticProblems(written: WrittenRepository): readonly EntryProblem[] {
  const { repository, repository_file: file, environment_file: environment } = written;
  const problems: EntryProblem[] = [...moreThanOne(written, ['repository', 'repository_file'])];
  if (repository === undefined && file === undefined && environment === undefined) {
    problems.push({
      at: [],
      message: 'does not say where the repository is',
      fix: 'Write repository or repository_file.',
    });
  }
  if (repository !== undefined) problems.push(...locationProblems(repository));
  const hasPassword = [written.password_file, written.password_command, written.password_env].some(
    (key) => key !== undefined,
  );
  if (!hasPassword && environment === undefined) {
    problems.push({
      at: [],
      message: 'has no password',
      fix: 'Write password_file, password_command or password_env.',
    });
  }
  return problems;
}

function locationProblems(location: string): readonly EntryProblem[] {
  if (redactUrls(location) !== location) {
    const fix = 'Put the whole location into a file that only the exporter reads, and write repository_file.';
    return [{ at: ['repository'], message: 'holds credentials', fix }];
  }
  if (readStorage(location) !== undefined) return [];
  const fix =
    'Write a folder, or one of azure:, b2:, gs:, rclone:, rest:, s3:, sftp:, swift: with what restic wants after it.';
  return [{ at: ['repository'], message: 'is of a storage that restic does not know', fix }];
}

function kopiaProblems({
  config_file: file,
  environment_file: environment,
  server,
}: WrittenRepository): readonly EntryProblem[] {
  const problems: EntryProblem[] = [];
  if (file === undefined && environment === undefined) {
    const fix = 'Connect once with `kopia repository connect ... --config-file FILE`, and write config_file: FILE.';
    problems.push({ at: [], message: 'does not say where the repository is', fix });
  }
  if (server !== undefined) {
    const url = URL.canParse(server.url) ? new URL(server.url) : undefined;
    const at = ['server', 'url'];
    if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
      problems.push({ at, message: 'must be a URL that starts with http:// or https://' });
    } else if (url.username !== '' || url.password !== '') {
      problems.push({ at, message: 'holds credentials', fix: 'Write username and password_file.' });
    }
  }
  return problems;
}

function maintenanceProblems({
  tool,
  maintenance_expected: expected = {},
}: WrittenRepository): readonly EntryProblem[] {
  const known: readonly string[] = TASKS_OF_TOOL[tool];
  return Object.keys(expected)
    .filter((task) => !known.includes(task))
    .map((task) => ({
      at: ['maintenance_expected', task],
      message: `is no maintenance of ${tool}`,
      fix: `${tool} has ${known.join(' and ')}.`,
    }));
}

function sampleProblems({ check }: WrittenRepository): readonly EntryProblem[] {
  if (typeof check !== 'object' || check.sample_percent === undefined || check.depth === 'sample') return [];
  return [
    { at: ['check', 'sample_percent'], message: 'says something to depth: sample only', fix: 'Write depth: sample.' },
  ];
}
