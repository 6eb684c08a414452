/** Sites of Conduit. */
export const DATACENTERS = ['ams1', 'fra1', 'iad1'] as const;

/** Whose servers Conduit looks after. */
export const CUSTOMERS = ['acme', 'globex', 'initech', 'umbrella', 'wayne'] as const;

/** A server with a baseboard controller. */
export interface Server {
  readonly id: string;
  readonly customer: (typeof CUSTOMERS)[number];
  readonly datacenter: (typeof DATACENTERS)[number];
  /** How its controller is talked to. */
  readonly bmcType: 'ipmi' | 'redfish';
}

const SERVERS_PER_SITE = 40;

/** Every server at the beginning. A site's instance of gateway and agent is its place in `DATACENTERS`. */
export const SERVERS: readonly Server[] = DATACENTERS.flatMap((datacenter) =>
  Array.from({ length: SERVERS_PER_SITE }, (_, index) => ({
    id: `srv-${datacenter}-${String(index + 1).padStart(3, '0')}`,
    customer: CUSTOMERS[index % CUSTOMERS.length] ?? CUSTOMERS[0],
    datacenter,
    bmcType: index % 3 === 0 ? 'ipmi' : 'redfish',
  })),
);

/** The site of an instance of a gateway or an agent. */
export function siteOf(index: number): (typeof DATACENTERS)[number] {
  return DATACENTERS[index] ?? DATACENTERS[0];
}
