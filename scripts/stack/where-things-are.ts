import { join } from 'node:path';
import type { DemoRepository } from './demo-repositories.ts';
import type { StackPlace } from './stack-commands.ts';

/** What is told once everything runs: each address, each file, and what there is to see. */
export function whereThingsAre(
  { folder, ports }: StackPlace,
  demo: readonly DemoRepository[],
  running: ReadonlySet<string>,
): string {
  const at = (port: number) => `http://127.0.0.1:${port}`;
  const programs = [
    {
      name: 'server',
      url: at(ports.server),
      what: `/metrics asks for the token in ${join(folder, 'prometheus/metrics-token')}`,
    },
    { name: 'exporter', url: at(ports.exporter), what: '/metrics, /-/healthy, /-/ready' },
    { name: 'prometheus', url: at(ports.prometheus), what: '/targets, /rules, /alerts' },
    { name: 'alertmanager', url: at(ports.alertmanager), what: 'what it holds and has silenced' },
    { name: 'node-exporter', url: at(ports.nodeExporter), what: '/metrics' },
  ].map(({ name, url, what }) => row(name, running.has(name) ? `${url}  ${what}` : 'not started, see above'));
  const rest = [
    row('dashboards', `${join(folder, 'dashboards')}, for a Grafana 11 that reads this Prometheus`),
    row('logs', join(folder, 'logs')),
    ...demo.map(({ name, shows }) => row('repository', `${name}: ${shows}`)),
  ];
  return [...programs, ...rest].join('\n');
}

function row(name: string, text: string): string {
  return `  ${name.padEnd(14)} ${text}`;
}
