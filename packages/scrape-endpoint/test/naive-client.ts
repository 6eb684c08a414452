import { BlockList, isIPv4, isIPv6 } from 'node:net';

/**
 * The resolver once more, for the property test: written from the algorithm's text with other means (Node's
 * `BlockList`, one BigInt per address, a loop with an index), so that a shared mistake is unlikely. Returns the bytes
 * of the client joined with dots, or undefined.
 */
export function naiveClient(peer: string, lines: readonly string[], trusted: readonly string[]): string | undefined {
  const lists = { ipv4: new BlockList(), ipv6: new BlockList() };
  for (const text of trusted) {
    const [net = '', bits = ''] = text.split('/');
    const family = isIPv4(net) ? 'ipv4' : 'ipv6';
    lists[family].addSubnet(net, Number(bits), family);
  }
  const trusts = (a: Parsed) => lists[a.family].check(a.text, a.family);
  const from = parsed(peer.split('%')[0] ?? '');
  if (from === undefined) return undefined;
  const joined = lines.join(',');
  if (!trusts(from) || /^[ \t]*$/.test(joined)) return from.bytes;
  const parts = joined.split(',');
  if (joined.length > 4096 || parts.length > 32) return undefined;
  let last: Parsed | undefined;
  for (let index = parts.length - 1; index >= 0; index -= 1) {
    last = parsed(withoutPort((parts[index] ?? '').replace(/^[\t ]*/, '').replace(/[\t ]*$/, '')));
    if (last === undefined) return undefined;
    if (!trusts(last)) return last.bytes;
  }
  return last?.bytes;
}

interface Parsed {
  readonly family: 'ipv4' | 'ipv6';
  readonly text: string;
  readonly bytes: string;
}

function withoutPort(text: string): string {
  const colon = text.lastIndexOf(':');
  const host = colon < 0 ? '' : text.slice(0, colon);
  const port = text.slice(colon + 1);
  const bracketed = host.startsWith('[') && host.endsWith(']') && isIPv6(host.slice(1, -1));
  if (!bracketed && !isIPv4(host)) return text;
  const good = String(Number(port)) === port && Number(port) >= 1 && Number(port) <= 65_535;
  if (!good) return 'bad port';
  return bracketed ? host.slice(1, -1) : host;
}

function parsed(text: string): Parsed | undefined {
  if (isIPv4(text)) return { family: 'ipv4', text, bytes: text.split('.').map(Number).join('.') };
  if (!isIPv6(text) || text.includes('%')) return undefined;
  const value = ipv6Value(text);
  const bytes = Array.from({ length: 16 }, (_, index) => Number((value >> BigInt(8 * (15 - index))) & 255n));
  if (value >> 32n === 0xffffn) {
    const mapped = bytes.slice(12).join('.');
    return { family: 'ipv4', text: mapped, bytes: mapped };
  }
  return { family: 'ipv6', text, bytes: bytes.join('.') };
}

function ipv6Value(text: string): bigint {
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(text);
  const pair = (high: string | undefined, low: string | undefined) => (Number(high) * 256 + Number(low)).toString(16);
  const hex = dotted === null ? text : `${dotted[1]}${pair(dotted[2], dotted[3])}:${pair(dotted[4], dotted[5])}`;
  const [left, right] = hex.split('::').map((side) => side.split(':').filter((group) => group !== ''));
  const missing = 8 - (left?.length ?? 0) - (right?.length ?? 0);
  const groups = [...(left ?? []), ...Array.from({ length: missing }, () => '0'), ...(right ?? [])];
  return groups.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n);
}
