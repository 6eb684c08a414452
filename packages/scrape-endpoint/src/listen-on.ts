import type { WebConfig } from '@lockstep/web-config';
import type { FastifyInstance } from 'fastify';
import { type ListenAddress, listenAddressText } from './listen-address.ts';

/** Where to listen, and how. */
export interface ListenOptions {
  readonly address: ListenAddress;
  readonly webConfig: WebConfig | undefined;
  /** What an operator changes to listen elsewhere, for the message: `RM_LISTEN`. */
  readonly setting: string;
}

/** What the system says, by its code, of an address that cannot be listened on. */
const REFUSALS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another process listens there already',
  EADDRNOTAVAIL: 'this machine has no such address',
  EACCES: 'it takes a privilege to listen there (ports below 1024)',
  ENOTFOUND: 'the name leads to no address',
  EAI_AGAIN: 'the name could not be looked up',
};

/**
 * Lets an application listen and returns its address as a URL, with `https:` where the listener speaks TLS.
 *
 * @throws Error that names the address, the reason and the setting; its cause is the system's own error
 */
export async function listenOn(app: FastifyInstance, options: ListenOptions): Promise<string> {
  const { address, webConfig, setting } = options;
  // Fastify does not see that the listener speaks TLS.
  const withScheme = (url: string) => (webConfig?.tls === undefined ? url : url.replace('http:', 'https:'));
  const listenTextResolver = (url: string) => `Listening on ${withScheme(url)}`;
  try {
    return withScheme(await app.listen({ ...address, listenTextResolver }));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const reason = REFUSALS[code];
    if (reason === undefined) throw error;
    const what = `Cannot listen on ${listenAddressText(address)}: ${reason} (${code}).`;
    throw new Error(`${what} Choose another address with ${setting}.`, { cause: error });
  }
}
