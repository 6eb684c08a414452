import { type Condition, defineCondition } from '../alerting/condition.ts';
import { heldForRepository } from '../alerting/memory.ts';
import { ofRepository } from '../alerting/names.ts';
import { backups, REPOSITORY } from '../alerting/series.ts';
import { repositoryText } from '../alerting/texts.ts';

const THREE_DAYS_SECONDS = 259_200;

const { backup_repository_volume_available_bytes: bytes, backup_repository_size_bytes: known } = backups;
const size = heldForRepository(backups.backup_repository_volume_size_bytes, known).maxBy(...REPOSITORY);
const now = heldForRepository(bytes, known)
  .minBy(...REPOSITORY)
  .ratio(size);

/** Only with half a day of history: two samples make a line, too, that leads anywhere. */
const later = bytes
  .over('1d', '5m')
  .predictLinear(THREE_DAYS_SECONDS)
  .minBy(...REPOSITORY)
  .and(bytes.offset('12h').minBy(...REPOSITORY))
  .ratio(size);

/** File systems that are full, or will be after a weekend. A prune needs space to free some. */
export const backupVolumeFull: Condition = defineCondition({
  name: 'BackupVolumeFull',
  severity: 'warning',
  component: 'repository',
  for: '1h',
  quantity: later.below(now).or(now),
  fires: { when: 'below', threshold: 0.05 },
  names: ofRepository,
  summary: (say) => `The file system of repository ${repositoryText(say)} is filling up`,
  description: (say) =>
    `The file system that holds repository ${repositoryText(say)} is nearly full, or will be within three days if it goes on as in the last day.`,
  panel: {
    id: 17,
    meaning:
      'Share that is free of the file system of each repository: now, or in three days if that is less. It can be below zero.',
    unit: 'percentunit',
    noValue: 'No file system is known',
    legend: (quantity) => quantity.legend('{{name}} {{repository}}'),
  },
});
