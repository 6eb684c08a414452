import { isIP, SocketAddress } from 'node:net';

/**
 * An IP address in its one canonical spelling. An IPv4 address mapped into IPv6 is the IPv4 address; no other form is
 * converted (not NAT64, not 6to4, not the deprecated `::a.b.c.d`).
 */
export interface Address {
  /** Dotted decimal, or the shortest lower-case form of IPv6. */
  readonly text: string;
  /** 4 or 16 bytes in network order; the length is the family. */
  readonly bytes: readonly number[];
}

/** Reads the text of one address. Octal, hexadecimal, short and integer forms and zone ids are not addresses. */
export function parseAddress(text: string): Address | undefined {
  const family = isIP(text);
  if (family === 4) return { text, bytes: ipv4Bytes(text) };
  if (family === 0 || text.includes('%')) return undefined;
  const canonical = new SocketAddress({ address: text, family: 'ipv6' }).address;
  const mapped = /^::ffff:([\d.]+)$/.exec(canonical)?.[1];
  if (mapped !== undefined && mapped.includes('.')) return { text: mapped, bytes: ipv4Bytes(mapped) };
  return { text: canonical, bytes: ipv6Bytes(canonical) };
}

/** The address of a socket's other end; its zone id is cut. A socket that is gone has none. */
export function peerAddress(remoteAddress: string | undefined): Address | undefined {
  return remoteAddress === undefined ? undefined : parseAddress(remoteAddress.replace(/%.*$/, ''));
}

function ipv4Bytes(text: string): number[] {
  return text.split('.').map(Number);
}

/** `text` is what `SocketAddress` prints: one `::` at most, a dotted tail in the IPv4-compatible form. */
function ipv6Bytes(text: string): number[] {
  const [head = '', tail = ''] = text.split('::');
  const left = groupBytes(head);
  const right = groupBytes(tail);
  return [...left, ...Array.from({ length: 16 - left.length - right.length }, () => 0), ...right];
}

function groupBytes(text: string): number[] {
  if (text === '') return [];
  return text.split(':').flatMap((group) => {
    if (group.includes('.')) return ipv4Bytes(group);
    const value = Number.parseInt(group, 16);
    return [value >> 8, value & 255];
  });
}
