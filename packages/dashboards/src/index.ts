export { checkDashboard, type DashboardContext } from './check-dashboard.ts';
export { defineDashboard, type DashboardDefinition, SCHEMA_VERSION } from './dashboard.ts';
export { resticFleet } from './definitions/restic-fleet.ts';
export { renderJson } from './json.ts';
export { DATASOURCE_VARIABLE } from './panels/target.ts';
export { MIN_RANGE_INTERVALS, SCRAPE_INTERVAL_SECONDS } from './scrape.ts';
