import type { Matcher, Name, StringLiteral } from '../ast.ts';
import type { Availability } from '../availability.ts';
import { excerpt } from '../excerpt.ts';
import type { ProblemList } from './problem-list.ts';
import { compileMatcher } from '../regex.ts';
import { SYNTAX } from './syntax.ts';

const CLASSIC_LABEL = /^[A-Za-z_][A-Za-z0-9_]*$/;
const CLASSIC_METRIC = /^[A-Za-z_:][A-Za-z0-9_:]*$/;

/** Checks the name of a metric before or within braces. */
export function checkMetric(name: Name, problems: ProblemList): void {
  if (name.quoted !== true) return;
  problems.require(name, SYNTAX.quotedName, () => 'A metric in quotes');
  if (!name.templated && !CLASSIC_METRIC.test(name.name))
    problems.require(name, SYNTAX.utf8Name, () => `A name like \`${excerpt(name.name)}\``);
}

/** Checks a label of `by`, `without`, `on`, `ignoring`, `group_left` or `group_right`. */
export function checkGroupedLabel(label: Name, problems: ProblemList): void {
  checkLabel(label, SYNTAX.quotedGrouping, problems);
  if (!label.templated && label.name === '') problems.report(label, () => 'A label needs a name.');
}

/** Checks label and regex of a matcher. */
export function checkMatcher({ label, operator, value }: Matcher, problems: ProblemList): void {
  checkLabel(label, SYNTAX.quotedName, problems);
  if (operator === '=~' || operator === '!~') checkRegex(value, problems);
}

/** Checks a regex that is known before the query runs. */
export function checkRegex(regex: StringLiteral, problems: ProblemList): void {
  if (regex.templated) return;
  const compiled = compileMatcher('=~', regex.value);
  if ('problem' in compiled) problems.report(regex, () => compiled.problem);
}

/** Checks a string that becomes, or names, a label of the result. */
export function checkLabelName(name: StringLiteral, utf8: Availability, problems: ProblemList): void {
  if (name.templated || CLASSIC_LABEL.test(name.value)) return;
  const broken = name.value === '' || name.value.includes('\uFFFD');
  if (broken) problems.report(name, () => `\`${excerpt(name.value)}\` cannot be the name of a label.`);
  else problems.require(name, utf8, () => `A label named \`${excerpt(name.value)}\``);
}

function checkLabel(label: Name, quoting: Availability, problems: ProblemList): void {
  if (label.quoted !== true) return;
  problems.require(label, quoting, () => 'A label in quotes');
  if (!label.templated && !CLASSIC_LABEL.test(label.name))
    problems.require(label, SYNTAX.utf8Name, () => `A name like \`${excerpt(label.name)}\``);
}
