import { backup, CATALOG_SCHEMA, kopia, lockstep, resticExporterAliases, resticManager } from '@lockstep/catalog';
import { CHECK_PAGES, checkIndex, checkPage, CHECKS } from '@lockstep/checks';
import { renderJson, resticFleet } from '@lockstep/dashboards';
import { provisioningFiles } from '@lockstep/provisioning';
import { format, resolveConfig } from 'prettier';
import { openApiDocument } from '../apps/server/src/openapi/document.ts';
import { errorPage } from '../apps/server/src/openapi/error-page.ts';
import { settingsPage } from '../apps/server/src/openapi/settings-page.ts';
import { cliReference } from './cli-reference.ts';
import { dashboardIndex } from './dashboard-index.ts';
import { grafanaLists } from './grafana-lists.ts';
import { goldenMetrics } from './golden-metrics.ts';
import { linterPage } from './linter-page.ts';
import { metricReference, metricTable, replaceBetweenMarkers } from './metric-reference.ts';

/** A file that is written by `npm run generate` and by nobody else, or only between its markers. */
export interface GeneratedFile {
  /** From the root of the repository, with forward slashes. */
  readonly path: string;
  /** Its text, the same bytes each time. `current` is what the file holds now, for files that are generated in part. */
  readonly produce: (current: string) => string | Promise<string>;
}

/**
 * Folders in which files of these kinds are all generated: what is there and not in the table is removed. Files of other
 * kinds (tokens beside a configuration) belong to the operator and are left alone.
 */
export const GENERATED_FOLDERS = ['dashboards', 'docs/generated/checks', 'provisioning'] as const;
export const GENERATED_KINDS = /\.(?:json|md|ya?ml)$/;

const GRAFANA_LISTS = 'packages/checks/src/generated/grafana-lists.ts';

const CATALOGS = [resticManager, lockstep, backup, kopia, resticExporterAliases] as const;
const DASHBOARDS = [resticFleet] as const;

/** Everything that is generated, in the order of the paths. */
export const GENERATED_FILES: readonly GeneratedFile[] = [
  { path: 'dashboards/README.md', produce: () => dashboardIndex(DASHBOARDS) },
  ...DASHBOARDS.map((dashboard) => ({
    path: `dashboards/${dashboard.uid}.json`,
    produce: () => renderJson(dashboard),
  })),
  { path: `${CHECK_PAGES}/README.md`, produce: () => checkIndex(CHECKS) },
  ...CHECKS.map((check) => ({ path: `${CHECK_PAGES}/${check.id}.md`, produce: () => checkPage(check) })),
  { path: 'docs/generated/dashboard-linter.md', produce: linterPage },
  { path: 'docs/generated/cli.md', produce: cliReference },
  { path: 'docs/generated/errors.md', produce: errorPage },
  { path: 'docs/generated/metrics.md', produce: () => metricReference(CATALOGS) },
  { path: 'docs/generated/openapi.json', produce: () => renderJson(openApiDocument()) },
  { path: 'docs/generated/settings.md', produce: settingsPage },
  {
    path: 'docs/prometheus.md',
    produce: (current) =>
      pretty('docs/prometheus.md', replaceBetweenMarkers(current, 'metrics', metricTable(resticManager))),
  },
  {
    path: 'packages/catalog/catalog.schema.json',
    produce: () => pretty('catalog.schema.json', renderJson(CATALOG_SCHEMA)),
  },
  {
    path: 'packages/catalog/metrics.golden.json',
    produce: () => pretty('metrics.golden.json', renderJson(goldenMetrics(CATALOGS))),
  },
  {
    path: GRAFANA_LISTS,
    produce: () => pretty(GRAFANA_LISTS, grafanaLists()),
  },
  ...provisioningFiles().map(({ path, text }) => ({ path: `provisioning/${path}`, produce: () => text })),
];

/** As prettier has it, for generated files that are not exempt from it. */
async function pretty(path: string, text: string): Promise<string> {
  return format(text, { ...(await resolveConfig(path)), filepath: path });
}
