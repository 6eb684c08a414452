import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAddress } from './address.ts';
import { type Cidr, contains, parseCidr } from './cidr.ts';
import { clientAddress } from './client-address.ts';
import { naiveClient } from '../test/naive-client.ts';

const cidrs = (...texts: string[]): Cidr[] =>
  texts.map((text) => {
    const result = parseCidr(text);
    if (!result.ok) throw new Error(`${text} ${result.reason}`);
    return result.cidr;
  });

const TRUSTED = cidrs('10.0.0.0/8', 'fd00:1::/64');
const ALLOWED = cidrs('203.0.113.0/24', '192.168.7.0/24', '2001:db8:1::/48');
const OVERLAPPING = [...ALLOWED, ...cidrs('10.0.0.0/8')];

/** One line per header line; a pair gives another header name. */
type Line = string | readonly [name: string, value: string];

const PROXY = '10.0.0.1';
const CLIENT = '203.0.113.9';

// id, case, peer, lines, client, verdict
const ROWS: [string, string, string | undefined, Line[], string | undefined, 'allow' | 'deny', Cidr[]?][] = [
  ['X01', 'direct client, allowed', CLIENT, [], CLIENT, 'allow'],
  ['X02', 'direct client, not allowed', '198.51.100.7', [], '198.51.100.7', 'deny'],
  ['X03', 'untrusted peer spoofs an allowed address', '198.51.100.7', [CLIENT], '198.51.100.7', 'deny'],
  ['X04', 'untrusted but allowed peer claims another', CLIENT, ['198.51.100.7'], CLIENT, 'allow'],
  ['X05', 'one trusted proxy, allowed client', PROXY, [CLIENT], CLIENT, 'allow'],
  ['X06', 'one trusted proxy, foreign client', PROXY, ['198.51.100.7'], '198.51.100.7', 'deny'],
  ['X07', 'client prepends an allowed address', PROXY, [`${CLIENT}, 198.51.100.7`], '198.51.100.7', 'deny'],
  ['X08', 'two header lines', PROXY, [CLIENT, '198.51.100.7'], '198.51.100.7', 'deny'],
  ['X09', 'two trusted hops', PROXY, [`${CLIENT}, 10.0.0.2`], CLIENT, 'allow'],
  [
    'X10',
    'trusted address planted left',
    PROXY,
    [`${CLIENT}, 10.9.9.9, 198.51.100.7, 10.0.0.2`],
    '198.51.100.7',
    'deny',
  ],
  ['X11', 'every hop trusted', PROXY, ['10.5.5.5, 10.0.0.2'], '10.5.5.5', 'deny'],
  ['X12', 'no header from a trusted proxy', PROXY, [], PROXY, 'deny'],
  ['X13', 'empty header from a trusted proxy', PROXY, [''], PROXY, 'deny'],
  ['X14', 'only commas', PROXY, [', ,,'], undefined, 'deny'],
  ['X15', 'empty last element', PROXY, [`${CLIENT},`], undefined, 'deny'],
  ['X16', 'word unknown at the right', PROXY, [`${CLIENT}, unknown`], undefined, 'deny'],
  ['X17', 'garbage left of the decision point', PROXY, [`<script>, ${CLIENT}`], CLIENT, 'allow'],
  ['X18', 'IPv4 with port', PROXY, [`${CLIENT}:4711`], CLIENT, 'allow'],
  ['X19', 'trusted hop with port', PROXY, [`${CLIENT}, 10.0.0.2:443`], CLIENT, 'allow'],
  ['X20', 'port out of range', PROXY, [`${CLIENT}:70000`], undefined, 'deny'],
  ['X20b', 'port 0', PROXY, [`${CLIENT}:0`], undefined, 'deny'],
  ['X21', 'IPv6 client', PROXY, ['2001:db8:1::5'], '2001:db8:1::5', 'allow'],
  ['X22', 'IPv6 in brackets with port', PROXY, ['[2001:db8:1::5]:4711'], '2001:db8:1::5', 'allow'],
  ['X22b', 'brackets without port, IPv4 in brackets', PROXY, ['[2001:db8:1::5]', `[${CLIENT}]:1`], undefined, 'deny'],
  ['X23', 'IPv6 upper case, long form', PROXY, ['2001:0DB8:0001:0:0:0:0:5'], '2001:db8:1::5', 'allow'],
  ['X24', 'IPv4-mapped peer', '::ffff:10.0.0.1', [CLIENT], CLIENT, 'allow'],
  ['X25', 'IPv4-mapped peer, direct', '::ffff:203.0.113.9', [], CLIENT, 'allow'],
  ['X26', 'mapped hop, dotted', PROXY, [`${CLIENT}, ::ffff:10.0.0.2`], CLIENT, 'allow'],
  ['X27', 'mapped hop, hex digits', PROXY, [`${CLIENT}, ::ffff:a00:2`], CLIENT, 'allow'],
  ['X28', 'mapped client', PROXY, ['::ffff:203.0.113.9'], CLIENT, 'allow'],
  ['X29', 'mapped client, hex digits, upper case', PROXY, ['::FFFF:CB00:7109'], CLIENT, 'allow'],
  ['X30', 'deprecated IPv4-compatible form as hop', PROXY, [`${CLIENT}, ::10.0.0.2`], '::10.0.0.2', 'deny'],
  ['X31', 'NAT64 form of a trusted proxy as peer', '64:ff9b::a00:1', [CLIENT], '64:ff9b::a00:1', 'deny'],
  ['X32', '6to4 form of a trusted proxy as peer', '2002:a00:1::', [CLIENT], '2002:a00:1::', 'deny'],
  ['X33', 'zone id on the peer', 'fe80::1%eth0', [CLIENT], 'fe80::1', 'deny'],
  ['X34', 'zone id inside the header', PROXY, ['2001:db8:1::5%eth0'], undefined, 'deny'],
  ['X35', 'octal octet as hop', PROXY, [`${CLIENT}, 012.0.0.2`], undefined, 'deny'],
  ['X36', 'hex octet as hop', PROXY, [`${CLIENT}, 0x0a.0.0.2`], undefined, 'deny'],
  ['X37', 'short form as hop', PROXY, [`${CLIENT}, 10.2`], undefined, 'deny'],
  ['X38', 'integer form as hop', PROXY, [`${CLIENT}, 167772162`], undefined, 'deny'],
  ['X39', 'leading zero', PROXY, ['203.0.113.009'], undefined, 'deny'],
  ['X40', 'trailing dot', PROXY, ['203.0.113.9.'], undefined, 'deny'],
  ['X41', 'quoted element', PROXY, ['"203.0.113.9"'], undefined, 'deny'],
  ['X42', 'full-width digits', PROXY, ['２03.0.113.9'], undefined, 'deny'],
  ['X43', 'no-break space before a hop', PROXY, [`${CLIENT}, \u00a010.0.0.2`], undefined, 'deny'],
  ['X44', 'tabs and spaces around elements', PROXY, [` ${CLIENT}\t,\t10.0.0.2 `], CLIENT, 'allow'],
  ['X45', 'space as separator', PROXY, [`${CLIENT} 10.0.0.2`], undefined, 'deny'],
  ['X45b', 'semicolon as separator', PROXY, [`${CLIENT};10.0.0.2`], undefined, 'deny'],
  ['X46', 'CIDR as element', PROXY, ['203.0.113.0/24'], undefined, 'deny'],
  ['X47', 'host name as element', PROXY, ['localhost'], undefined, 'deny'],
  ['X48', '1,000 trusted hops', PROXY, [`${CLIENT}${', 10.0.0.2'.repeat(1000)}`], undefined, 'deny'],
  ['X48b', '32 elements', PROXY, [`${CLIENT}${', 10.0.0.2'.repeat(31)}`], CLIENT, 'allow'],
  ['X48c', '33 elements', PROXY, [`${CLIENT}${', 10.0.0.2'.repeat(32)}`], undefined, 'deny'],
  ['X48d', 'more than 4 KiB', PROXY, [`${'a'.repeat(4096)}, ${CLIENT}`], undefined, 'deny'],
  ['X49', 'Forwarded only', PROXY, [['Forwarded', 'for=203.0.113.9']], PROXY, 'deny'],
  [
    'X50',
    'Forwarded and X-Forwarded-For disagree',
    PROXY,
    [['Forwarded', 'for=203.0.113.9'], '198.51.100.7'],
    '198.51.100.7',
    'deny',
  ],
  ['X51a', 'X-Real-IP', PROXY, [['X-Real-IP', CLIENT]], PROXY, 'deny'],
  ['X51b', 'True-Client-IP', PROXY, [['True-Client-IP', CLIENT]], PROXY, 'deny'],
  ['X51c', 'CF-Connecting-IP', PROXY, [['CF-Connecting-IP', CLIENT]], PROXY, 'deny'],
  ['X51d', 'X-Client-IP', PROXY, [['X-Client-IP', CLIENT]], PROXY, 'deny'],
  ['X52', 'underscore header name', PROXY, [['x_forwarded_for', CLIENT]], PROXY, 'deny'],
  [
    'X53',
    'header name as hop-by-hop in Connection',
    PROXY,
    [['Connection', 'X-Forwarded-For'], `${CLIENT}, 198.51.100.7`],
    '198.51.100.7',
    'deny',
  ],
  ['X54', 'socket already closed', undefined, [CLIENT], undefined, 'deny'],
  ['X55', 'overlapping lists, no header', PROXY, [], PROXY, 'allow', OVERLAPPING],
  ['X56', 'overlapping lists, broken element', PROXY, [`${CLIENT}, bad`], undefined, 'deny', OVERLAPPING],
];

