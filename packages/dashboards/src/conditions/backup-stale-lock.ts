import { type Condition, defineCondition } from '../alerting/condition.ts';
import { heldForRepository, remembered } from '../alerting/memory.ts';
import { ofRepository } from '../alerting/names.ts';
import { backups, REPOSITORY } from '../alerting/series.ts';
import { repositoryText } from '../alerting/texts.ts';

const STALE_SECONDS = 1800;

const looked = backups.backup_collector_last_success_timestamp_seconds.where({ question: 'locks' });

/** When each repository was last looked at. A running backup renews its lock, and between two looks nobody sees it. */
const lookedAt = remembered(backups.backup_repository_info)
  .maxBy(...REPOSITORY, 'name')
  .times(remembered(looked).maxBy('tool', 'name'), { on: ['tool', 'name'], groupLeft: [] })
  .maxBy(...REPOSITORY);

const oldest = heldForRepository(
  backups.backup_repository_oldest_lock_timestamp_seconds,
  backups.backup_repository_locks,
).minBy(...REPOSITORY);

/** Locks whose holder does not renew them any more: what needs the repository for itself cannot run. */
export const backupStaleLock: Condition = defineCondition({
  name: 'BackupStaleLock',
  severity: 'warning',
  component: 'repository',
  // A clock that is a little wrong, a laptop that wakes up: a quarter of an hour sorts those out.
  for: '15m',
  quantity: lookedAt.minus(oldest),
  // restic's own limit. A holder that lives renews its lock every five minutes.
  fires: { when: 'above', threshold: STALE_SECONDS },
  names: ofRepository,
  summary: (say) => `Repository ${repositoryText(say)} has a stale lock`,
  description: (say) =>
    `When repository ${repositoryText(say)} was last looked at, its oldest lock had not been renewed for ${say.duration}. check, forget and prune fail while it is there.`,
  panel: {
    id: 9,
    meaning:
      'Age of the oldest lock of each repository at the time of the last look: how long its holder had not renewed it.',
    unit: 's',
    noValue: 'No lock is known',
    legend: (quantity) => quantity.legend('{{name}} {{repository}}'),
  },
});
