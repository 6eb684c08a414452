import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../scripts/workspaces.ts';
import { type Agent, runAgent } from '../harness/agent.ts';
import type { Scope } from '../harness/scope.ts';
import { watch, type Watched } from './restic-host.ts';

/** A host with the Kopia of `test/tools/kopia`. What it plays is in a file that each command reads anew. */
export interface KopiaHost {
  readonly agent: Agent;
  readonly env: Readonly<Record<string, string>>;
  readonly worldFile: string;
}

/** Installs the stand-in as `kopia`. */
export function setUpKopiaHost(scope: Scope, agent: Agent): KopiaHost {
  const folder = scope.folder('kopia');
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  symlinkSync(join(ROOT, 'test/tools/kopia/kopia.mjs'), join(bin, 'kopia'));
  const worldFile = join(folder, 'world.json');
  const env = {
    PATH: `${bin}:${process.env['PATH'] ?? ''}`,
    KOPIA_CONFIG_PATH: join(folder, 'repository.config'),
    KOPIA_STAND_IN_WORLD: worldFile,
  };
  return { agent, env, worldFile };
}

/** Changes what its Kopia finds and says from the next command on. */
export function setKopiaWorld({ worldFile }: KopiaHost, world: object): void {
  writeFileSync(`${worldFile}.new`, JSON.stringify(world));
  renameSync(`${worldFile}.new`, worldFile);
}

/** `lockstep-agent run -- kopia snapshot create --json PATH`. */
export function snapshotCreate({ agent, env }: KopiaHost, path: string): Promise<Watched> {
  return watch(() => runAgent(agent, ['run', '--', 'kopia', 'snapshot', 'create', '--json', path], env));
}

/** `lockstep-agent report`: one look. */
export function lookAtKopia({ agent, env }: KopiaHost): Promise<Watched> {
  return watch(() => runAgent(agent, ['report', '--facts-every', '0s'], env));
}
