import { kopiaRepositoryId } from '../pull-kopia.ts';
import { DAY, type PanelStory } from './panel-answer.ts';

/** What `kopia-good` takes, as it was recorded. */
export const KOPIA_SIZE_BYTES = 60_443_054;
/** And what it would take uncompressed. */
export const KOPIA_WHOLE_BYTES = 60_449_447;
/** The Kopia repositories that answer. */
export const PLAYED = ['kopia-good', 'kopia-canceled', 'kopia-partial', 'kopia-emptied'] as const;

/** Of which a maintenance was ever seen: that stays known when the repository is emptied. */
export const MAINTAINED = ['kopia-good', 'kopia-emptied'] as const;

/** Every name that the exporter asks, with what it shows of the repository. */
export function repositories({ made }: Pick<PanelStory, 'made'>) {
  const real = Object.entries(made).map(([name, { id }]) => ({
    name,
    tool: 'restic',
    storage: 'local',
    repository: name === 'locked-out' ? `name:${name}` : id,
  }));
  const played = PLAYED.map((name) => ({
    name,
    tool: 'kopia',
    storage: 'filesystem',
    repository: kopiaRepositoryId(name),
  }));
  return [
    ...real,
    { name: 'missing', tool: 'restic', storage: 'local', repository: 'name:missing' },
    ...played,
    // Who never said a word has not told where it is.
    { name: 'kopia-hanging', tool: 'kopia', storage: 'unknown', repository: 'name:kopia-hanging' },
  ];
}

/** The maintenance tasks of Kopia, and how often they are due. */
export const TASKS = [
  { task: 'quick', interval: 3600 },
  { task: 'full', interval: DAY },
] as const;
