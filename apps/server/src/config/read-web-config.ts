import { readFileSync } from 'node:fs';
import { parseWebConfig, type WebConfig, WebConfigError } from '@lockstep/web-config';
import { ConfigError } from './load-config.ts';

/**
 * Reads the web configuration file.
 *
 * @throws ConfigError when it cannot be used, also when it has users: this server's callers have bearer tokens
 */
export function readWebConfig(path: string | undefined): WebConfig | undefined {
  if (path === undefined) return undefined;
  const webConfig = parse(readText(path), path);
  if (webConfig.basicAuthUsers.size > 0) {
    throw new ConfigError([
      `${path}: basic_auth_users is not supported by this server: its callers have bearer tokens (RM_METRICS_TOKEN)`,
    ]);
  }
  return webConfig;
}

function parse(text: string, path: string): WebConfig {
  try {
    return parseWebConfig(text, path);
  } catch (error) {
    if (error instanceof WebConfigError) throw new ConfigError(error.message.split('\n'));
    throw error;
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new ConfigError([`RM_WEB_CONFIG (web_config): ${path} cannot be read (${code})`]);
  }
}