const raw = (lines: readonly Line[]): string[] =>
  lines.flatMap((line) => (typeof line === 'string' ? ['X-Forwarded-For', line] : [...line]));

describe('client address (reliability table X)', () => {
  test.each(ROWS)('%s %s', (_id, _case, peer, lines, wantClient, wantVerdict, allowed = ALLOWED) => {
    const client = clientAddress(peer, raw(lines), TRUSTED);
    expect(client.ok ? client.address.text : undefined).toBe(wantClient);
    const isAllowed = client.ok && allowed.some((cidr) => contains(cidr, client.address));
    expect(isAllowed ? 'allow' : 'deny').toBe(wantVerdict);
  });

  test('the header name is compared without case', () => {
    expect(clientAddress(PROXY, ['x-fORWARDED-fOR', CLIENT], TRUSTED)).toEqual({
      ok: true,
      address: parseAddress(CLIENT),
    });
  });
});

const octets = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255)).map((bytes) => bytes.join('.'));
const v4 = fc.oneof(
  octets,
  fc.nat(255).map((n) => `10.0.0.${n}`),
  fc.nat(255).map((n) => `203.0.113.${n}`),
);
const v6 = fc.oneof(
  fc.ipV6(),
  fc.nat(0xffff).map((n) => `fd00:1::${n.toString(16)}`),
  fc.nat(0xffff).map((n) => `2001:DB8:1::${n.toString(16)}`),
  v4.map((text) => `::ffff:${text}`),
  v4.map((text) => `::${text}`),
);
const address = fc.oneof(v4, v6);
const broken = fc.oneof(
  fc.string({ maxLength: 12 }).map((text) => text.replace(/[\r\n]/g, '')),
  fc.constantFrom('', ' ', 'unknown', '010.0.0.2', '10.2', '0xa.0.0.2', '1.2.3.4.', '[::1]', 'fe80::1%0', '10.0.0.0/8'),
);
const port = fc.oneof(fc.nat(70_000).map(String), fc.constantFrom('00', '01', '', '-1'));
const element = fc.oneof(
  { weight: 6, arbitrary: address },
  { weight: 1, arbitrary: broken },
  { weight: 1, arbitrary: fc.tuple(v4, port).map(([host, number]) => `${host}:${number}`) },
  { weight: 1, arbitrary: fc.tuple(v6, port).map(([host, number]) => `[${host}]:${number}`) },
);
const padded = fc
  .tuple(fc.constantFrom('', ' ', '\t', ' \t'), element, fc.constantFrom('', ' '))
  .map((parts) => parts.join(''));
const line = fc.array(padded, { maxLength: 40 }).map((elements) => elements.join(','));
const peer = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(PROXY, '::ffff:10.1.2.3', 'fd00:1::7') },
  { weight: 1, arbitrary: address },
);

test('agrees with an independent second implementation on generated headers', { timeout: 600_000 }, () => {
  const property = fc.property(peer, fc.array(line, { maxLength: 3 }), (remote, lines) => {
    const client = clientAddress(remote, raw(lines), TRUSTED);
    const own = client.ok ? client.address.bytes.join('.') : undefined;
    expect(own).toBe(naiveClient(remote, lines, ['10.0.0.0/8', 'fd00:1::/64']));
  });
  fc.assert(property, { numRuns: Number(process.env['LOCKSTEP_PROPERTY_RUNS'] ?? 5000) });
});
