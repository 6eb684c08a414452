import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { COLOURED, NONE, number, TABLE_FIELD, words } from '../../panels/cells.ts';
import { thresholds } from '../../panels/field.ts';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { tablePanel } from '../../panels/table.ts';
import type { Section } from '../../sections.ts';
import { CHOSEN } from '../../service/instances.ts';
import { operationsTable } from '../../service/operations-table.ts';
import { RATE_WINDOW } from '../../window.ts';
import { manager } from '../conduit/conduit.ts';

/** Every manager reads the same database, so each series is there once per instance and counts once. */
const servers = manager.manager_servers_total.where(CHOSEN).maxBy('customer_id', 'datacenter', 'status');
const gateways = manager.manager_gateways_total.where(CHOSEN).maxBy('datacenter', 'status');

const serversIn = (status: 'active' | 'maintenance' | 'unreachable') =>
  manager.manager_servers_total
    .where({ ...CHOSEN, status })
    .maxBy('customer_id', 'datacenter')
    .sumBy('datacenter');

const gatewaysIn = (status: 'active' | 'inactive') =>
  manager.manager_gateways_total.where({ ...CHOSEN, status }).maxBy('datacenter');

/** A number that should be zero. */
const FROM_ONE = { thresholds: thresholds('text', [1, 'orange']), ...COLOURED };

/** Sites that have servers or gateways. */
const sites = servers.sumBy('datacenter').or(gateways.sumBy('datacenter'));

/** Every site with what can be reached there. */
const siteTable: Panel = tablePanel({
  id: 21,
  title: 'Which site cannot be reached?',
  description: [
    'One row per site, those without an active gateway first. Servers by state and gateways by state as they are registered; "-": there are none in that state.',
    'What to do: NO GATEWAY means that no console and no power operation reaches the site: look at its gateways and the way there. Unreachable servers with an active gateway: see the dashboard of agents.',
  ].join('\n\n'),
  grid: { x: 0, y: 0, w: 12, h: 8 },
  key: ['datacenter'],
  queries: {
    reachable: gatewaysIn('active').isAbove(0).or(sites.times(0)),
    gateways: gatewaysIn('active'),
    inactive: gatewaysIn('inactive'),
    servers: serversIn('active'),
    maintenance: serversIn('maintenance'),
    unreachable: serversIn('unreachable'),
  },
  columns: [
    { title: 'Site', from: { label: 'datacenter' }, options: { custom: { filterable: true } } },
    {
      title: 'Reachable',
      from: { value: 'reachable' },
      options: words({
        absent: { text: 'unknown', color: 'orange' },
        0: { text: 'NO GATEWAY', color: 'red' },
        1: { text: 'yes', color: 'blue' },
      }),
    },
    { title: 'Gateways', from: { value: 'gateways' }, options: number('none', NONE) },
    { title: 'Inactive', from: { value: 'inactive' }, options: number('none', NONE, FROM_ONE) },
    { title: 'Servers', from: { value: 'servers' }, options: number('none', NONE) },
    { title: 'Maintenance', from: { value: 'maintenance' }, options: number('none', NONE) },
    { title: 'Unreachable', from: { value: 'unreachable' }, options: number('none', NONE, FROM_ONE) },
  ],
  sort: [
    { column: 'Reachable', descending: false },
    { column: 'Unreachable', descending: true },
  ],
  field: { ...TABLE_FIELD, noValue: 'No site known: nothing is registered, or no manager is scraped' },
});

/** Operations on the records of servers. */
const serverOperations: Panel = operationsTable({
  id: 22,
  title: 'Which operations on servers fail, which are slow?',
  description: [
    'One row per kind of operation on the records of servers, over the time shown, failing ones first. "-": there was none.',
    'What to do: all failing is the database; create and update failing alone are mostly a constraint: see the log. A slow list is a missing index.',
  ].join('\n\n'),
  grid: { x: 12, y: 0, w: 12, h: 8 },
  operations: {
    all: manager.manager_server_operations_total.where(CHOSEN),
    failed: manager.manager_server_operations_total.where({ ...CHOSEN, status: 'error' }),
    duration: manager.manager_server_operation_duration_seconds.where(CHOSEN),
  },
  rows: { operation: 'Operation' },
  slowSeconds: 0.5,
  noValue: 'No manager is scraped',
});

/** Who has how many servers. */
const customers: Panel = tablePanel({
  id: 23,
  title: 'Whose servers are where?',
  description: [
    'Registered servers by customer and site, whatever their state, the largest first.',
    'What to do: for capacity, and to see whom a site that is lost concerns: filter by site.',
  ].join('\n\n'),
  grid: { x: 0, y: 8, w: 12, h: 8 },
  key: ['customer_id', 'datacenter'],
  queries: {
    servers: servers.sumBy('customer_id', 'datacenter'),
  },
  columns: [
    { title: 'Customer', from: { label: 'customer_id' }, options: { custom: { filterable: true } } },
    { title: 'Site', from: { label: 'datacenter' }, options: { custom: { filterable: true } } },
    { title: 'Servers', from: { value: 'servers' }, options: number('none', NONE) },
  ],
  sort: [{ column: 'Servers', descending: true }],
  field: { ...TABLE_FIELD, noValue: 'No server known: nothing is registered, or no manager is scraped' },
});

/** How gateways come and go. */
const gatewayRegistrations: Panel = linesOverTime({
  id: 24,
  title: 'Do gateways come and stay?',
  description: [
    'Registrations of gateways per minute, by outcome.',
    'What to do: a steady rate of success is a gateway that restarts in a loop: see which one in the dashboard of gateways. error: a gateway with a wrong secret, or of a version that does not fit.',
  ].join('\n\n'),
  grid: { x: 12, y: 8, w: 12, h: 8 },
  lines: {
    registrations: manager.manager_gateway_registrations_total
      .where(CHOSEN)
      .rate(RATE_WINDOW)
      .sumBy('status')
      .times(60)
      .legend('{{status}}'),
  },
  unit: 'opm',
  noValue: 'No manager is scraped',
});

/** What is registered. Ids 20 to 29. */
export const inventory: Section = {
  id: 20,
  title: 'Which sites and servers are there?',
  panels: [siteTable, serverOperations, customers, gatewayRegistrations],
};
