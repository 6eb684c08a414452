import { alertPanels } from './pull-panels/alert-panels.ts';
import { overviewOfCollectors, pullCollectors } from './pull-panels/collectors.ts';
import { kopiaOverview } from './pull-panels/kopia-overview.ts';
import { overviewOfRepositories } from './pull-panels/overview-of-repositories.ts';
import { overviewOfSources } from './pull-panels/overview-of-sources.ts';
import type { PanelAnswers, PanelStory } from './pull-panels/panel-answer.ts';
import { pullSources } from './pull-sources.ts';

/** The answers of the dashboards about backups, by their uid. */
export function pullPanels(story: PanelStory): Readonly<Record<string, PanelAnswers>> {
  const sources = pullSources(story.made);
  const collectors = pullCollectors();
  return {
    'backup-overview': {
      ...overviewOfSources(sources),
      ...overviewOfRepositories(story),
      ...overviewOfCollectors(collectors),
    },
    'kopia-backup-overview': kopiaOverview(sources.filter(({ tool }) => tool === 'kopia')),
    'backup-alerts': alertPanels(sources, collectors, story),
  };
}
