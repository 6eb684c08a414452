export { isClosed, maxLabelSets, maxSamples } from './budget.ts';
export {
  type Catalog,
  type CheckedMetrics,
  defineCatalog,
  type LabelsOf,
  type MetricName,
  type Metrics,
} from './catalog.ts';
export { CATALOG_SCHEMA } from './catalog-schema.ts';
export { backup } from './catalogs/backup/index.ts';
export { resticExporterAliases } from './catalogs/backup/restic-exporter-aliases.ts';
export { kopia } from './catalogs/kopia/index.ts';
export { lockstep } from './catalogs/lockstep/index.ts';
export { resticManager } from './catalogs/restic-manager/index.ts';
export {
  type CatalogDescription,
  describeCatalog,
  type DescribedType,
  type LabelDescription,
  type MetricDescription,
} from './description.ts';
export {
  type AttributeDomain,
  attributeOf,
  type ClosedDomain,
  entity,
  type EntityDomain,
  type LabelDomain,
  type LabelDomains,
  type LabelValue,
  type LabelValues,
  oneOf,
} from './label.ts';
export { type LintFinding, type LintId, lintMetrics, LINTS } from './lint.ts';
export { type DefinitionConflict, mergeDescriptions } from './merge-descriptions.ts';
export {
  type AnyMetric,
  counter,
  FLAG,
  gauge,
  histogram,
  type MetricDefinition,
  type MetricType,
  NOT_NEGATIVE,
  type Presence,
  type Stability,
  type ValueRange,
  type Waivers,
} from './metric.ts';
export { CatalogError, type Problem } from './problem.ts';
export { prometheusServer } from './prometheus-server.ts';
export { type FamilyRole, type FamilySeries, seriesOfFamily } from './series.ts';
export { type CatalogFileProblem, readCatalogDescription } from './read-description.ts';
export type { Schema } from './schema.ts';
export { type NamedUnit, type Unit, unitOfName, UNITS } from './unit.ts';
