import { conduitManagerObjectives, type Objective } from '@lockstep/catalog';

const { objectives } = conduitManagerObjectives;

/** Share of requests that the availability objective allows to fail. Agents promise nothing, and are held to the same. */
export const ALLOWED_FAILING: number = allowed(promised('availability'));

/** Seconds within which the latency objective wants requests answered. */
export const WANTED_SECONDS: number = promised('latency').within;

function promised<K extends Objective['kind']>(kind: K): Extract<Objective, { kind: K }> {
  const found = objectives.find((one): one is Extract<Objective, { kind: K }> => one.kind === kind);
  if (found === undefined) throw new TypeError(`The manager promises no ${kind}.`);
  return found;
}

/** `1 - 0.999` is not quite `0.001`. */
function allowed({ target }: Objective): number {
  return Number((1 - target).toPrecision(6));
}
