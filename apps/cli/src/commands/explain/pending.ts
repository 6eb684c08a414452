import { type ParsedQuery, parseQuery, type QueryProblem, type TargetProfile, type ValueType } from '@lockstep/promql';

export function validateQuery(
  text: string,
  _: TargetProfile,
): { parsed: ParsedQuery; type: ValueType | undefined; problems: readonly QueryProblem[] } {
  const parsed = parseQuery(text);
  return { parsed, type: 'vector', problems: parsed.problems };
}
