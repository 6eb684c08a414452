import type { Expected } from '../compare.ts';
import { kopiaRepositoryId } from '../pull-kopia.ts';
import { OLD_LOCK_SECONDS } from '../pull-repositories.ts';
import { STORY_SECONDS } from '../pull-sources.ts';
import { DAY, NONE, type PanelAnswers, type PanelStory, upTo } from './panel-answer.ts';
import { KOPIA_SIZE_BYTES, KOPIA_WHOLE_BYTES, MAINTAINED, PLAYED, repositories, TASKS } from './repositories.ts';

/** `backup-overview`: what it shows of repositories. */
export function overviewOfRepositories(story: PanelStory): PanelAnswers {
  const { made, goodSizeBytes } = story;
  const all = repositories(story);
  const good = { repository: made.good.id };
  const kopiaGood = { repository: kopiaRepositoryId('kopia-good') };
  const depth = 'structure';
  const sizes = [
    { labels: good, value: goodSizeBytes },
    { labels: kopiaGood, value: KOPIA_SIZE_BYTES },
  ];
  const named = [
    { labels: { ...good, name: 'good' }, value: goodSizeBytes },
    { labels: { ...kopiaGood, name: 'kopia-good' }, value: KOPIA_SIZE_BYTES },
  ];
  const checked = [made.good.id, made.damaged.id, kopiaGood.repository];
  const checkedNames = ['good', 'damaged', 'kopia-good'];
  const ofChecks = (values: readonly Expected[]) =>
    checked.map((repository, index) => ({ labels: { repository, depth }, value: values[index] ?? 0 }));
  return {
    'Repositories / kind': all.map((labels) => ({ labels, value: 1 })),
    'Repositories / size': sizes,
    'Repositories / growth': NONE,
    'Repositories / compression': [
      { labels: good, value: { from: 0.9, to: 1.1 } },
      { labels: kopiaGood, value: KOPIA_WHOLE_BYTES / KOPIA_SIZE_BYTES },
    ],
    ...volumes(all),
    'Repositories / left': NONE,
    'Repository size over time / size': named,
    'Checks and verifications / repository': checked.map((repository, index) => ({
      labels: { repository, depth, name: checkedNames[index] ?? '' },
      value: 0,
    })),
    'Checks and verifications / state': ofChecks([0, 4, 0]),
    'Checks and verifications / age': ofChecks([upTo(STORY_SECONDS), upTo(STORY_SECONDS), upTo(STORY_SECONDS)]),
    'Checks and verifications / expected': ofChecks([7 * DAY, 3600, 7 * DAY]),
    ...maintenance(),
    'Restore tests and locks / repository': all.map(({ repository, name }) => ({
      labels: { repository, name },
      value: 1,
    })),
    'Restore tests and locks / test': NONE,
    'Restore tests and locks / age': NONE,
    'Restore tests and locks / locks': (['good', 'locked', 'damaged', 'losing', 'shared'] as const).map((name) => ({
      labels: { repository: made[name].id },
      value: Number(name === 'locked'),
    })),
    'Restore tests and locks / lockAge': [
      {
        labels: { repository: made.locked.id },
        value: { from: OLD_LOCK_SECONDS, to: OLD_LOCK_SECONDS + STORY_SECONDS },
      },
    ],
  };
}

/** The volume that the recordings are of. */
const KOPIA_VOLUME_BYTES = 270_553_174_016;
const KOPIA_AVAILABLE_BYTES = 73_634_521_088;

/** Who has told which repository it is has told how much room there is. */
function volumes(all: ReturnType<typeof repositories>): PanelAnswers {
  const known = all.filter(({ repository }) => !repository.startsWith('name:'));
  const of = (labels: readonly ('repository' | 'name')[], real: Expected, recorded: Expected) =>
    known.map((repository) => ({
      labels: Object.fromEntries(labels.map((label) => [label, repository[label]])),
      value: repository.tool === 'kopia' ? recorded : real,
    }));
  const anySize = { from: 0, to: 2 ** 60 };
  return {
    'Repositories / available': of(['repository'], anySize, KOPIA_AVAILABLE_BYTES),
    'Repositories / used': of(['repository'], upTo(1), 1 - KOPIA_AVAILABLE_BYTES / KOPIA_VOLUME_BYTES),
    'Volume free over time / available': of(['repository', 'name'], anySize, KOPIA_AVAILABLE_BYTES),
  };
}

function maintenance(): PanelAnswers {
  const of = (names: readonly (typeof PLAYED)[number][], value: (name: string, interval: number) => Expected) =>
    names.flatMap((name) =>
      TASKS.map(({ task, interval }) => ({
        labels: { repository: kopiaRepositoryId(name), task },
        value: value(name, interval),
      })),
    );
  const withNames = PLAYED.flatMap((name) =>
    TASKS.map(({ task }) => ({ labels: { repository: kopiaRepositoryId(name), task, name }, value: 0 })),
  );
  return {
    'Maintenance / repository': withNames,
    'Maintenance / state': of(PLAYED, (name) => (MAINTAINED.some((one) => one === name) ? 0 : 3)),
    'Maintenance / age': of(MAINTAINED, () => upTo(2 * STORY_SECONDS)),
    'Maintenance / expected': of(PLAYED, (_, interval) => interval),
  };
}
