import type { Cidr, Cors, ListenAddress, LogFormat, LogLevel, Secret } from '@lockstep/scrape-endpoint';
import type { BackupTool } from '@lockstep/collectors';
import type { WebConfig } from '@lockstep/web-config';
import type { RepositoryConfig } from './repository-config.ts';

/** The configuration of a running exporter: every default filled in, every path absolute. */
export interface ExporterConfig {
  readonly file: string;
  readonly listen: ListenAddress;
  readonly stateFolder: string;
  readonly webConfig: WebConfig | undefined;
  readonly bearerTokens: Secret<readonly string[]> | undefined;
  readonly trustedCidrs: readonly Cidr[] | undefined;
  readonly trustedProxies: readonly Cidr[];
  readonly cors: Cors | undefined;
  readonly logLevel: LogLevel;
  readonly logFormat: LogFormat;
  readonly maxParallel: number;
  readonly tools: Readonly<Record<BackupTool, string>>;
  readonly hasAliases: boolean;
  readonly repositories: readonly RepositoryConfig[];
}

/** A configuration, and what a person should be told about it although it can be used. */
export interface LoadedConfig {
  readonly config: ExporterConfig;
  readonly warnings: readonly string[];
}
