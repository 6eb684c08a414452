import { conduitGatewayObjectives, conduitManagerObjectives } from '@lockstep/catalog';
import { serviceLevel, type ServiceLevel } from './service-level.ts';

const manager = { system: 'conduit', component: 'manager', catalog: conduitManagerObjectives.catalog } as const;
const gateway = { system: 'conduit', component: 'gateway', catalog: conduitGatewayObjectives.catalog } as const;

/** What Conduit promises, as it is measured: first what the manager does, then the gateway. */
export const CONDUIT_SERVICE_LEVELS: readonly ServiceLevel<'conduit'>[] = [
  ...conduitManagerObjectives.objectives.map((objective) => serviceLevel(manager, objective)),
  ...conduitGatewayObjectives.objectives.map((objective) => serviceLevel(gateway, objective)),
];
