import { type Address, parseAddress, peerAddress } from './address.ts';
import { type Cidr, contains } from './cidr.ts';

/** Who is asking, or why nobody can be named. `malformed_forwarded` means: refuse, never fall back to the peer. */
export type ClientAddress =
  | { readonly ok: true; readonly address: Address }
  | { readonly ok: false; readonly reason: 'no_peer' | 'malformed_forwarded' };

/** Longest `X-Forwarded-For`, all lines joined. */
const MAX_BYTES = 4096;

/** Most hops that are walked. */
const MAX_ELEMENTS = 32;

/**
 * The address of the client behind the trusted proxies. `X-Forwarded-For` is read only when the socket's other end is
 * a trusted proxy, from the right, and the first address that is not trusted is the client; a broken element on the
 * way there means that there is no client. (The peer would be the wrong answer: it is the proxy, which may itself be
 * in the allow-list.) `Forwarded`, `X-Real-IP` and their like are never read.
 *
 * @param remoteAddress the socket's other end, undefined when the socket is gone
 * @param rawHeaders names and values in turn, as received
 */
export function clientAddress(
  remoteAddress: string | undefined,
  rawHeaders: readonly string[],
  trusted: readonly Cidr[],
): ClientAddress {
  const peer = peerAddress(remoteAddress);
  if (peer === undefined) return { ok: false, reason: 'no_peer' };
  const isTrusted = (address: Address) => trusted.some((cidr) => contains(cidr, address));
  if (!isTrusted(peer)) return { ok: true, address: peer };
  const forwarded = headerLines(rawHeaders, 'x-forwarded-for').join(',');
  if (trim(forwarded) === '') return { ok: true, address: peer };
  return walk(forwarded, isTrusted);
}

/** Every value of a header in the order of its lines; the name is compared without case. */
export function headerLines(rawHeaders: readonly string[], name: string): string[] {
  return rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name);
}

const MALFORMED: ClientAddress = { ok: false, reason: 'malformed_forwarded' };

function walk(forwarded: string, isTrusted: (address: Address) => boolean): ClientAddress {
  if (forwarded.length > MAX_BYTES) return MALFORMED;
  const elements = forwarded.split(',');
  if (elements.length > MAX_ELEMENTS) return MALFORMED;
  let leftmost = MALFORMED;
  for (const element of elements.toReversed()) {
    const address = elementAddress(trim(element));
    if (address === undefined) return MALFORMED;
    leftmost = { ok: true, address };
    if (!isTrusted(address)) return leftmost;
  }
  return leftmost;
}

/** `a.b.c.d:port` and `[v6]:port` lose their port (some load balancers add it); nothing else is taken apart. */
function elementAddress(element: string): Address | undefined {
  const withPort = /^(?:([\d.]+)|\[([^\]]*:[^\]]*)\]):([1-9]\d{0,4})$/.exec(element);
  if (withPort === null) return parseAddress(element);
  if (Number(withPort[3]) > 65_535) return undefined;
  return parseAddress(withPort[1] ?? withPort[2] ?? '');
}

/** Space and tab only: `String.trim` would also cut a no-break space, which is not white space in HTTP. */
const trim = (text: string): string => text.replace(/^[ \t]+|[ \t]+$/g, '');
