export {
  type CatalogBudget,
  type FamilyBudget,
  familyBudget,
  type FleetSizes,
  isClosed,
  maxLabelSets,
  maxSamples,
  seriesBudget,
} from './budget.ts';
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
export { conduitAgent } from './catalogs/conduit/agent.ts';
export { conduitGateway } from './catalogs/conduit/gateway.ts';
export { conduitManager } from './catalogs/conduit/manager.ts';
export { conduitGatewayObjectives, conduitManagerObjectives } from './catalogs/conduit/objectives.ts';
export { exporter } from './catalogs/exporter/index.ts';
export { kopia } from './catalogs/kopia/index.ts';
export { lockstep } from './catalogs/lockstep/index.ts';
export { nixfleet } from './catalogs/nixfleet/index.ts';
export { OWN_CATALOGS } from './catalogs/own-catalogs.ts';
export { nodeProcess } from './catalogs/process/index.ts';
export { resticManager } from './catalogs/restic-manager/index.ts';
export { HTTP_METHODS, HTTP_STATUS_CODES, OTHER } from './catalogs/service/http.ts';
export { RPC_CODES } from './catalogs/service/rpc.ts';
export { trcAgent } from './catalogs/trc/agent.ts';
export { trcControlPlane } from './catalogs/trc/control-plane.ts';
export { trcEdge } from './catalogs/trc/edge.ts';
export { trcEvents } from './catalogs/trc/events.ts';
export { trcPolicy } from './catalogs/trc/policy.ts';
export { trcProjections } from './catalogs/trc/projections.ts';
export { trcScheduler } from './catalogs/trc/scheduler.ts';
export {
  type CatalogDescription,
  describeCatalog,
  type DescribedType,
  type LabelDescription,
  type MetricDescription,
  type PolicyDescription,
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
  routeTemplate,
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
  type MergeRule,
  type MetricType,
  NOT_NEGATIVE,
  type Presence,
  type Stability,
  type ValueRange,
  type Waivers,
} from './metric.ts';
export {
  type AvailabilityObjective,
  type CountedEvents,
  defineObjectives,
  type LatencyObjective,
  type Objective,
  type ObjectiveOf,
  type Objectives,
} from './objective.ts';
export { definePolicy, type Policy } from './policy.ts';
export { CatalogError, type Problem } from './problem.ts';
export { prometheusServer, TARGET_LABELS } from './prometheus-server.ts';
export { type FamilyRole, type FamilySeries, seriesOfFamily } from './series.ts';
export { type CatalogFileProblem, readCatalogDescription } from './read-description.ts';
export { pointerTo, type Schema, type SchemaProblem, schemaProblems } from './schema.ts';
export { type NamedUnit, type Unit, unitOfName, UNITS } from './unit.ts';
