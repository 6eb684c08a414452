import { get as getPlain, type OutgoingHttpHeaders } from 'node:http';
import { get as getSecure } from 'node:https';

/** Who asks, and what they send. */
export interface Asking {
  /** Source address of the connection, such as `127.0.0.9`. Linux has all of 127.0.0.0/8. */
  readonly from: string;
  /** An array sends one line for each value. */
  readonly headers?: OutgoingHttpHeaders;
  /** For https: the certificate that is trusted, and the name that it must be for. */
  readonly tls?: { readonly ca: string; readonly servername: string };
}

/** GET from a source address of one's own choice, which `fetch` does not offer. Resolves with the status. */
export function askFrom(
  url: string,
  { from, headers = {}, tls = { ca: '', servername: '' } }: Asking,
): Promise<number> {
  const get = url.startsWith('https:') ? getSecure : getPlain;
  return new Promise((resolve, reject) => {
    get(url, { localAddress: from, headers, agent: false, ...tls }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode ?? 0));
      response.once('error', reject);
    }).once('error', reject);
  });
}
