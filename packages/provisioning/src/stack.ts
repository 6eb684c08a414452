import { PORTS } from './ports.ts';

/** What an operator decides about a stack; every generated file follows from it. */
export interface Stack {
  /** `host:port` of what is scraped, by job. An empty list leaves the job out. */
  readonly targets: Targets;
  /** Ports of what this stack itself starts. */
  readonly ports: { readonly prometheus: number; readonly alertmanager: number; readonly grafana: number };
  /** Where alerts are posted (the JSON webhook of Alertmanager), and where the Watchdog is, which always fires. */
  readonly alertWebhook: string;
  readonly watchdogWebhook: string;
  /** Who may ask Prometheus, by basic authentication; absent: whoever reaches its port. */
  readonly basicAuthUser?: string;
  /** Regular expression of the origins whose pages may ask Prometheus; absent: none. */
  readonly corsOrigin?: string;
  /** How long Prometheus keeps samples, as its flag takes it. */
  readonly retention: string;
  /** The folder with the dashboards, as seen from the compose file. */
  readonly dashboardsFolder: string;
  /** The clone of Lockstep that images are built from, as seen from the compose file. */
  readonly sourceFolder: string;
}

/** `host:port` of each target, by the job that scrapes it. */
export interface Targets {
  readonly exporter: readonly string[];
  readonly node: readonly string[];
  readonly server: readonly string[];
}

/** Everything on one machine, on the ports of the specifications: what `provisioning/` of the repository is made for. */
export const LOCAL_STACK: Stack = {
  targets: {
    exporter: [`127.0.0.1:${PORTS.exporter}`],
    node: [`127.0.0.1:${PORTS.nodeExporter}`],
    server: [`127.0.0.1:${PORTS.server}`],
  },
  ports: { prometheus: PORTS.prometheus, alertmanager: PORTS.alertmanager, grafana: PORTS.grafana },
  alertWebhook: `http://127.0.0.1:${PORTS.webhook}/alerts`,
  watchdogWebhook: `http://127.0.0.1:${PORTS.webhook}/watchdog`,
  // The longest time that a panel shows, with a margin.
  retention: '400d',
  dashboardsFolder: '../dashboards',
  sourceFolder: '..',
};
