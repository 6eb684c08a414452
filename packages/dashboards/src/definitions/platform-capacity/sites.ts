import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { variable } from '@lockstep/query';
import { COLOURED, NONE, number, TABLE_FIELD } from '../../panels/cells.ts';
import { thresholds } from '../../panels/field.ts';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { tablePanel } from '../../panels/table.ts';
import type { Section } from '../../sections.ts';
import { gateway, manager } from '../conduit/conduit.ts';

const SITE = { datacenter: variable('datacenter') } as const;

/** Managers read one database, so that each series counts once however many there are. */
const servers = manager.manager_servers_total
  .where(SITE)
  .maxBy('customer_id', 'datacenter', 'status')
  .sumBy('datacenter');
const active = manager.manager_gateways_total.where({ ...SITE, status: 'active' }).maxBy('datacenter');
const inactive = manager.manager_gateways_total.where({ ...SITE, status: 'inactive' }).maxBy('datacenter');
const connected = gateway.gateway_agents_total.where({ ...SITE, status: 'connected' }).sumBy('datacenter');
const stale = gateway.gateway_agents_total.where({ ...SITE, status: 'stale' }).sumBy('datacenter');

/** A number that should be zero. */
const FROM_ONE = { thresholds: thresholds('text', [1, 'orange']), ...COLOURED };

const siteTable: Panel = tablePanel({
  id: 21,
  title: 'What is there at each site?',
  description: [
    'One row per site, the largest first: registered servers whatever their state, gateways as the manager knows them, agents as gateways know them, and how many servers each connected agent has to look after. "-": none.',
    'What to do: one active gateway or one agent for a site is no reserve. Servers per agent far above those of other sites: its discovery takes long, see the dashboard of agents.',
  ].join('\n\n'),
  grid: { x: 0, y: 0, w: 12, h: 9 },
  key: ['datacenter'],
  queries: {
    servers,
    active,
    inactive,
    connected,
    stale,
    each: servers.ratio(connected),
  },
  columns: [
    { title: 'Site', from: { label: 'datacenter' }, options: { custom: { filterable: true } } },
    { title: 'Servers', from: { value: 'servers' }, options: number('none', NONE) },
    { title: 'Gateways', from: { value: 'active' }, options: number('none', NONE) },
    { title: 'Inactive', from: { value: 'inactive' }, options: number('none', NONE, FROM_ONE) },
    { title: 'Agents', from: { value: 'connected' }, options: number('none', NONE) },
    { title: 'Stale', from: { value: 'stale' }, options: number('none', NONE, FROM_ONE) },
    { title: 'Servers per agent', from: { value: 'each' }, options: number('none', NONE, { decimals: 1 }) },
  ],
  sort: [{ column: 'Servers', descending: true }],
  field: { ...TABLE_FIELD, noValue: 'No site known: nothing is registered, or nothing is scraped' },
});

const growth: Panel = linesOverTime({
  id: 22,
  title: 'Do sites grow?',
  description: [
    'Registered servers by site, over 30 days whatever time the dashboard shows.',
    'What to do: for planning: ports, addresses and agents of a site. A step down is a rack that was taken out, or a site that was deleted by mistake.',
  ].join('\n\n'),
  grid: { x: 12, y: 0, w: 12, h: 9 },
  lines: { servers: servers.legend('{{datacenter}}') },
  unit: 'none',
  decimals: 0,
  noValue: 'No server known: nothing is registered, or no manager is scraped',
  timeFrom: '30d',
});

/** What stands where. Ids 20 to 29. */
export const sites: Section = { id: 20, title: 'How large are the sites?', panels: [siteTable, growth] };
