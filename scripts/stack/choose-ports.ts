import { createServer } from 'node:net';

/** How many ports above the wanted one are tried. */
const TRIED = 200;

/**
 * A port of 127.0.0.1 for each name: the wanted one, or the next above it that is free. No port is given twice.
 *
 * @throws when none of the next ports is free.
 */
export async function choosePorts<Name extends string>(
  wanted: Readonly<Record<Name, number>>,
): Promise<Record<Name, number>> {
  const chosen = new Map<string, number>();
  for (const [name, port] of Object.entries<number>(wanted)) {
    // Those that others want by default stay theirs: who looks for Prometheus on 9090 must not find another program.
    const others = new Set([...chosen.values(), ...Object.values<number>(wanted).filter((one) => one !== port)]);
    chosen.set(name, await nextFree(port, others));
  }
  return Object.fromEntries(chosen) as Record<Name, number>;
}

async function nextFree(wanted: number, taken: ReadonlySet<number>): Promise<number> {
  for (let port = wanted; port < wanted + TRIED; port += 1) {
    if (!taken.has(port) && (await isFree(port))) return port;
  }
  throw new Error(`No port of 127.0.0.1 from ${wanted} to ${wanted + TRIED - 1} is free.`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
