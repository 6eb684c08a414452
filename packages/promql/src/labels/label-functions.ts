import { canHave, type LabelFlow } from '../analysis.ts';
import type { Call, StringLiteral } from '../ast.ts';
import { doubtLabels, dropLabels, setLabel } from './label-set.ts';
import { matchesEmpty } from './matcher-demand.ts';
import { stringArgument } from './string-argument.ts';

/** Labels of `label_replace(v, target, replacement, source, regex)`. */
export function replacedLabels(call: Call, input: LabelFlow): LabelFlow {
  const [target, replacement, source, regex] = stringsOf(call);
  if (target === undefined || replacement === undefined || source === undefined || regex === undefined) return input;
  if (target.templated) return { ...doubtLabels(input), may: 'anything', lost: new Map() };
  const known = !replacement.templated && !source.templated && !regex.templated;
  if (!known) return written(call, input, { target: target.value, value: 'unknown' });
  const hasSource = mayHave(input, source.value);
  const empty = matchesEmpty(regex.value);
  // Of a label that is not there the value is empty, and then either all series match or none.
  if (!hasSource && !empty) return input;
  const always = !hasSource || MATCH_ALL.has(regex.value);
  const value = hasSource ? filled(replacement.value) : filled(replacement.value) === 'some' ? 'some' : 'none';
  return written(call, input, { target: target.value, value, always });
}

/** Labels of `label_join(v, target, separator, source...)`. */
export function joinedLabels(call: Call, input: LabelFlow): LabelFlow {
  const [target, separator, ...sources] = stringsOf(call);
  if (target === undefined || separator === undefined) return input;
  if (target.templated) return { ...doubtLabels(input), may: 'anything', lost: new Map() };
  const templated = separator.templated || sources.some((source) => source.templated);
  const names = sources.map(({ value }) => value);
  const separated = separator.value !== '' && names.length > 1;
  if (!templated && (separated || names.some((name) => input.must.has(name)))) {
    return written(call, input, { target: target.value, value: 'some', always: true });
  }
  const possible = templated || names.some((name) => mayHave(input, name));
  return written(call, input, { target: target.value, value: possible ? 'unknown' : 'none', always: true });
}

/** Patterns that match whatever a label holds. */
const MATCH_ALL = new Set(['.*', '(.*)', '.*?', '(.*?)', '()(.*)', '(.*)()']);

/** A label that is written: to `some` text, to `none` (which removes it), or `unknown`; `always`, or where a regex matches. */
interface Writing {
  readonly target: string;
  readonly value: 'some' | 'none' | 'unknown';
  readonly always?: boolean;
}

function written(call: Call, input: LabelFlow, { target, value, always = false }: Writing): LabelFlow {
  if (value === 'none') {
    const cause = { at: call.function, how: `removed by \`${call.function.name}\`, which writes nothing to it` };
    return always ? dropLabels(input, [target], cause) : doubtLabels(input, [target]);
  }
  const sure = value === 'some' && (always || input.must.has(target));
  const set = setLabel(input, target, sure);
  return sure ? set : doubtLabels(set, [target]);
}

/** With delayed name removal, an experimental flag of servers, the name is still there when labels are written. */
function mayHave(flow: LabelFlow, label: string): boolean {
  return label === '__name__' || canHave(flow, label);
}

/** What a replacement yields when its groups may hold anything. */
function filled(replacement: string): Writing['value'] {
  if (replacement === '') return 'none';
  return replacement.replaceAll(/\$(?:\w+|\{\w+\})/g, '') === '' ? 'unknown' : 'some';
}

function stringsOf({ args }: Call): StringLiteral[] {
  return args.slice(1).flatMap((arg) => stringArgument(arg) ?? []);
}
