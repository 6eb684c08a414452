import type { ServiceLevel } from '../../service-levels/service-level.ts';

/** An objective as the reader sees it. */
export function titleOf({ component, objective }: ServiceLevel): string {
  return `${component.slice(0, 1).toUpperCase()}${component.slice(1)} ${objective.kind}`;
}

/** Id of a query about an objective. */
export function refIdOf({ component, objective }: ServiceLevel): string {
  return `${component}${objective.kind.slice(0, 1).toUpperCase()}${objective.kind.slice(1)}`;
}

/** A share in words: `99.9 %`. */
export function percent(share: number): string {
  return `${Number((100 * share).toPrecision(6))} %`;
}
