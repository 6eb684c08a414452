import { KOPIA_HOST, kopiaSources } from './pull-kopia.ts';
import type { PullRepositories } from './pull-repositories.ts';

/** An alert of the story: its labels without severity and component. */
export interface PullAlert {
  readonly labels: Readonly<Record<string, string>>;
  /** What is repaired at the end of the story, and the alert with it. */
  readonly isRepaired: boolean;
}

/** Every alert that the story must raise, and no other but the Watchdog. `instance` is the address of the exporter. */
export function expectedPullAlerts(made: PullRepositories, instance: string): readonly PullAlert[] {
  return [
    repaired('BackupStaleLock', { tool: 'restic', repository: made.locked.id, name: 'locked' }),
    repaired('BackupCheckFailed', { ...repositoryOf(made, 'damaged'), depth: 'structure' }),
    repaired('BackupOverdue', sourceOf(made, 'shared', 'overdue')),
    stays('BackupRestorePointsLost', sourceOf(made, 'losing', 'web')),
    ...kopiaSources('kopia-emptied').map((source) =>
      stays('BackupRestorePointsLost', { tool: 'kopia', ...source, host: KOPIA_HOST.host, name: 'kopia-emptied' }),
    ),
    ...kopiaSources('kopia-canceled').map((source) =>
      repaired('KopiaBackupFailed', { ...source, job: 'kopia', instance }),
    ),
    // The first source; the second one is well.
    ...kopiaSources('kopia-partial')
      .slice(0, 1)
      .map((source) => stays('KopiaBackupFailed', { ...source, job: 'kopia', instance })),
    ...unanswered('restic', 'locked-out').map((labels) => repaired('BackupCollectorFailing', labels)),
    ...unanswered('restic', 'missing').map((labels) => stays('BackupCollectorFailing', labels)),
    ...unanswered('kopia', 'kopia-hanging').map((labels) => stays('BackupCollectorFailing', labels)),
  ];
}

const repaired = (alertname: string, labels: Readonly<Record<string, string>>): PullAlert => ({
  labels: { alertname, ...labels },
  isRepaired: true,
});

const stays = (alertname: string, labels: Readonly<Record<string, string>>): PullAlert => ({
  labels: { alertname, ...labels },
  isRepaired: false,
});

function repositoryOf(made: PullRepositories, name: keyof PullRepositories) {
  return { tool: 'restic', repository: made[name].id, name };
}

function sourceOf(made: PullRepositories, name: keyof PullRepositories, host: string) {
  return { ...repositoryOf(made, name), ...made[name].source(host), host, path: made[name].path };
}

const QUESTIONS = {
  restic: ['identity', 'snapshots', 'locks'],
  kopia: ['identity', 'snapshots', 'maintenance'],
} as const;

/** Each question that a repository is asked, where it is asked neither for its size nor for a check. */
function unanswered(tool: keyof typeof QUESTIONS, name: string) {
  return QUESTIONS[tool].map((question) => ({ tool, name, question }));
}

/** An alert as one line, so that sets of them can be compared. */
export function alertLine(labels: Readonly<Record<string, string>>): string {
  const { alertname = '', severity: _, component: __, ...rest } = labels;
  const pairs = Object.entries(rest).map(([name, value]) => `${name}=${value}`);
  return [alertname, ...pairs.toSorted()].join(' ');
}
