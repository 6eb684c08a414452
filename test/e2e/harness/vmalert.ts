import { freePort } from './free-port.ts';
import { Hopeless, until } from './poll.ts';
import { start } from './process.ts';
import type { Scope } from './scope.ts';

/** Which vmalert to start, over which VictoriaMetrics, with which rules. */
export interface VmalertOptions {
  readonly program: string;
  readonly victoriaMetrics: string;
  /** A pattern, such as `/tmp/rules/*.yml`. */
  readonly rules: string;
}

/**
 * Starts a vmalert that evaluates rules for a VictoriaMetrics, every second unless a group says otherwise, and writes there
 * what they record. It tells nobody; which alerts fire is asked over its API.
 */
export async function startVmalert(
  scope: Scope,
  { program, victoriaMetrics, rules }: VmalertOptions,
): Promise<{ readonly url: string }> {
  const listen = `127.0.0.1:${await freePort()}`;
  const args = [
    `-datasource.url=${victoriaMetrics}`,
    `-remoteWrite.url=${victoriaMetrics}`,
    '-remoteWrite.flushInterval=200ms',
    `-rule=${rules}`,
    // A new series can be found a moment after its first sample; by default rules look back half a minute for it.
    '-rule.evalDelay=5s',
    '-evaluationInterval=1s',
    '-notifier.blackhole',
    `-httpListenAddr=${listen}`,
    '-loggerLevel=ERROR',
  ];
  const running = start(scope, { program, args });
  const url = `http://${listen}`;
  await until('vmalert to answer', async () => {
    if (!running.alive()) throw new Hopeless(`it ended:\n${running.log()}`);
    return (await fetch(`${url}/health`)).ok ? true : undefined;
  });
  return { url };
}
