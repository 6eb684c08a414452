import { analyse, type Interval, type SeriesLookup, type TargetProfile, validateQuery } from '@lockstep/promql';
import { labelContradictions } from '../label-agreement.ts';
import { valueOutside } from '../value-agreement.ts';
import type { Answer, AnsweredSeries } from './answer.ts';

/** How a query was asked: for one moment, or for a stretch of time. */
export type AskedAs = 'instant' | 'range';

/** What the queries are judged by. */
export interface Knowledge {
  readonly profile: TargetProfile;
  readonly lookup: SeriesLookup;
}

/** Where what is said of a query contradicts what Prometheus answered, a sentence each. Each is a defect here. */
export function contradictions(
  query: string,
  { as, answer }: { readonly as: AskedAs; readonly answer: Answer },
  knowledge: Knowledge,
): string[] {
  const { parsed, type, problems } = validateQuery(query, knowledge.profile);
  const { expr } = parsed;
  const [problem] = problems;
  if (expr === undefined || problem !== undefined) {
    // Some mistakes in literals make a query fail only when it runs; which of its mistakes made it fail is not known.
    if (answer.kind !== 'answered') return [];
    return [`It is refused here (${problem?.message ?? 'no tree'}), and answered there.`];
  }
  if (as === 'range' && type !== 'scalar' && type !== 'vector') {
    return answer.kind === 'rejected' ? [] : [`A ${type} is no range query here, and one there.`];
  }
  if (answer.kind === 'rejected') return [`It is accepted here, and refused there: ${answer.message}.`];
  if (answer.kind !== 'answered' || isRefereesMistake(query, as, knowledge.profile)) return [];
  if (as === 'instant' && answer.type !== type) return [`It is a ${type} here, and a ${answer.type} there.`];
  const analysis = analyse(knowledge.lookup);
  const flow = analysis.labels(expr);
  // The last digit of a power differs between Go and JavaScript, and a remainder makes that large.
  const bounds = query.includes('%') ? undefined : analysis.values(expr);
  return answer.series.flatMap((series) => [
    ...(flow === undefined ? [] : labelContradictions(flow, series.labels)),
    ...(bounds === undefined ? [] : valueContradictions(bounds, series)),
  ]);
}

/**
 * Prometheus 2 adds the label of `count_values` to the list of `by` in place, once for each step: from the second step of
 * a range query on it groups by others than were asked for.
 */
function isRefereesMistake(query: string, as: AskedAs, { version }: TargetProfile): boolean {
  return as === 'range' && version[0] < 3 && /count_values/i.test(query);
}

function valueContradictions(bounds: Interval, { values }: AnsweredSeries): string[] {
  const outside = valueOutside(bounds, values);
  return outside === undefined ? [] : [`The value ${outside} is outside ${bounds.min} to ${bounds.max}`];
}
