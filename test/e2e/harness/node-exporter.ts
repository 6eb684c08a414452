import { freePort } from './free-port.ts';
import { Hopeless, until } from './poll.ts';
import { start } from './process.ts';
import type { Scope } from './scope.ts';

/**
 * Starts a node exporter of this machine and waits for its first page. Text files that the machine's own programs leave
 * for it are not read.
 */
export async function startNodeExporter(scope: Scope, program: string): Promise<{ readonly url: string }> {
  const listen = `127.0.0.1:${await freePort()}`;
  const textFiles = scope.folder('textfile');
  const running = start(scope, {
    program,
    args: [`--web.listen-address=${listen}`, `--collector.textfile.directory=${textFiles}`, '--log.level=error'],
  });
  const url = `http://${listen}`;
  await until('node exporter to answer', async () => {
    if (!running.alive()) throw new Hopeless(`it ended:\n${running.log()}`);
    return (await fetch(`${url}/metrics`)).ok ? true : undefined;
  });
  return { url };
}
