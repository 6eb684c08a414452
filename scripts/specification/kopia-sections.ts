import { PROVEN_BY } from './proofs.ts';
import type { SpecificationRow, SpecificationSection } from './row.ts';

const PROMETHEUS_YML = '`provisioning/prometheus/prometheus.yml`, `provisioning/compose/prometheus.yml`';
const COMPOSE = '`provisioning/compose.yaml`';
const COMMAND_LINE = 'flags of Prometheus in `provisioning/compose.yaml` and in what `lockstep generate` prints';
const EVERY_JOB = PROVEN_BY.files('$path has every job, the rules and the Alertmanager');

/** The specification of the Kopia stack, line by line, in its order. */
export const KOPIA_SECTIONS: readonly SpecificationSection[] = [
  { title: 'Kopia exporter', rows: exporterRows() },
  { title: 'Node exporter', rows: nodeRows() },
  { title: 'Prometheus configuration', rows: prometheusRows() },
  { title: 'Alert rules', rows: ruleRows() },
  { title: 'Grafana dashboards', rows: dashboardRows() },
  { title: 'Configuration', rows: configurationRows() },
  { title: 'Environment variables', rows: variableRows() },
  { title: 'Data source', rows: datasourceRows() },
  { title: 'Available metrics', rows: metricRows() },
  { title: 'Troubleshooting', rows: troubleshootingRows() },
  { title: 'Security', rows: securityRows() },
];

function exporterRows(): SpecificationRow[] {
  return [
    {
      says: 'Custom Python-based exporter',
      here: '`apps/exporter`',
      instead: 'The exporter is a Node program, and asks restic as well: one program, one page, one set of rules.',
      proof: PROVEN_BY.stack('has repositories of which one is well, one is overdue and one is locked out'),
    },
    {
      says: 'curl http://localhost:9091/metrics',
      here: '`apps/exporter`, on 127.0.0.1:9091 by default',
      proof: PROVEN_BY.exporter('/metrics'),
    },
    { says: 'curl http://localhost:9091/-/healthy', here: '`apps/exporter`', proof: PROVEN_BY.exporter('/-/healthy') },
    { says: 'curl http://localhost:9091/-/ready', here: '`apps/exporter`', proof: PROVEN_BY.exporter('/-/ready') },
  ];
}

function nodeRows(): SpecificationRow[] {
  return [
    {
      says: 'rate(node_cpu_seconds_total{mode="user"}[5m])',
      here: 'dashboard `system-resources`, panel CPU Usage',
      instead: 'Of all modes but idle: user time alone hides a machine that waits for its disks.',
      proof: PROVEN_BY.systemDashboard('CPU Usage'),
    },
    {
      says: 'node_memory_MemTotal_bytes - node_memory_MemAvailable_bytes',
      here: 'dashboard `system-resources`, panel Memory Consumption',
      proof: PROVEN_BY.systemDashboard('Memory Consumption'),
    },
    {
      says: 'node_filesystem_free_bytes',
      here: 'dashboard `system-resources`, panel Disk Space',
      instead: 'The panel shows what is available to users who are not root, which is what a backup can fill.',
      proof: PROVEN_BY.systemDashboard('Disk Space'),
    },
    {
      says: 'rate(node_network_transmit_bytes_total[5m])',
      here: 'dashboard `system-resources`, panel Network Traffic',
      proof: PROVEN_BY.systemDashboard('Network Traffic'),
    },
  ];
}

function prometheusRows(): SpecificationRow[] {
  const here = PROMETHEUS_YML;
  return [
    { says: 'scrape_interval: 15s', here, proof: PROVEN_BY.files('scrapes and evaluates every 15 seconds') },
    { says: 'evaluation_interval: 15s', here, proof: PROVEN_BY.files('scrapes and evaluates every 15 seconds') },
    { says: "job_name: 'kopia'", here, proof: EVERY_JOB },
    {
      says: "targets: ['kopia-exporter:9091']",
      here: '`provisioning/compose/prometheus.yml`; on one machine 127.0.0.1:9091',
      proof: EVERY_JOB,
    },
    { says: "metrics_path: '/metrics'", here, proof: EVERY_JOB },
    { says: "scheme: 'http'", here, proof: EVERY_JOB },
    { says: "job_name: 'node'", here, proof: EVERY_JOB },
    {
      says: "targets: ['node-exporter:9100']",
      here: '`provisioning/compose/prometheus.yml`; on one machine 127.0.0.1:9100',
      proof: PROVEN_BY.compose('has a node exporter of the machine, which only containers of the project reach'),
    },
  ];
}

