import { CUSTOMERS, DATACENTERS, SERVERS } from '../fleet.ts';

/** Gateways that registered before the world began: two a site, beside those that are played. */
const GATEWAYS = DATACENTERS.flatMap((datacenter) =>
  [1, 2].map((number) => ({ id: `gw-${datacenter}-0${number}`, datacenter })),
);

const list = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `(${row.map((text) => `'${text}'`).join(', ')})`).join(', ');

/** The manager's tables with what is in them at the beginning. Times are seconds of the domain. */
export const SCHEMA = `
CREATE TABLE customers (id TEXT PRIMARY KEY, secret_hash TEXT);
CREATE TABLE servers (id TEXT PRIMARY KEY, customer_id TEXT NOT NULL, datacenter TEXT NOT NULL, status TEXT NOT NULL);
CREATE TABLE gateways (id TEXT PRIMARY KEY, datacenter TEXT NOT NULL, status TEXT NOT NULL);
CREATE TABLE tokens (id TEXT PRIMARY KEY, customer_id TEXT NOT NULL, expires_at INTEGER NOT NULL);
CREATE INDEX servers_of_customer ON servers (customer_id);
INSERT INTO customers (id) VALUES ${list(CUSTOMERS.map((id) => [id]))};
INSERT INTO servers VALUES ${list(
  SERVERS.map(({ id, customer, datacenter }, index) => [
    id,
    customer,
    datacenter,
    index % 11 === 0 ? 'maintenance' : 'active',
  ]),
)};
INSERT INTO gateways VALUES ${list(GATEWAYS.map(({ id, datacenter }) => [id, datacenter, 'active']))};
`;
