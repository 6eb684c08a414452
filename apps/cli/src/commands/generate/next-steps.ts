import { GRAFANA_PASSWORD_FILE, prometheusFlags, type Stack } from '@lockstep/provisioning';
import type { Profile } from './profiles.ts';

/** What to run next, in the folder that was filled. */
export function nextSteps(profile: Profile, stack: Stack): string {
  const sections = [EXPORTER, onThisMachine(profile, stack), ...(profile === 'full' ? [IN_CONTAINERS] : [])];
  return sections.map(({ title, lines }) => [title, ...lines.map((line) => `  ${line}`)].join('\n')).join('\n\n');
}

interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

const EXPORTER: Section = {
  title: 'First name your repositories in exporter/exporter.yml, then:',
  lines: ['lockstep-exporter check-config --config.file=exporter/exporter.yml'],
};

const IN_CONTAINERS: Section = {
  title: 'Or in containers, with the variables of .env:',
  lines: ['docker compose up --build --detach'],
};

function onThisMachine(profile: Profile, stack: Stack): Section {
  const { basicAuthUser, ports } = stack;
  const flags = prometheusFlags(stack, {
    configFile: 'prometheus/prometheus.yml',
    dataFolder: 'prometheus-data',
    listen: `127.0.0.1:${ports.prometheus}`,
    ...(basicAuthUser === undefined ? {} : { webFile: 'prometheus/web.yml' }),
  });
  const start = [
    'lockstep-exporter --config.file=exporter/exporter.yml',
    ['prometheus', ...flags.map(quoted)].join(' '),
  ];
  if (profile === 'minimal')
    return { title: 'On this machine:', lines: ['promtool check config prometheus/prometheus.yml', ...start] };
  const alertmanager = `prometheus-alertmanager --config.file=alertmanager/alertmanager.yml --storage.path=alertmanager-data --web.listen-address=127.0.0.1:${ports.alertmanager} --cluster.listen-address=`;
  const password = `cp prometheus/web-password ${GRAFANA_PASSWORD_FILE}`;
  return {
    title: 'On this machine, with RM_METRICS_TOKEN_FILE=prometheus/metrics-token for the fleet server:',
    lines: [
      'promtool check config prometheus/prometheus.yml && amtool check-config alertmanager/alertmanager.yml',
      ...start,
      alertmanager,
      'cp -r grafana/datasources grafana/dashboards /etc/grafana/provisioning/ && cp dashboards/*.json /var/lib/grafana/dashboards/',
      ...(basicAuthUser === undefined ? [] : [password]),
    ],
  };
}

/** As a shell wants it. */
function quoted(argument: string): string {
  return /^[\w./:=-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", String.raw`'\''`)}'`;
}
