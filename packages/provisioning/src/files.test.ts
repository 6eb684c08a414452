import { SCRAPE_INTERVAL_SECONDS } from '@lockstep/dashboards';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { DATASOURCE_UID, LOCAL_STACK, provisioningFiles, type Stack } from './index.ts';

const filesOf = (stack?: Stack) => new Map(provisioningFiles(stack).map(({ path, text }) => [path, text]));
const files = filesOf();
const yaml = (path: string, of = files) => parse(of.get(path) ?? '');

describe('every file', () => {
  it.each([...files])('%s says that it is generated and ends in one newline', (_path, text) => {
    expect(text).toMatch(/^# Generated from packages\/provisioning by `npm run generate`\. DO NOT EDIT\.\n/);
    expect(text).toMatch(/[^\n]\n$/);
    expect(text).not.toMatch(/[ \t]$/m);
  });

  it('is there', () => {
    expect([...files.keys()].toSorted()).toEqual([
      '.env.example',
      '.gitignore',
      'alertmanager/alertmanager.yml',
      'compose.yaml',
      'compose/alertmanager.yml',
      'compose/grafana-datasource.yaml',
      'compose/prometheus.yml',
      'grafana/dashboards/lockstep.yaml',
      'grafana/datasources/prometheus.yaml',
      'prometheus/platform.yml',
      'prometheus/prometheus.yml',
      'prometheus/rules/backup_alerts.yml',
      'prometheus/rules/conduit_alerts.yml',
      'prometheus/rules/conduit_slo.yml',
      'prometheus/rules/kopia_alerts.yml',
      'prometheus/rules/monitoring_alerts.yml',
      'prometheus/rules/nixfleet_alerts.yml',
      'prometheus/rules/trc_alerts.yml',
    ]);
  });

  it('holds no anchors, which people copy without what they point to', () => {
    expect([...files.values()].filter((text) => /^[^#]*[&*]a\d/m.test(text))).toEqual([]);
  });
});

const INTERVAL = `${SCRAPE_INTERVAL_SECONDS}s`;

describe('prometheus.yml', () => {
  const open = { job_name: 'prometheus', static_configs: [{ targets: ['127.0.0.1:9090'] }] };
  const kopia = (target: string) => ({
    job_name: 'kopia',
    metrics_path: '/metrics',
    scheme: 'http',
    static_configs: [{ targets: [target] }],
  });
  const plain = (name: string, target: string) => ({ job_name: name, static_configs: [{ targets: [target] }] });
  const server = (target: string, token: string) => ({
    job_name: 'restic-manager',
    authorization: { credentials_file: token },
    static_configs: [{ targets: [target] }],
  });
  const inside = {
    job_name: 'prometheus',
    basic_auth: { username_file: '/etc/prometheus-web/user', password_file: '/etc/prometheus-web/password' },
    static_configs: [{ targets: ['localhost:9090'] }],
  };

  it.each([
    {
      path: 'prometheus/prometheus.yml',
      alertmanager: '127.0.0.1:9093',
      jobs: [
        kopia('127.0.0.1:9091'),
        plain('node', '127.0.0.1:9100'),
        server('127.0.0.1:8080', 'metrics-token'),
        open,
        plain('alertmanager', '127.0.0.1:9093'),
      ],
    },
    {
      path: 'compose/prometheus.yml',
      alertmanager: 'alertmanager:9093',
      jobs: [
        kopia('kopia-exporter:9091'),
        plain('node', 'node-exporter:9100'),
        server('server:8080', '/run/secrets/metrics-token'),
        inside,
        plain('alertmanager', 'alertmanager:9093'),
      ],
    },
  ])('$path has every job, the rules and the Alertmanager', ({ path, alertmanager, jobs }) => {
    expect(yaml(path)).toEqual({
      global: { scrape_interval: INTERVAL, scrape_timeout: '10s', evaluation_interval: INTERVAL },
      rule_files: ['rules/*.yml'],
      alerting: { alertmanagers: [{ static_configs: [{ targets: [alertmanager] }] }] },
      scrape_configs: jobs,
    });
  });

  it('scrapes and evaluates every 15 seconds', () => {
    expect(INTERVAL).toBe('15s');
  });

  it('leaves out jobs without targets, and logs in to itself where that is asked', () => {
    const stack = { ...LOCAL_STACK, targets: { exporter: ['a:1', 'b:2'], node: [], server: [] }, basicAuthUser: 'ann' };
    const { scrape_configs: jobs } = yaml('prometheus/prometheus.yml', filesOf(stack));
    expect(jobs.map((job: { job_name: string }) => job.job_name)).toEqual(['kopia', 'prometheus', 'alertmanager']);
    expect(jobs[0].static_configs).toEqual([{ targets: ['a:1', 'b:2'] }]);
    expect(jobs[1].basic_auth).toEqual({ username: 'ann', password_file: 'web-password' });
  });
});

describe('alertmanager.yml', () => {
  it.each(['alertmanager/alertmanager.yml', 'compose/alertmanager.yml'])('%s', (path) => {
    const { route, inhibit_rules: inhibitions, receivers } = yaml(path);
    const names = receivers.map((receiver: { name: string }) => receiver.name);
    expect(new Set([route.receiver, ...route.routes.map((one: { receiver: string }) => one.receiver)])).toEqual(
      new Set(names),
    );
    expect(route.routes[0]).toMatchObject({ receiver: 'watchdog', matchers: ['alertname = "Watchdog"'] });
    expect(inhibitions[1]).toEqual({
      source_matchers: ['alertname = "KopiaBackupFailed"', 'repository != ""', 'source_id != ""'],
      target_matchers: ['alertname = "BackupFailing"'],
      equal: ['repository', 'source_id'],
    });
  });

  it('has addresses in the file on a machine, and in files of their own in containers', () => {
    const hooks = (path: string) =>
      yaml(path).receivers.map((receiver: { webhook_configs: object[] }) => receiver.webhook_configs[0]);
    expect(hooks('alertmanager/alertmanager.yml')).toEqual([
      { url: LOCAL_STACK.alertWebhook, send_resolved: true },
      { url: LOCAL_STACK.watchdogWebhook, send_resolved: false },
    ]);
    expect(hooks('compose/alertmanager.yml')).toEqual([
      { url_file: '/run/secrets/alert-webhook-url', send_resolved: true },
      { url_file: '/run/secrets/watchdog-webhook-url', send_resolved: false },
    ]);
  });
});

describe('the Grafana data source', () => {
  it.each([
    { path: 'grafana/datasources/prometheus.yaml', url: 'http://127.0.0.1:9090' },
    { path: 'compose/grafana-datasource.yaml', url: 'http://prometheus:9090' },
  ])('$path is the default, has a fixed uid and knows the scrape interval', ({ path, url }) => {
    expect(yaml(path).datasources).toEqual([
      expect.objectContaining({
        name: 'Prometheus',
        uid: DATASOURCE_UID,
        type: 'prometheus',
        access: 'proxy',
        isDefault: true,
        url,
        jsonData: { httpMethod: 'POST', timeInterval: INTERVAL, manageAlerts: false },
      }),
    ]);
  });

  it('logs in with what Grafana reads from files, and has nothing else that it would expand', () => {
    const dollars = (of: ReadonlyMap<string, string>) =>
      [...of].filter(([path]) => path.includes('grafana')).flatMap(([, text]) => text.match(/\$\S*/g) ?? []);
    const inside = ['$__file{/etc/prometheus-web/user}', '$__file{/etc/prometheus-web/password}'];
    expect(dollars(files)).toEqual(inside);
    expect(dollars(filesOf({ ...LOCAL_STACK, basicAuthUser: 'ann' }))).toEqual([
      ...inside,
      '$__file{/etc/grafana/prometheus-password}',
    ]);
  });
});
