import { expect } from 'vitest';
import { resticFleet } from '../src/definitions/restic-fleet.ts';

/** A mistake planted in restic-fleet: what is set where (`undefined`: removed), and the checks that must say so. */
export interface Mistake {
  readonly name: string;
  readonly at: string;
  readonly put: unknown;
  readonly found: readonly string[];
  /** The key is new; otherwise it must be there, so that no row plants its mistake beside the place that it means. */
  readonly adds?: true;
}

const HOSTS = '/panels/2';
const HOST_ONLINE = `${HOSTS}/fieldConfig/overrides/2/properties`;

/** Mistakes that Grafana takes without a word. Its published schema, mended, catches the first four. */
export const PLANTED: Mistake[] = [
  { name: '01 a misspelt option key', at: '/panels/0/options/graphMod', put: 'area', found: ['schema'], adds: true },
  {
    name: '02 a wrong legend.displayMode',
    at: '/panels/3/options/legend/displayMode',
    put: 'tabel',
    found: ['schema'],
  },
  {
    name: '03 a misspelt custom.lineWidth',
    at: '/panels/3/fieldConfig/defaults/custom/lineWidht',
    put: 1,
    found: ['schema'],
    adds: true,
  },
  { name: '04 gridPos w=30', at: '/panels/5/gridPos/w', put: 30, found: ['schema', 'off-grid'] },
  { name: '05 unknown unit byts', at: '/panels/3/fieldConfig/defaults/unit', put: 'byts', found: ['unknown-unit'] },
  { name: '06 panel type timeserie', at: '/panels/3/type', put: 'timeserie', found: ['schema'] },
  { name: '07 override id custm.cellOptions', at: `${HOST_ONLINE}/2/id`, put: 'custm.cellOptions', found: ['schema'] },
  { name: '08 bad cell type in an override', at: `${HOST_ONLINE}/2/value/type`, put: 'colour-text', found: ['schema'] },
  {
    name: '09 transformation organise',
    at: `${HOSTS}/transformations/1/id`,
    put: 'organise',
    found: ['unknown-transformation'],
  },
  {
    name: '10 unknown transformation option',
    at: `${HOSTS}/transformations/1/options/renamByName`,
    put: {},
    found: ['schema'],
    adds: true,
  },
  {
    name: '11 matcher byNam',
    at: `${HOSTS}/fieldConfig/overrides/2/matcher/id`,
    put: 'byNam',
    found: ['unknown-matcher'],
  },
  {
    name: '12 reducer lastNotNul',
    at: '/panels/0/options/reduceOptions/calcs/0',
    put: 'lastNotNul',
    found: ['unknown-reducer'],
  },
  { name: '13 duplicate panel id', at: '/panels/1/id', put: 1, found: ['duplicate-panel-id'] },
  { name: '14 missing refId', at: '/panels/3/targets/0/refId', put: undefined, found: ['schema'] },
  { name: '15 duplicate refId', at: '/panels/4/targets/1/refId', put: 'failed', found: ['duplicate-ref-id'] },
  { name: '16 overlapping gridPos', at: '/panels/1/gridPos/x', put: 11, found: ['overlapping-panels'] },
  {
    name: '17 colour gren',
    at: '/panels/4/fieldConfig/overrides/0/properties/0/value/fixedColor',
    put: 'gren',
    found: ['unknown-colour'],
  },
  { name: '18 time now-24x', at: '/time/from', put: 'now-24x', found: ['invalid-time'] },
  {
    name: '19 data source of an undeclared variable',
    at: '/panels/1/datasource/uid',
    put: '${prometheus}',
    found: ['undeclared-variable'],
  },
  {
    name: '20 broken PromQL',
    at: '/panels/3/targets/0/expr',
    put: 'max by (host_id, host) (rm_host_repo_size_bytes',
    found: ['invalid-promql'],
  },
  { name: '21 uid of 45 characters', at: '/uid', put: 'a'.repeat(45), found: ['schema', 'invalid-uid'] },
  { name: '22 missing title', at: '/title', put: undefined, found: ['schema', 'missing-title'] },
];

