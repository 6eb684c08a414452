import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Hopeless, until } from './poll.ts';
import { type Command, start } from './process.ts';
import type { Scope } from './scope.ts';

/** An alert as Alertmanager holds it. */
export interface HeldAlert {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly status: { readonly state: 'unprocessed' | 'active' | 'suppressed' };
}

const CONFIG = 'route: { receiver: nobody }\nreceivers: [{ name: nobody }]\n';

/** Starts an Alertmanager that tells nobody; what it holds is asked over its API. */
export async function startAlertmanager(
  scope: Scope,
  { program, listen }: { readonly program: string; readonly listen: string },
): Promise<void> {
  const folder = scope.folder('alertmanager');
  writeFileSync(join(folder, 'alertmanager.yml'), CONFIG);
  const flags = [
    '--config.file=alertmanager.yml',
    '--storage.path=data',
    `--web.listen-address=${listen}`,
    // Empty: no gossip.
    '--cluster.listen-address=',
    '--log.level=warn',
  ];
  const running = start(scope, { ...withItsTemplates(program, flags), cwd: folder });
  await until('Alertmanager to be ready', async () => {
    if (!running.alive()) throw new Hopeless(`it ended:\n${running.log()}`);
    return (await fetch(`http://${listen}/-/ready`)).ok ? true : undefined;
  });
}

/**
 * Debian's build reads its templates from /usr/share and nowhere else. A copy that was only unpacked gets a mount
 * namespace in which its own share folder lies there.
 */
function withItsTemplates(program: string, flags: readonly string[]): Pick<Command, 'program' | 'args'> {
  const share = join(dirname(program), '../share');
  if (share === '/usr/share') return { program, args: flags };
  const script = 'mount --bind "$0" /usr/share && exec "$@"';
  return { program: 'unshare', args: ['--map-root-user', '--mount', 'sh', '-c', script, share, program, ...flags] };
}

/** What it holds now and has not heard to be resolved. */
export async function heldAlerts(alertmanager: { readonly url: string }): Promise<HeldAlert[]> {
  const response = await fetch(`${alertmanager.url}/api/v2/alerts`);
  if (!response.ok) throw new Error(`/api/v2/alerts: ${response.status} ${await response.text()}`);
  return (await response.json()) as HeldAlert[];
}
