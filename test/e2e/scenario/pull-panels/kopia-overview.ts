import type { Expected } from '../compare.ts';
import { kopiaRepositoryId } from '../pull-kopia.ts';
import type { PullSource } from '../pull-sources.ts';
import { eachSource, KEY, NAMES } from './each-source.ts';
import { only, type PanelAnswers, upTo, VERDICT_CODES } from './panel-answer.ts';
import { KOPIA_SIZE_BYTES } from './repositories.ts';

/** `kopia-backup-overview`, for the sources of Kopia. */
export function kopiaOverview(sources: readonly PullSource[]): PanelAnswers {
  const of = (value: (source: PullSource) => Expected | undefined) => eachSource(sources, KEY, value);
  // Of the last run, however it ended.
  const duration = () => upTo(60);
  const good = sources.filter(({ verdict }) => verdict === 'ok').length;
  return {
    'Backup Success Rate / rate': only(good / sources.length),
    'Backup Success Rate / failed': only(sources.length - good),
    'Backup Success Rate / never': only(sources.filter(({ success }) => success === undefined).length),
    'Backup Success Rate / overdue': only(0),
    'Backup Duration Trend / duration': eachSource(sources, NAMES, duration),
    'Repository Size Growth / size': [
      { labels: { repository: kopiaRepositoryId('kopia-good'), name: 'kopia-good' }, value: KOPIA_SIZE_BYTES },
    ],
    'Latest Backup Status / names': eachSource(sources, NAMES, () => 1),
    'Latest Backup Status / repository': eachSource(sources, [...KEY, 'name'], () => 1),
    'Latest Backup Status / status': of(({ verdict }) => Number(verdict === 'ok')),
    'Latest Backup Status / verdict': of(({ verdict }) => VERDICT_CODES[verdict]),
    'Latest Backup Status / schedule': of(() => 0),
    'Latest Backup Status / success': of(({ success }) => success),
    'Latest Backup Status / duration': of(duration),
    'Latest Backup Status / size': of(({ sizeBytes }) => sizeBytes),
    'Latest Backup Status / points': of(({ complete }) => complete),
  };
}
