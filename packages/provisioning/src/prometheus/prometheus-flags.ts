import type { Stack } from '../stack.ts';

/** Where the files of a Prometheus lie, and where it listens. */
export interface PrometheusPlace {
  readonly configFile: string;
  readonly dataFolder: string;
  /** `host:port`; absent: Prometheus's own default, every address. */
  readonly listen?: string;
  /** The file with who may ask; absent: everybody who reaches the port. */
  readonly webFile?: string;
}

/**
 * The flags of a Prometheus of a stack, 2.42 or later. CORS is closed unless the stack names origins: left alone,
 * Prometheus lets the pages of every origin read it. An empty expression matches no origin.
 */
export function prometheusFlags(
  { retention, corsOrigin = '' }: Pick<Stack, 'retention' | 'corsOrigin'>,
  { configFile, dataFolder, listen, webFile }: PrometheusPlace,
): string[] {
  return [
    `--config.file=${configFile}`,
    `--storage.tsdb.path=${dataFolder}`,
    `--storage.tsdb.retention.time=${retention}`,
    ...(listen === undefined ? [] : [`--web.listen-address=${listen}`]),
    ...(webFile === undefined ? [] : [`--web.config.file=${webFile}`]),
    `--web.cors.origin=${corsOrigin}`,
  ];
}
