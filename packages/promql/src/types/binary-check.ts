import { type Binary, TRIM_OPERATORS } from '../ast.ts';
import type { ValueType } from '../functions.ts';
import { isComparison, isSetOperator } from '../operators.ts';
import { checkGroupedLabel } from './name-check.ts';
import type { ProblemList } from './problem-list.ts';
import { SYNTAX } from './syntax.ts';

/** The types of both sides. */
export interface OperandTypes {
  readonly left: ValueType;
  readonly right: ValueType;
}

/** Checks operator and modifiers of a binary operation; not its operands. */
export function checkOperator(node: Binary, { left, right }: OperandTypes, problems: ProblemList): void {
  const { operator, operatorSpan, bool } = node;
  const compares = isComparison(operator);
  if (TRIMS.has(operator)) problems.require(operatorSpan, SYNTAX.trim, () => `\`${operator}\``);
  if (bool && !compares)
    problems.report(operatorSpan, () => `\`bool\` goes only with a comparison, not with \`${operator}\`.`);
  if (!bool && compares && left === 'scalar' && right === 'scalar')
    problems.report(
      operatorSpan,
      () => `Two scalars are compared, where nothing can be filtered: write \`${operator} bool\`, which gives 0 or 1.`,
    );
  const betweenVectors = left === 'vector' && right === 'vector';
  checkMatching(node, betweenVectors, problems);
  checkGroup(node, betweenVectors, problems);
  checkFill(node, betweenVectors, problems);
}

const TRIMS: ReadonlySet<string> = new Set(TRIM_OPERATORS);

function checkMatching({ operator, matching }: Binary, betweenVectors: boolean, problems: ProblemList): void {
  if (matching === undefined) return;
  for (const label of matching.labels) checkGroupedLabel(label, problems);
  // An empty list passes in Prometheus, too.
  if (matching.labels.length > 0 && !betweenVectors)
    problems.report(matching, () => `\`${matching.kind}\` needs an instant vector on both sides of \`${operator}\`.`);
}

function checkGroup({ operator, matching }: Binary, betweenVectors: boolean, problems: ProblemList): void {
  const group = matching?.group;
  if (matching === undefined || group === undefined) return;
  const modifier = `group_${group.side}`;
  for (const label of group.include) checkGroupedLabel(label, problems);
  if (betweenVectors && isSetOperator(operator))
    problems.report(group, () => `\`${modifier}\` does not go with \`${operator}\`, which matches many to many.`);
  if (matching.kind === 'ignoring') return;
  const matched = new Set(matching.labels.map(({ name }) => name));
  const twice = group.include.find(({ name }) => matched.has(name));
  if (twice !== undefined)
    problems.report(
      twice,
      () => `\`${twice.name}\` is in \`on\`, so it is the same on both sides: leave it out of \`${modifier}\`.`,
    );
}

function checkFill({ operator, fill }: Binary, betweenVectors: boolean, problems: ProblemList): void {
  if (fill === undefined) return;
  problems.require(fill, SYNTAX.fill, () => '`fill`');
  if (!betweenVectors)
    problems.report(fill, () => `\`fill\` needs an instant vector on both sides of \`${operator}\`.`);
  else if (isSetOperator(operator)) problems.report(fill, () => `\`fill\` does not go with \`${operator}\`.`);
}
