import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unpackedCommand } from '../../tools/unpacked-command.ts';
import { Hopeless, until } from './poll.ts';
import { start } from './process.ts';
import type { Scope } from './scope.ts';

/** An alert as Alertmanager holds it. */
export interface HeldAlert {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly status: { readonly state: 'unprocessed' | 'active' | 'suppressed' };
}

/** Which Alertmanager to start, and where. */
export interface AlertmanagerOptions {
  readonly program: string;
  readonly listen: string;
  /** Its configuration file. By default it tells nobody; what it holds is asked over its API. */
  readonly config?: string;
}

const NOBODY = 'route: { receiver: nobody }\nreceivers: [{ name: nobody }]\n';

/** Starts an Alertmanager and waits until it is ready. */
export async function startAlertmanager(
  scope: Scope,
  { program, listen, config = NOBODY }: AlertmanagerOptions,
): Promise<void> {
  const folder = scope.folder('alertmanager');
  writeFileSync(join(folder, 'alertmanager.yml'), config);
  const flags = [
    '--config.file=alertmanager.yml',
    '--storage.path=data',
    `--web.listen-address=${listen}`,
    // Empty: no gossip.
    '--cluster.listen-address=',
    '--log.level=warn',
  ];
  const running = start(scope, { ...unpackedCommand(program, flags), cwd: folder });
  await until('Alertmanager to be ready', async () => {
    if (!running.alive()) throw new Hopeless(`it ended:\n${running.log()}`);
    return (await fetch(`http://${listen}/-/ready`)).ok ? true : undefined;
  });
}

/** What it holds now and has not heard to be resolved. */
export async function heldAlerts(alertmanager: { readonly url: string }): Promise<HeldAlert[]> {
  const response = await fetch(`${alertmanager.url}/api/v2/alerts`);
  if (!response.ok) throw new Error(`/api/v2/alerts: ${response.status} ${await response.text()}`);
  return (await response.json()) as HeldAlert[];
}
