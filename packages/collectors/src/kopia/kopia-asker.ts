import type { Asker, AskerOptions } from '../asker.ts';
import { type Asking, createAsker, type RunTool } from '../create-asker.ts';
import { askCheck } from './ask-check.ts';
import { askIdentity } from './ask-identity.ts';
import { askMaintenance } from './ask-maintenance.ts';
import { askSize } from './ask-size.ts';
import { askSnapshots } from './ask-snapshots.ts';
import { askSources } from './ask-sources.ts';
import type { KopiaServer } from './control-api.ts';
import { decode } from './json.ts';

/** How Kopia is asked. The environment names its configuration (`KOPIA_CONFIG_PATH`) and password; arguments never do. */
export interface KopiaAskerOptions extends AskerOptions {
  /** The server whose schedules `sources` tells; without one that is no question. */
  readonly server?: KopiaServer;
}

const MAX_SOURCES_BYTES = 64 * 1024 * 1024;

/** Asks a repository by `kopia`. It has no locks, so `locks` is no question. */
export function kopiaAsker({ server, ...options }: KopiaAskerOptions): Asker {
  const quiet = quietly();
  const limits = ({ options: asked }: Asking) => ({
    deadlineMs: asked.deadlineMs ?? options.deadlineMs,
    maxBytes: options.maxStdoutBytes ?? MAX_SOURCES_BYTES,
    abort: AbortSignal.any([options.abort, asked.abort].filter((signal) => signal !== undefined)),
  });
  const env = { ...options.env, KOPIA_CHECK_FOR_UPDATES: 'false' };
  return createAsker(
    'kopia',
    { ...options, env },
    {
      identity: (asking) => askIdentity(quiet(asking)),
      snapshots: (asking) => askSnapshots(quiet(asking)),
      size: (asking) => askSize(quiet(asking)),
      check: (asking) => askCheck(quiet(asking)),
      maintenance: (asking) => askMaintenance(quiet(asking)),
      ...(server && { sources: (asking: Asking) => askSources(server, limits(asking)) }),
    },
  );
}

/** Each command leaves two log files on the machine unless it is told not to. */
const QUIET = ['--no-progress', '--disable-file-logging', '--disable-content-log'];

/** Adds the flags of a quiet command, but for those that this Kopia turned out not to know. */
function quietly(): (asking: Asking) => Asking {
  let flags: readonly string[] = QUIET;
  const withFlags =
    (run: RunTool): RunTool =>
    async (args) => {
      // `kopia --version` is no command.
      if (args[0]?.startsWith('-') === true) return run(args);
      const finished = await run([...args, ...flags]);
      const unknown = /^kopia: error: unknown long flag '(--[a-z-]+)'/mu.exec(decode(finished.stderr))?.[1];
      if (unknown === undefined || !flags.includes(unknown)) return finished;
      flags = flags.filter((flag) => flag !== unknown);
      return withFlags(run)(args);
    };
  return (asking) => ({ ...asking, run: withFlags(asking.run) });
}
