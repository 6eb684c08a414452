import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../scripts/workspaces.ts';
import type { FleetServer } from './fleet-server.ts';
import type { Scope } from './scope.ts';

/** What `lockstep verify --format json` says, and how it ended. */
export interface Verified {
  readonly code: number;
  readonly counts: { readonly error: number; readonly warning: number; readonly note: number };
  readonly coverage: {
    readonly percent: number;
    readonly rising: number;
    readonly updated: number;
    readonly absent: readonly string[];
  };
  readonly findings: readonly { readonly severity: string; readonly defect: string; readonly message: string }[];
}

const CLI = join(ROOT, 'apps/cli/bin/lockstep.mjs');

/** Runs `lockstep verify` as somebody would at a command line; other things go on meanwhile. */
export async function verify(url: string, args: readonly string[]): Promise<Verified> {
  return new Promise((resolve, reject) => {
    const command = [CLI, 'verify', url, '--format', 'json', ...args];
    execFile(process.execPath, command, { maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (stdout === '') reject(new Error(stderr));
      else resolve({ ...JSON.parse(stdout), code: error === null ? 0 : Number(error.code) });
    });
  });
}

/** The catalogs of a fleet server's page. */
const FLEET_CATALOGS = ['restic-manager', 'lockstep', 'backup', 'kopia'];

/** Runs it on the page of a fleet server, by the catalogs that the page is made of unless others are named. */
export async function verifyFleetServer(
  scope: Scope,
  server: FleetServer,
  catalogs: readonly string[] = FLEET_CATALOGS,
): Promise<Verified> {
  const tokenFile = join(scope.folder('verify'), 'token');
  writeFileSync(tokenFile, server.metricsToken);
  const args = catalogs.flatMap((name) => ['--catalog', name]);
  return verify(`${server.url}/metrics`, [...args, '--bearer-token-file', tokenFile]);
}
