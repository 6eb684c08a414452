import { CATALOG_SCHEMA, OWN_CATALOGS, resticManager } from '@lockstep/catalog';
import { CHECK_PAGES, checkIndex, checkPage, CHECKS } from '@lockstep/checks';
import { DASHBOARDS, renderJson } from '@lockstep/dashboards';
import { provisioningFiles, RULE_GROUPS } from '@lockstep/provisioning';
import { format, resolveConfig } from 'prettier';
import { configJsonSchema, configPage } from '../apps/exporter/src/config/config-page.ts';
import { openApiDocument } from '../apps/server/src/openapi/document.ts';
import { errorPage } from '../apps/server/src/openapi/error-page.ts';
import { settingsPage } from '../apps/server/src/openapi/settings-page.ts';
import { alertReference } from './alert-reference.ts';
import { EXTERNAL_CATALOGS, externalModule } from './external/external-module.ts';
import { cliReference } from './cli-reference.ts';
import { defectPage } from './defect-page.ts';
import { dashboardIndex } from './dashboard-index.ts';
import { grafanaLists } from './grafana-lists.ts';
import { goldenMetrics } from './golden-metrics.ts';
import { linterPage } from './linter-page.ts';
import { kopiaSpecification } from './specification/kopia-specification.ts';
import { platformMetricsPage } from './specification/platform-metrics.ts';
import { metricReference, metricTable, replaceBetweenMarkers } from './metric-reference.ts';
import { toolVersionsPage } from './tool-versions-page.ts';

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

/** Files of the operator that are of such a kind: what `provisioning/.gitignore` keeps out of git. */
export const OPERATOR_FILES = /^provisioning\/(?:exporter|secrets)\/|^provisioning\/prometheus\/web\.yml$/;

const GRAFANA_LISTS = 'packages/checks/src/generated/grafana-lists.ts';

/** Everything that is generated, in the order of the paths. */
export const GENERATED_FILES: readonly GeneratedFile[] = [
  {
    path: 'apps/exporter/exporter.schema.json',
    produce: () => pretty('exporter.schema.json', renderJson(configJsonSchema())),
  },
  { path: 'dashboards/README.md', produce: () => dashboardIndex(DASHBOARDS) },
  ...DASHBOARDS.map((dashboard) => ({
    path: `dashboards/${dashboard.uid}.json`,
    produce: () => renderJson(dashboard),
  })),
  { path: `${CHECK_PAGES}/README.md`, produce: () => checkIndex(CHECKS) },
  ...CHECKS.map((check) => ({ path: `${CHECK_PAGES}/${check.id}.md`, produce: () => checkPage(check) })),
  { path: 'docs/generated/alerts.md', produce: () => alertReference(RULE_GROUPS) },
  { path: 'docs/generated/dashboard-linter.md', produce: linterPage },
  { path: 'docs/generated/cli.md', produce: cliReference },
  { path: 'docs/generated/errors.md', produce: errorPage },
  { path: 'docs/generated/exporter-config.md', produce: configPage },
  { path: 'docs/generated/kopia-specification.md', produce: kopiaSpecification },
  { path: 'docs/generated/metrics.md', produce: () => metricReference(OWN_CATALOGS) },
  { path: 'docs/generated/platform-metrics.md', produce: platformMetricsPage },
  { path: 'docs/generated/openapi.json', produce: () => renderJson(openApiDocument()) },
  { path: 'docs/generated/settings.md', produce: settingsPage },
  { path: 'docs/generated/tool-versions.md', produce: toolVersionsPage },
  { path: 'docs/generated/verify.md', produce: defectPage },
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
    produce: () => pretty('metrics.golden.json', renderJson(goldenMetrics(OWN_CATALOGS))),
  },
  {
    path: GRAFANA_LISTS,
    produce: () => pretty(GRAFANA_LISTS, grafanaLists()),
  },
  ...EXTERNAL_CATALOGS.map((name) => `packages/catalog/src/external/${name}.ts`).map((path) => ({
    path,
    produce: () => externalModule(path),
  })),
  ...provisioningFiles().map(({ path, text }) => ({ path: `provisioning/${path}`, produce: () => text })),
];

/** As prettier has it, for generated files that are not exempt from it. */
async function pretty(path: string, text: string): Promise<string> {
  return format(text, { ...(await resolveConfig(path)), filepath: path });
}
