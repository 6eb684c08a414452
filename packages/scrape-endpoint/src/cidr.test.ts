import { describe, expect, test } from 'vitest';
import { parseAddress } from './address.ts';
import { contains, overlap, parseCidr } from './cidr.ts';

// C03, C04 and C18 to C23 concern whole lists: see config/load-config.test.ts.
const ACCEPTED: [id: string, text: string, want: string, prefix: number][] = [
  ['C01', '10.0.0.0/8', '10.0.0.0', 8],
  ['C02', '10.0.0.1', '10.0.0.1', 32],
  ['C02', '2001:db8::1', '2001:db8::1', 128],
  ['C03', '0.0.0.0/0', '0.0.0.0', 0],
  ['C03', '::/0', '::', 0],
  ['C16', '::ffff:10.0.0.0/104', '10.0.0.0', 8],
  ['C16', '::ffff:10.0.0.1', '10.0.0.1', 32],
  ['', '2001:DB8::/33', '2001:db8::', 33],
];

const NUMBER = /whole number from 0 to (32|128) after the slash/;
const BLOCK = /is not an address block/;

const REFUSED: [id: string, text: string, why: RegExp][] = [
  ['C05', '10.0.0.0/33', NUMBER],
  ['C05', '::/129', NUMBER],
  ['C05', '10.0.0.0/-1', NUMBER],
  ['C05', '10.0.0.0/8.5', /netmask/],
  ['C05', '10.0.0.0/', NUMBER],
  ['C05', '10.0.0.0/+8', NUMBER],
  ['C05', '10.0.0.0/ 8', NUMBER],
  ['C05', '10.0.0.0/8/8', BLOCK],
  ['C06', '10.0.0.0/08', NUMBER],
  ['C07', '10.0.0.0/255.0.0.0', /netmask.*10\.0\.0\.0\/24/],
  ['C08', '10.0.0.5/8', /write 10\.0\.0\.0\/8$/],
  ['C08', '2001:db8::5/32', /write 2001:db8::\/32$/],
  ['C09', '10/8', BLOCK],
  ['C09', '10.1/16', BLOCK],
  ['C10', '010.0.0.0/8', BLOCK],
  ['C11', '0x0a.0.0.0/8', BLOCK],
  ['C11', '167772160/8', BLOCK],
  ['C12', '10.0.0.256', BLOCK],
  ['C12', '10.0.0', BLOCK],
  ['C12', '1.2.3.4.5', BLOCK],
  ['C13', 'example.org', BLOCK],
  ['C13', 'localhost', BLOCK],
  ['C14', 'loopback', BLOCK],
  ['C14', 'linklocal', BLOCK],
  ['C14', 'uniquelocal', BLOCK],
  ['C15', '::ffff:10.0.0.0/8', /more than the IPv4 addresses/],
  ['C17', 'fe80::%eth0/10', BLOCK],
  ['C17', 'fe80::1%eth0', BLOCK],
  ['C19', '10.0.0.0\n/8', BLOCK],
  ['C19', '10.0.0.0/8\t', NUMBER],
  ['C19', '10.0.0.0/8\0', NUMBER],
  ['C20', '', BLOCK],
  ['C21', '1', BLOCK],
  ['C21', 'true', BLOCK],
];

describe('address blocks (reliability table C)', () => {
  test.each(ACCEPTED)('%s accepts %j', (_id, text, network, prefix) => {
    expect(parseCidr(text)).toMatchObject({ ok: true, cidr: { network: { text: network }, prefix } });
  });

  test.each(REFUSED)('%s refuses %j', (_id, text, why) => {
    expect(parseCidr(text)).toEqual({ ok: false, reason: expect.stringMatching(why) as string });
  });
});

const cidr = (text: string) => {
  const result = parseCidr(text);
  if (!result.ok) throw new Error(result.reason);
  return result.cidr;
};

test.each([
  ['10.0.0.0/8', '10.255.255.255', true],
  ['10.0.0.0/8', '11.0.0.0', false],
  ['10.0.0.0/9', '10.128.0.0', false],
  ['10.0.0.0/31', '10.0.0.1', true],
  ['10.0.0.0/31', '10.0.0.2', false],
  ['0.0.0.0/0', '255.255.255.255', true],
  ['::/0', '10.0.0.1', false],
  ['0.0.0.0/0', '::1', false],
  ['2001:db8::/33', '2001:db8:7fff::', true],
  ['2001:db8::/33', '2001:db8:8000::', false],
  ['10.0.0.0/8', '::ffff:10.0.0.1', true],
])('%s contains %s: %s', (block, text, want) => {
  const address = parseAddress(text);
  expect(address !== undefined && contains(cidr(block), address)).toBe(want);
});

test.each([
  ['10.0.0.0/8', '10.1.0.0/16', true],
  ['10.1.0.0/16', '10.0.0.0/8', true],
  ['10.0.0.0/9', '10.128.0.0/9', false],
  ['0.0.0.0/0', '::/0', false],
])('%s overlaps %s: %s', (a, b, want) => {
  expect(overlap(cidr(a), cidr(b))).toBe(want);
});
