import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * How to start a Prometheus or an Alertmanager. Debian's builds read templates and pages from /usr/share/prometheus and
 * nowhere else. A copy that was only unpacked gets a mount namespace in which its own share folder lies there.
 */
export function unpackedCommand(
  program: string,
  flags: readonly string[],
): { readonly program: string; readonly args: readonly string[] } {
  const share = join(dirname(program), '../share');
  if (share === '/usr/share' || !existsSync(join(share, 'prometheus'))) return { program, args: flags };
  const script = 'mount --bind "$0" /usr/share && exec "$@"';
  return { program: 'unshare', args: ['--map-root-user', '--mount', 'sh', '-c', script, share, program, ...flags] };
}
