import { type Catalog, type CatalogDescription, describeCatalog } from '@lockstep/catalog';
import { checkDocuments, CHECKS, knownMetrics, type Problem, readDocuments } from '@lockstep/checks';
import { schemaProblems } from './schema/schema-problems.ts';

/** What a dashboard is checked against. */
export interface DashboardContext {
  /** Together they hold every metric that a query may name. */
  readonly catalogs: readonly (Catalog | CatalogDescription)[];
  readonly scrapeIntervalSeconds: number;
}

/** One dashboard does not show every metric; that some does is seen where all files are checked together. */
const CHECKS_OF_ONE = CHECKS.filter(({ scope }) => scope !== 'project');

/**
 * Everything that is wrong with a dashboard of this project: by its closed schema, and by the checks that see what no
 * schema can. Any JSON may be given; nothing is thrown.
 */
export function checkDashboard(dashboard: unknown, { catalogs, scrapeIntervalSeconds }: DashboardContext): Problem[] {
  const { documents, problems } = readDocuments('dashboard.json', JSON.stringify(dashboard));
  const checked = checkDocuments(documents, {
    metrics: knownMetrics(catalogs.map((one) => ('lockstepCatalog' in one ? one : describeCatalog(one)))),
    scrapeIntervalSeconds,
    ownership: 'own',
    checks: CHECKS_OF_ONE,
    fileProblems: problems,
  });
  return [...schemaProblems(dashboard), ...checked.problems];
}