function ruleRows(): SpecificationRow[] {
  const here = '`provisioning/prometheus/rules/kopia_alerts.yml`';
  const rules = 'kopia_alerts';
  const alert = 'KopiaBackupFailed';
  const kept = PROVEN_BY.itself('$says is named where it is used');
  const valid = PROVEN_BY.rules('finds nothing in %s');
  return [
    { says: 'rules/kopia_alerts.yml', here, proof: valid, names: { rules, alert } },
    { says: 'name: kopia_alerts', here, proof: valid, names: { rules, alert } },
    {
      says: 'alert: KopiaBackupFailed',
      here,
      proof: PROVEN_BY.rules('has one that fires and one that is silent'),
      names: { rules, alert },
    },
    {
      says: 'expr: kopia_backup_status == 0',
      here: `${here}; the metric is in the catalog, although the table of the specification forgot it`,
      proof: PROVEN_BY.catalog('says ok with 1 and everything else with 0'),
      names: { rules, alert, has: { expr: 'kopia_backup_status == 0' } },
    },
    {
      says: 'for: 5m',
      here,
      proof: PROVEN_BY.ruleScenario('it fires after five minutes, as specified'),
      names: { rules, alert, has: { for: '5m' } },
    },
    {
      says: 'severity: critical',
      here,
      proof: kept,
      names: { rules, alert, has: { labels: { severity: 'critical' } } },
    },
    {
      says: 'summary: "Backup operation failed"',
      here,
      proof: kept,
      names: { rules, alert, has: { annotations: { summary: 'Backup operation failed' } } },
    },
  ];
}

function dashboardRows(): SpecificationRow[] {
  const kopia = ['Backup Success Rate', 'Backup Duration Trend', 'Repository Size Growth', 'Latest Backup Status'];
  const system = ['CPU Usage', 'Memory Consumption', 'Disk Space', 'Network Traffic'];
  return [
    ...kopia.map((panel) => panelRow('kopia-backup-overview', panel, PROVEN_BY.kopiaDashboard)),
    ...system.map((panel) => panelRow('system-resources', panel, PROVEN_BY.systemDashboard)),
  ];
}

function panelRow(
  dashboard: string,
  panel: string,
  proof: (test: string) => SpecificationRow['proof'],
): SpecificationRow {
  return { says: panel, here: `\`dashboards/${dashboard}.json\``, proof: proof(panel), names: { dashboard, panel } };
}

function configurationRows(): SpecificationRow[] {
  return [
    {
      says: '# Minimal prometheus.yml',
      here: '`lockstep generate --profile minimal`',
      proof: PROVEN_BY.promtool('the minimal configuration is the one of the specification'),
    },
    ...basicAuthRows(),
    {
      says: '--web.enable-cors=true',
      here: COMMAND_LINE,
      instead:
        'No Prometheus has this flag; it does not start with it. CORS is on wherever an origin matches the flag below.',
      proof: PROVEN_BY.realPrometheus("{ args: ['--web.enable-cors=true']"),
    },
    {
      says: '--web.cors.origin=*',
      here: COMMAND_LINE,
      instead:
        '`PROMETHEUS_CORS_ORIGIN`, or `--cors-origin`: a regular expression, which `*` is not. For every origin `.*`; the default here is none, that of Prometheus is every one.',
      proof: PROVEN_BY.realPrometheus("{ args: ['--web.cors.origin=*']"),
    },
  ];
}

function basicAuthRows(): SpecificationRow[] {
  const here = `${COMPOSE}, service \`web-file\`: it becomes a web file with a bcrypt hash`;
  const proof = PROVEN_BY.webFile('from the variables of the specification');
  return [
    {
      says: 'PROMETHEUS_BASIC_AUTH=true',
      here,
      proof: PROVEN_BY.realPrometheus('asks for the login'),
      names: { variable: 'PROMETHEUS_BASIC_AUTH' },
    },
    { says: 'PROMETHEUS_AUTH_USER=admin', here, proof, names: { variable: 'PROMETHEUS_AUTH_USER' } },
    {
      says: 'PROMETHEUS_AUTH_PASSWORD=secure-password',
      here,
      proof: PROVEN_BY.compose('gives the password of Prometheus to nobody but the service that hashes it'),
      names: { variable: 'PROMETHEUS_AUTH_PASSWORD' },
    },
  ];
}

