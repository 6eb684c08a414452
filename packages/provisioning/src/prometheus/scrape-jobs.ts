import { resticManager } from '@lockstep/catalog';

/**
 * The jobs of the generated Prometheus. Rules and dashboards know targets by these names: `kopia` is the exporter of
 * this project, of restic repositories too, and is called so by its specification.
 */
export const JOBS = {
  exporter: 'kopia',
  node: 'node',
  server: resticManager.name,
  prometheus: 'prometheus',
  alertmanager: 'alertmanager',
} as const;

/** How a scrape proves who it is. File names count from the configuration file. */
export type Credentials =
  | { readonly tokenFile: string }
  | { readonly user: string; readonly passwordFile: string }
  | { readonly userFile: string; readonly passwordFile: string };

/** One job of a scrape configuration. */
export interface ScrapeJob {
  readonly name: string;
  /** `host:port` of each target. */
  readonly targets: readonly string[];
  /** Written only when given: what is left out is `/metrics` and `http`. */
  readonly path?: string;
  readonly scheme?: 'http' | 'https';
  /** Certificate authority of https targets; absent: those that the system trusts. */
  readonly tlsCaFile?: string;
  readonly credentials?: Credentials;
}

/** The job as Prometheus reads it, in the order of keys of its documentation. */
export function jobConfig({ name, path, scheme, tlsCaFile, credentials, targets }: ScrapeJob): object {
  return {
    job_name: name,
    ...(path === undefined ? {} : { metrics_path: path }),
    ...(scheme === undefined ? {} : { scheme }),
    ...(tlsCaFile === undefined ? {} : { tls_config: { ca_file: tlsCaFile } }),
    ...(credentials === undefined ? {} : credentialsConfig(credentials)),
    static_configs: [{ targets: [...targets] }],
  };
}

function credentialsConfig(credentials: Credentials): object {
  if ('tokenFile' in credentials) return { authorization: { credentials_file: credentials.tokenFile } };
  const { passwordFile } = credentials;
  const user = 'user' in credentials ? { username: credentials.user } : { username_file: credentials.userFile };
  return { basic_auth: { ...user, password_file: passwordFile } };
}
