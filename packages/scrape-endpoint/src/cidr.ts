import { type Address, parseAddress } from './address.ts';

/** A block of addresses of one family, written with its first address. */
export interface Cidr {
  readonly text: string;
  readonly network: Address;
  /** Bits of `network` that an address must share: 0 to 32, or 0 to 128. */
  readonly prefix: number;
}

/** What `parseCidr` made of a text. `reason` completes the sentence "`text` ...". */
export type CidrResult = { readonly ok: true; readonly cidr: Cidr } | { readonly ok: false; readonly reason: string };

/**
 * Reads `10.0.0.0/8` or a single address. Refused is every spelling that two programs could read in two ways: short
 * and octal forms, netmasks, host bits, zone ids, keywords, leading zeros (the reasons are CVE-2021-28918 and its kin).
 */
export function parseCidr(text: string): CidrResult {
  const [addressText = '', prefixText, ...rest] = text.split('/');
  const address = parseAddress(addressText);
  if (address === undefined || rest.length > 0) return refuse(NOT_A_BLOCK);
  if (prefixText === undefined) return single(address);
  if (prefixText.includes('.')) return refuse(`has a netmask; write the number of bits, as in ${address.text}/24`);
  const written = Number(prefixText);
  const width = addressText.includes(':') ? 128 : 32;
  if (!/^(0|[1-9]\d{0,2})$/.test(prefixText) || written > width) {
    return refuse(`needs a whole number from 0 to ${width} after the slash`);
  }
  // An IPv4 block that is written as mapped IPv6 loses the 96 bits of the mapping.
  const prefix = address.bytes.length * 8 < width ? written - 96 : written;
  if (prefix < 0) return refuse('covers more than the IPv4 addresses mapped into IPv6; write the IPv4 block');
  return block(address, prefix);
}

/** Whether the address lies in the block; never true across families. */
export function contains({ network, prefix }: Cidr, address: Address): boolean {
  if (network.bytes.length !== address.bytes.length) return false;
  return network.bytes.every((byte, index) => {
    const mask = byteMask(prefix, index);
    return (byte & mask) === ((address.bytes[index] ?? 0) & mask);
  });
}

/** Whether the two blocks share an address. */
export function overlap(a: Cidr, b: Cidr): boolean {
  return a.prefix <= b.prefix ? contains(a, b.network) : contains(b, a.network);
}

const NOT_A_BLOCK = 'is not an address block such as 10.0.0.0/8, 192.0.2.7 or 2001:db8::/32';

const refuse = (reason: string): CidrResult => ({ ok: false, reason });

function single(address: Address): CidrResult {
  return { ok: true, cidr: { text: address.text, network: address, prefix: address.bytes.length * 8 } };
}

function block(address: Address, prefix: number): CidrResult {
  const first = address.bytes.map((byte, index) => byte & byteMask(prefix, index));
  if (first.some((byte, index) => byte !== address.bytes[index])) {
    const network = parseAddress(addressText(first));
    return refuse(`has bits set beyond the prefix; write ${network?.text}/${prefix}`);
  }
  return { ok: true, cidr: { text: `${address.text}/${prefix}`, network: address, prefix } };
}

/** The bits of byte `index` that a prefix of that many bits covers. */
function byteMask(prefix: number, index: number): number {
  const bits = Math.min(8, Math.max(0, prefix - index * 8));
  return (0xff << (8 - bits)) & 0xff;
}

function addressText(bytes: readonly number[]): string {
  if (bytes.length === 4) return bytes.join('.');
  const groups = Array.from({ length: 8 }, (_, group) => ((bytes[group * 2] ?? 0) << 8) | (bytes[group * 2 + 1] ?? 0));
  return groups.map((group) => group.toString(16)).join(':');
}
