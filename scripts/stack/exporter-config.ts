import { stringify } from 'yaml';
import type { DemoRepository } from './demo-repositories.ts';

/** What the exporter of the stack is told. */
export interface ExporterConfigOptions {
  readonly listen: string;
  readonly stateDir: string;
  readonly restic: string;
  readonly repositories: readonly DemoRepository[];
}

/** The configuration file of the exporter: the demonstration's repositories, looked at every minute. */
export function exporterConfig({ listen, stateDir, restic, repositories }: ExporterConfigOptions): string {
  return stringify(
    {
      listen,
      state_dir: stateDir,
      tools: { restic },
      defaults: { every: '60s', expected: { every: '24h' } },
      repositories: repositories.map(({ name, location, passwordFile }) => ({
        name,
        tool: 'restic',
        repository: location,
        password_file: passwordFile,
      })),
    },
    { lineWidth: 0 },
  );
}
