import type { Proof } from './row.ts';

const named =
  (file: string) =>
  (test: string): Proof => ({ file, test });

/** The tests that rows point to, by file. */
export const PROVEN_BY = {
  catalog: named('packages/catalog/src/catalogs/kopia/index.test.ts'),
  nodeCatalog: named('test/e2e/external-catalogs.test.ts'),
  files: named('packages/provisioning/src/files.test.ts'),
  compose: named('packages/provisioning/src/compose/compose-project.test.ts'),
  dataFolder: named('packages/provisioning/src/compose/services/prometheus.test.ts'),
  promtool: named('test/repo/scrape-config.test.ts'),
  realPrometheus: named('test/e2e/stack-files.test.ts'),
  stack: named('test/e2e/stack.test.ts'),
  generate: named('apps/cli/src/commands/generate/generate-stack.test.ts'),
  webFile: named('apps/cli/src/commands/web-file/write-web-file.test.ts'),
  rules: named('test/e2e/rules.test.ts'),
  ruleScenario: named('test/e2e/rules/scenarios/kopia-backup-failed.ts'),
  itself: named('test/repo/kopia-specification.test.ts'),
  kopiaDashboard: named('packages/dashboards/src/definitions/kopia-backup-overview.test.ts'),
  systemDashboard: named('packages/dashboards/src/definitions/system-resources.test.ts'),
  exporter: named('apps/exporter/src/serve.test.ts'),
} as const;