function variableRows(): SpecificationRow[] {
  const rows: readonly (readonly [name: string, fallback: string, instead?: string])[] = [
    ['PROMETHEUS_UI_PORT', '9090', 'Published on 127.0.0.1 only.'],
    [
      'PROMETHEUS_DATA_DIR',
      '/var/lib/prometheus',
      'A folder of the machine. One that holds the files of another Prometheus is refused.',
    ],
    ['PROMETHEUS_RETENTION', '15d', '`.env.example` sets 400d, for the panels that show a year.'],
    ['PROMETHEUS_CPU_LIMIT', '1'],
    ['PROMETHEUS_MEM_LIMIT', '2G'],
    ['GRAFANA_PORT', '3000', 'Published on 127.0.0.1 only.'],
    [
      'GRAFANA_ADMIN_PASSWORD',
      'admin',
      'Grafana asks for another one at the first login. `lockstep generate` writes a random one into `.env`.',
    ],
    ['GRAFANA_PLUGINS', '-', 'The example, grafana-piechart-panel, is of Angular and does not load in Grafana 11.'],
  ];
  return rows.map(([name, fallback, instead]) => ({
    says: `${name}, default ${fallback}`,
    here: COMPOSE,
    ...(instead === undefined ? {} : { instead }),
    proof: PROVEN_BY.compose(`['${name}', `),
    names: { variable: name },
  }));
}

function datasourceRows(): SpecificationRow[] {
  const here = '`provisioning/compose/grafana-datasource.yaml`, mounted as `datasources/prometheus.yaml`';
  const proof = PROVEN_BY.files('$path is the default, has a fixed uid and knows the scrape interval');
  return [
    'apiVersion: 1',
    'name: Prometheus',
    'type: prometheus',
    'access: proxy',
    'url: http://prometheus:9090',
    'isDefault: true',
  ].map((says) => ({ says, here, proof }));
}

function metricRows(): SpecificationRow[] {
  const kopia: readonly (readonly [string, readonly string[]])[] = [
    ['kopia_backup_duration_seconds', ['path', 'status']],
    ['kopia_backup_size_bytes', ['path']],
    ['kopia_snapshot_count', ['type']],
    ['kopia_repository_size_bytes', []],
  ];
  const node: readonly (readonly [string, string, readonly string[]])[] = [
    ['node_cpu_seconds_total', 'Counter', ['cpu', 'mode']],
    ['node_memory_MemAvailable_bytes', 'Gauge', []],
    ['node_filesystem_free_bytes', 'Gauge', ['device', 'mountpoint']],
  ];
  return [
    ...kopia.map(([metric, labels]) => ({
      says: `${metric}, Gauge, ${labels.join(', ') || '-'}`,
      here: 'catalog `kopia`, with `repository` (and `source_id` where it is of a source) beside these labels',
      proof: PROVEN_BY.catalog('%s is a gauge with these labels, absent while unknown'),
      names: { metric, labels },
    })),
    ...node.map(([metric, type, labels]) => ({
      says: `${metric}, ${type}, ${labels.join(', ') || '-'}`,
      here: 'catalog `node-exporter`, imported from real scrapes',
      proof: PROVEN_BY.nodeCatalog('shows nothing that the kept catalog contradicts, and most of what it has'),
      names: { metric, labels },
    })),
  ];
}

