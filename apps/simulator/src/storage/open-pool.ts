import type { Surroundings } from '../component.ts';
import { ConnectionPool, type Measure } from './connection-pool.ts';

/** What is special to the database of one component. */
export interface PoolParts<Q extends object> {
  readonly schema: string;
  /** The most connections at a time. */
  readonly max: number;
  readonly measure: Measure<Q>;
}

/** Makes a database whose queries take as long as the scenario says. */
export function openPool<Q extends object>(
  parts: PoolParts<Q>,
  { pace, random, effects }: Pick<Surroundings, 'pace' | 'random' | 'effects'>,
): ConnectionPool<Q> {
  const delays = random.fork('query-delays');
  return new ConnectionPool({ ...parts, pace, delaySeconds: () => delays.between(...effects().queryDelaySeconds) });
}