const ONLINE = `${HOSTS}/targets/0/expr`;
const P95 = '/panels/5/targets/0/expr';
const RENAME = `${HOSTS}/transformations/1/options/renameByName`;

/** Mistakes that change what is shown, and what a query must not rely on to hold on every server. */
export const FURTHER: Mistake[] = [
  {
    name: 'threshold steps that fall',
    at: '/panels/0/fieldConfig/overrides/0/properties/5/value/steps',
    put: [
      { value: null, color: 'red' },
      { value: 1, color: 'blue' },
      { value: 0.9, color: 'orange' },
    ],
    found: ['unsorted-thresholds'],
  },
  {
    name: 'thresholds without a base',
    at: '/panels/0/fieldConfig/overrides/0/properties/5/value/steps/0/value',
    put: 0,
    found: ['unsorted-thresholds'],
  },
  {
    name: 'override of no column',
    at: `${HOSTS}/fieldConfig/overrides/2/matcher/options`,
    put: 'Onlin',
    found: ['unknown-field'],
  },
  {
    name: 'override of no series',
    at: '/panels/4/fieldConfig/overrides/0/matcher/options',
    put: 'Failed',
    found: ['unknown-field'],
  },
  { name: 'organize of no column', at: `${RENAME}/Value #onlin`, put: 'X', found: ['unknown-field'], adds: true },
  { name: 'sort by no column', at: `${HOSTS}/options/sortBy/0/displayName`, put: 'Overdue', found: ['unknown-field'] },
  { name: 'legend sorted by no calc', at: '/panels/3/options/legend/sortBy', put: 'Max', found: ['unknown-field'] },
  { name: 'raw metric in a merged table', at: ONLINE, put: 'rm_host_agent_online', found: ['lost-join-key'] },
  { name: 'no common label', at: ONLINE, put: 'sum(rm_host_agent_online)', found: ['lost-join-key'] },
  {
    name: 'several queries and no merge',
    at: `${HOSTS}/transformations/0`,
    put: { id: 'organize', options: { excludeByName: {}, includeByName: {}, indexByName: {}, renameByName: {} } },
    found: ['lost-join-key'],
  },
  {
    name: 'two columns of one name',
    at: `${RENAME}/Value #size`,
    put: 'Online',
    found: ['unknown-field', 'repeated-column'],
  },
  {
    name: 'undeclared variable in a query',
    at: '/panels/3/targets/0/expr',
    put: 'max by (host_id, host) (rm_host_repo_size_bytes{host=~"$host"})',
    found: ['undeclared-variable'],
  },
  {
    name: 'undeclared variable in a text',
    at: '/panels/3/title',
    put: 'Size of ${host}',
    found: ['undeclared-variable'],
  },
  {
    name: 'metric of no catalog',
    at: '/panels/3/targets/0/expr',
    put: 'max by (host_id, host) (rm_host_repo_size)',
    found: ['unknown-metric'],
  },
  {
    name: 'histogram without a suffix',
    at: P95,
    put: 'sum by (kind) (rate(rm_job_duration_seconds[24h]))',
    found: ['histogram-base-name'],
  },
  { name: 'selector without a name', at: P95, put: 'sum by (kind) ({kind="backup"})', found: ['nameless-selector'] },
  {
    name: 'label that the metric lacks',
    at: P95,
    put: 'sum by (kind) (increase(rm_job_duration_seconds_count{host="a"}[24h]))',
    found: ['unknown-label'],
  },
  {
    name: 'label lost further in',
    at: P95,
    put: 'sum by (status) (sum by (kind) (increase(rm_job_duration_seconds_count[24h])))',
    found: ['impossible-grouping', 'impossible-legend', 'unit-mismatch'],
  },
  {
    name: 'join on a lost label',
    at: '/panels/4/targets/0/expr',
    put: 'sum(sum(rm_hosts_total) / on (host) rm_hosts_online)',
    found: ['needless-label', 'unguarded-division'],
  },
  {
    name: 'value that a closed label never has',
    at: '/panels/1/targets/0/expr',
    put: 'sum by (severity) (rm_active_alerts{severity="fatal"})',
    found: ['unknown-label-value'],
  },
  {
    name: 'one of several values',
    at: '/panels/1/targets/0/expr',
    put: 'sum by (severity) (rm_active_alerts{severity=~"info|fatal"})',
    found: ['unknown-label-value'],
  },
  {
    name: 'rate of a gauge',
    at: '/panels/4/targets/0/expr',
    put: 'sum(rate(rm_hosts_total[5m]))',
    found: ['rate-on-gauge'],
  },
  {
    name: 'bare counter',
    at: P95,
    put: 'sum by (kind) (rm_job_duration_seconds_count)',
    found: ['counter-without-rate', 'unit-mismatch'],
  },
  {
    name: 'quantile without le',
    at: P95,
    put: 'histogram_quantile(0.95, sum by (kind) (rate(rm_job_duration_seconds_bucket[24h])))',
    found: ['bucket-without-le'],
  },
  {
    name: 'buckets without a quantile',
    at: P95,
    put: 'sum by (kind, le) (rate(rm_job_duration_seconds_bucket[24h]))',
    found: ['bucket-without-quantile', 'unit-mismatch'],
  },
  {
    name: 'bucket that is none',
    at: P95,
    put: 'histogram_quantile(0.95, sum by (kind, le) (rate(rm_job_duration_seconds_bucket{le="300"}[24h])))',
    found: ['unknown-bucket'],
  },
  {
    name: 'literal le',
    at: P95,
    put: 'histogram_quantile(0.95, sum by (kind, le) (rate(rm_job_duration_seconds_bucket{le="300.0"}[24h])))',
    found: ['literal-le'],
  },
  {
    name: 'range of three intervals',
    at: P95,
    put: 'sum by (kind) (increase(rm_job_duration_seconds_count[90s]))',
    found: ['short-range', 'unit-mismatch'],
  },
  {
    name: 'equality of a rate',
    at: P95,
    put: 'sum by (kind) (rate(rm_job_duration_seconds_count[24h])) == 0',
    found: ['rate-equality', 'unit-mismatch'],
  },
  {
    name: 'sparkline of instant queries',
    at: '/panels/1/options/graphMode',
    put: 'area',
    found: ['sparkline-without-range'],
  },
  { name: 'range query in a table', at: `${HOSTS}/targets/0/instant`, put: false, found: ['table-query-shape'] },
  {
    name: 'table query without table format',
    at: `${HOSTS}/targets/0/format`,
    put: undefined,
    found: ['table-query-shape'],
  },
  {
    name: 'mapping of an open range',
    at: `${HOST_ONLINE}/0/value/0`,
    put: { type: 'range', options: { from: 1, to: null, result: { text: 'x', color: 'red' } } },
    found: ['schema', 'open-range-mapping'],
  },
  {
    name: 'missing description',
    at: '/panels/3/description',
    put: undefined,
    found: ['schema', 'missing-description'],
  },
  {
    name: 'a link to another site',
    at: `${HOSTS}/fieldConfig/overrides/0/properties/0/value/0/url`,
    put: 'https://example.org/?host=${__data.fields.Host}',
    found: ['schema'],
  },
  {
    name: 'a link with a variable that does not exist',
    at: `${HOSTS}/fieldConfig/overrides/0/properties/0/value/0/url`,
    put: '/d/restic-host?var-host=${host}',
    found: ['undeclared-variable'],
  },
  { name: 'editable dashboard', at: '/editable', put: true, found: ['schema', 'editable-dashboard'] },
  { name: 'panel that leaves the grid within its limits', at: '/panels/5/gridPos/x', put: 1, found: ['off-grid'] },
  { name: 'timeFrom that is no span', at: '/panels/3/timeFrom', put: '30', found: ['invalid-time'] },
];

/** A copy of restic-fleet with one value changed. */
export function planted({ at, put, adds = false }: Pick<Mistake, 'at' | 'put'> & { readonly adds?: boolean }): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(resticFleet));
  const steps = at.split('/').slice(1);
  const last = steps.pop() ?? '';
  const parent = steps.reduce((value, step) => (value as Record<string, unknown>)[step], copy) as Record<
    string,
    unknown
  >;
  expect(Object.hasOwn(parent, last)).toBe(!adds);
  parent[last] = put;
  return JSON.parse(JSON.stringify(copy));
}
