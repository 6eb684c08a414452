import type { Problem } from '@lockstep/checks';
import { corpusPath, missingCorpora } from './corpora.ts';
import { lockstep, withNodeCatalog } from './lockstep-command.ts';
import { type ConformanceRow, exactly, type Outcome, told } from './row.ts';

/** What the command says of public dashboards, by a catalog imported from public pages of their exporter. */
export const publicDashboards: ConformanceRow = { title: 'Public dashboards of the node exporter', measure };

/** Metrics of hardware and services that neither page has. */
const UNKNOWN = [
  'node_hwmon_temp_crit_hyst_celsius',
  'node_kernel_hung_tasks',
  'node_netstat_Tcp_MaxConn',
  'node_systemd_socket_accepted_connections_total',
  'node_systemd_socket_current_connections',
  'node_systemd_socket_refused_connections_total',
  'node_systemd_units',
];

/** Names of the time before version 0.16. */
const UNKNOWN_IN_OLD = 355;

function measure(): Outcome {
  const missing = missingCorpora();
  if (missing !== undefined) return { missing };
  return withNodeCatalog((catalog) =>
    verdict(check(catalog, 'node-exporter-full'), check(catalog, 'node-exporter-full-old')),
  );
}

function verdict(full: readonly Problem[], old: readonly Problem[]): Outcome {
  const by = (id: string): Problem[] => full.filter(({ check }) => check === id);
  const unknown = metricsOf(by('unknown-metric'));
  const values = by('unknown-label-value');
  const labels = by('unknown-label');
  const expected = new Set([...by('unknown-metric'), ...values, ...labels]);
  const others = full.filter((problem) => !expected.has(problem));
  const operstate = labels.filter(({ severity, message }) => severity === 'error' && message.includes('`operstate`'));
  return {
    figures: [
      exactly('unknown metrics', unknown.length, UNKNOWN.length),
      exactly('of them in neither page', unknown.filter((name) => UNKNOWN.includes(name)).length, UNKNOWN.length),
      exactly('labels that cannot be: `operstate` of `node_network_up`', metricsOf(operstate).length, 1),
      exactly('other labels', labels.length - operstate.length, 0),
      exactly('values that were not seen, as errors', values.filter(({ severity }) => severity === 'error').length, 0),
      told('values that were not seen, as warnings', values.length),
      exactly('anything else', others.length, 0),
      exactly(
        'unknown metrics of the old dashboard',
        metricsOf(old.filter(({ check }) => check === 'unknown-metric')).length,
        UNKNOWN_IN_OLD,
      ),
    ],
    details: others.map(({ check, panel, expr, message }) => `${check}, ${panel}: ${expr}\n    ${message}`),
  };
}

/** Each name once: the text that a problem points at begins with it. */
function metricsOf(problems: readonly Problem[]): string[] {
  const names = problems.flatMap(({ expr = '', start = 0 }) => /^[A-Za-z_:][\w:]*/.exec(expr.slice(start))?.[0] ?? []);
  return [...new Set(names)];
}

function check(catalog: string, dashboard: string): Problem[] {
  const file = corpusPath(`dashboards/${dashboard}.json`);
  return JSON.parse(lockstep('check', '--catalog', catalog, '--format', 'json', file)) as Problem[];
}