function troubleshootingRows(): SpecificationRow[] {
  return [
    {
      says: 'curl -s http://localhost:9090/api/v1/targets | jq .',
      here: 'Prometheus itself',
      proof: PROVEN_BY.stack('scrapes everything, and Prometheus knows its Alertmanager'),
    },
    {
      says: 'docker exec kopia-prometheus promtool check config /etc/prometheus/prometheus.yml',
      here: `${COMPOSE}: container name and path are these`,
      proof: PROVEN_BY.compose('has the services of the specification under the names of its targets'),
    },
    {
      says: 'docker exec kopia-prometheus promtool check rules /etc/prometheus/rules/*.yml',
      here: `${COMPOSE}: rules are mounted there`,
      instead:
        "The pattern must be in the container's shell: `docker exec kopia-prometheus sh -c 'promtool check rules /etc/prometheus/rules/*.yml'`.",
      proof: PROVEN_BY.compose('mounts files of this repository read-only, and only such that are there'),
    },
    {
      says: 'du -sh ${PROMETHEUS_DATA_DIR}',
      here: `${COMPOSE}: the folder is one of the machine`,
      proof: PROVEN_BY.dataFolder('is given to its user when it is empty'),
    },
    {
      says: 'ls -l ${PROMETHEUS_DATA_DIR}',
      here: `${COMPOSE}, service \`data-folder\`: the folder belongs to user 65534`,
      proof: PROVEN_BY.dataFolder('is given to its user when it is empty'),
    },
    {
      says: 'docker exec kopia-prometheus prometheus clean tombstones',
      here: 'API of Prometheus, switched off',
      instead:
        'There is no such command. Old data go by `PROMETHEUS_RETENTION`; after a deletion, with `--web.enable-admin-api`: `curl -X POST http://localhost:9090/api/v1/admin/tsdb/clean_tombstones`.',
      proof: PROVEN_BY.realPrometheus("{ args: ['clean', 'tombstones']"),
    },
    {
      says: "curl -G --data-urlencode 'query=up' http://localhost:9090/api/v1/query",
      here: 'Prometheus itself',
      proof: PROVEN_BY.realPrometheus('scrapes an exporter that asks for a login, and itself'),
    },
    {
      says: 'curl http://localhost:9090/api/v1/query_stats',
      here: 'API of Prometheus',
      instead: 'There is no such path. What a query costs: `/api/v1/query?query=up&stats=all`.',
      proof: PROVEN_BY.realPrometheus('has no /api/v1/query_stats, and says what a query costs when it is asked so'),
    },
    {
      says: 'log_level: debug',
      here: COMMAND_LINE,
      instead: 'Prometheus refuses a file with this key. Its flag is `--log.level=debug`.',
      proof: PROVEN_BY.promtool('a log level in the file, as the specification has it'),
    },
    {
      says: 'curl -s http://localhost:9091/metrics | grep kopia_',
      here: '`apps/exporter`',
      proof: PROVEN_BY.exporter('/metrics'),
    },
    {
      says: 'curl -s http://localhost:9090/api/v1/query?query=kopia_backup_status',
      here: 'Prometheus itself',
      proof: PROVEN_BY.realPrometheus('query=kopia_backup_status'),
    },
  ];
}

function securityRows(): SpecificationRow[] {
  return [
    {
      says: 'Isolated monitoring network',
      here: `${COMPOSE}, network \`monitoring\``,
      proof: PROVEN_BY.compose('is on the network of the project, or on none'),
    },
    { says: 'Internal service discovery', here: `${COMPOSE}: services find each other by name`, proof: EVERY_JOB },
    {
      says: 'No external access to exporters',
      here: `${COMPOSE}: published on 127.0.0.1, or not at all`,
      proof: PROVEN_BY.compose('publishes ports on this machine only'),
    },
    {
      says: 'TLS encryption (optional)',
      here: '`web_config` of the exporter, `RM_WEB_CONFIG` of the server, `--web.config.file` of Prometheus',
      proof: PROVEN_BY.promtool('TLS with a certificate authority of its own'),
    },
    {
      says: 'Basic authentication',
      here: '`lockstep web-file`',
      proof: PROVEN_BY.realPrometheus('asks for the login'),
    },
    {
      says: 'Role-based access in Grafana',
      here: 'Grafana itself: roles Viewer, Editor, Admin; nobody signs up by himself',
      proof: PROVEN_BY.compose('lets nobody sign up to Grafana'),
    },
    {
      says: 'Read-only access to metrics',
      here: 'Prometheus without `--web.enable-admin-api` and `--web.enable-lifecycle`',
      proof: PROVEN_BY.realPrometheus('takes no orders over its API'),
    },
    {
      says: 'Secure API endpoints',
      here: `${COMMAND_LINE}: login, and no origin but those that are named`,
      proof: PROVEN_BY.realPrometheus('lets in the pages of the origin that is named, and of no other'),
    },
  ];
}
