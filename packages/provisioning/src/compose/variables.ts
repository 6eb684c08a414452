/** A variable of the compose file. */
export interface ComposeVariable {
  /** What holds where the variable is not set, or set to nothing. */
  readonly default: string;
  /** Sentences for the operator. */
  readonly meaning: string;
  /** Another value, to show its form. */
  readonly example: string;
}

/**
 * Every variable that `compose.yaml` reads. Names and defaults of `PROMETHEUS_*` and `GRAFANA_*` are those of the Kopia
 * specification; `PROMETHEUS_CORS_ORIGIN` and below are ours.
 */
export const COMPOSE_VARIABLES = {
  PROMETHEUS_UI_PORT: { default: '9090', example: '9090', meaning: 'Port of Prometheus on 127.0.0.1.' },
  PROMETHEUS_DATA_DIR: {
    default: '/var/lib/prometheus',
    example: '/data/prometheus',
    meaning: 'Folder of this machine for the samples. A folder that belongs to another Prometheus is refused.',
  },
  PROMETHEUS_RETENTION: {
    default: '15d',
    example: '30d',
    meaning: 'How long samples are kept. The dashboards show up to a year of repository sizes: 400d.',
  },
  PROMETHEUS_CPU_LIMIT: { default: '1', example: '2', meaning: 'Processors that Prometheus may use.' },
  PROMETHEUS_MEM_LIMIT: { default: '2G', example: '4G', meaning: 'Memory that Prometheus may use.' },
  GRAFANA_PORT: { default: '3000', example: '3000', meaning: 'Port of Grafana on 127.0.0.1.' },
  GRAFANA_ADMIN_PASSWORD: {
    default: 'admin',
    example: 'secure-password',
    meaning: 'Password of the user admin at the first start. Grafana asks for another one while it is admin.',
  },
  GRAFANA_PLUGINS: {
    default: '',
    example: 'grafana-clock-panel',
    meaning: 'Plugins to install at start, with commas. The dashboards need none.',
  },
  PROMETHEUS_BASIC_AUTH: {
    default: 'false',
    example: 'true',
    meaning: 'Whether Prometheus asks for a user and a password.',
  },
  PROMETHEUS_AUTH_USER: { default: 'admin', example: 'admin', meaning: 'The user, with PROMETHEUS_BASIC_AUTH=true.' },
  PROMETHEUS_AUTH_PASSWORD: {
    default: '',
    example: 'secure-password',
    meaning: 'The password; needed with PROMETHEUS_BASIC_AUTH=true. At most 72 bytes, which is what bcrypt reads.',
  },
  PROMETHEUS_CORS_ORIGIN: {
    default: '',
    example: String.raw`https://grafana\.example\.org`,
    meaning: 'Regular expression of the origins whose pages may ask Prometheus; empty: none.',
  },
  MONITORING_SUBNET: {
    default: '172.30.91.0/24',
    example: '10.91.0.0/24',
    meaning: 'Addresses of the network of these containers; change it when another network has them.',
  },
  MONITORING_GATEWAY: {
    default: '172.30.91.1',
    example: '10.91.0.1',
    meaning: 'Address of this machine in that network: there, and nowhere else, the node exporter listens.',
  },
} as const satisfies Readonly<Record<string, ComposeVariable>>;

/** The name of a variable of the compose file. */
export type ComposeVariableName = keyof typeof COMPOSE_VARIABLES;

/** The variable as compose replaces it: by its value, or by its default where it is not set or empty. */
export function interpolated(name: ComposeVariableName): string {
  return `\${${name}:-${COMPOSE_VARIABLES[name].default}}`;
}
