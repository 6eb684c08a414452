import type { Expected } from '../compare.ts';
import { kopiaRepositoryId } from '../pull-kopia.ts';
import { OLD_LOCK_SECONDS } from '../pull-repositories.ts';
import { type PullSource, STORY_SECONDS } from '../pull-sources.ts';
import { type Collector, ofCollectors } from './collectors.ts';
import { eachSource, KEY } from './each-source.ts';
import { DAY, NONE, only, type PanelAnswers, type PanelStory, upTo } from './panel-answer.ts';
import { PLAYED, TASKS } from './repositories.ts';

/** `backup-alerts`: each quantity beside its threshold. */
export function alertPanels(
  sources: readonly PullSource[],
  collectors: readonly Collector[],
  story: PanelStory,
): PanelAnswers {
  return {
    ...alertsOfSources(sources, story),
    ...alertsOfRepositories(story),
    ...alertsOfCollectors(collectors, story),
  };
}

/** As alerts name a source. */
const NAMED = ['tool', ...KEY, 'host', 'path', 'name'] as const;

function alertsOfSources(sources: readonly PullSource[], { instance }: PanelStory): PanelAnswers {
  const of = (value: (source: PullSource) => Expected | undefined) => eachSource(sources, NAMED, value);
  const kopia = sources.filter(({ tool }) => tool === 'kopia');
  const status = eachSource(kopia, [...KEY, 'path'], ({ verdict }) => Number(verdict === 'ok'));
  return {
    'KopiaBackupFailed / quantity': status.map(({ labels, value }) => ({
      labels: { ...labels, job: 'kopia', instance },
      value,
    })),
    'KopiaBackupFailed / threshold': only(0),
    'BackupOverdue / quantity': of(({ isOverdue }) => (isOverdue === undefined ? undefined : Number(isOverdue))),
    'BackupOverdue / threshold': only(1),
    'BackupNeverSucceeded / quantity': of(({ success }) => (success === undefined ? upTo(STORY_SECONDS) : undefined)),
    'BackupNeverSucceeded / threshold': only(DAY),
    'BackupFailing / quantity': of(() => 0),
    'BackupFailing / threshold': only(1),
    'BackupPartialStreak / quantity': of(({ verdict }) => Number(verdict !== 'ok')),
    'BackupPartialStreak / threshold': only(3),
    // They look at whole hours, of which the story has none.
    'BackupSourceSizeCollapsed / quantity': 'same',
    'BackupSourceSizeCollapsed / threshold': only(0.5),
    'BackupSourceFilesCollapsed / quantity': 'same',
    'BackupSourceFilesCollapsed / threshold': only(0.5),
    'BackupRestorePointsMissing / quantity': NONE,
    'BackupRestorePointsMissing / threshold': only(0),
    'BackupRestorePointsLost / quantity': of(({ isLost }) => Number(isLost)),
    'BackupRestorePointsLost / threshold': only(1),
  };
}

function alertsOfRepositories({ made }: PanelStory): PanelAnswers {
  const restic = (name: 'good' | 'damaged' | 'locked') => ({ tool: 'restic', repository: made[name].id, name });
  const kopia = (name: (typeof PLAYED)[number]) => ({
    tool: 'kopia',
    repository: kopiaRepositoryId(name),
    name,
  });
  const depth = 'structure';
  const checked = [restic('good'), restic('damaged'), kopia('kopia-good')];
  return {
    'BackupCheckFailed / quantity': checked.map((labels) => ({
      labels: { ...labels, depth },
      value: Number(labels.name !== 'damaged'),
    })),
    'BackupCheckFailed / threshold': only(0),
    'BackupCheckTooOld / quantity': checked.map((labels) => ({ labels: { ...labels, depth }, value: upTo(1) })),
    'BackupCheckTooOld / threshold': only(1.1),
    'BackupRestoreTestFailed / quantity': NONE,
    'BackupRestoreTestFailed / threshold': only(0),
    'BackupStaleLock / quantity': [
      { labels: restic('locked'), value: { from: OLD_LOCK_SECONDS, to: OLD_LOCK_SECONDS + STORY_SECONDS } },
    ],
    'BackupStaleLock / threshold': only(1800),
    'BackupMaintenanceOverdue / quantity': PLAYED.flatMap((name) =>
      TASKS.map(({ task }) => ({ labels: { ...kopia(name), task }, value: upTo(1) })),
    ),
    'BackupMaintenanceOverdue / threshold': only(1.1),
    'BackupVolumeFull / quantity': 'same',
    'BackupVolumeFull / threshold': only(0.05),
  };
}

function alertsOfCollectors(collectors: readonly Collector[], { instance }: PanelStory): PanelAnswers {
  return {
    'BackupCollectorFailing / quantity': ofCollectors(collectors, ({ answer }) => (answer === 0 ? upTo(1.5) : 2)),
    'BackupCollectorFailing / threshold': only(1.5),
    'BackupCollectorSilent / quantity': ofCollectors(collectors, () => upTo(3)),
    'BackupCollectorSilent / threshold': only(3),
    'BackupMetricsAbsent / quantity': only(collectors.length),
    'BackupMetricsAbsent / threshold': only(1),
    'ExporterDown / quantity': [{ labels: { job: 'kopia', instance }, value: 1 }],
    'ExporterDown / threshold': only(0),
    'FleetServerDown / quantity': NONE,
    'FleetServerDown / threshold': only(0),
    'Watchdog / quantity': only(1),
  };
}
