import { canHave, type LabelFlow } from '../analysis.ts';
import type { Call, StringLiteral } from '../ast.ts';
import { doubtLabels, dropLabels, openLabels, setLabel } from './label-set.ts';
import { matchesEmpty } from './matcher-demand.ts';
import { stringArgument } from './string-argument.ts';

/** Labels of `label_replace(v, target, replacement, source, regex)`. */
export function replacedLabels(call: Call, input: LabelFlow): LabelFlow {
  const [target, replacement, source, regex] = stringsOf(call);
  if (target === undefined || replacement === undefined || source === undefined || regex === undefined) return input;
  if (target.templated) return openLabels(doubtLabels(input));
  if (replacement.templated || source.templated || regex.templated) {
    return written(call, input, { target: target.value, value: 'unknown' });
  }
  if (mayHave(input, source.value)) {
    const held = input.must.has(source.value);
    const always = MATCH_ALL.has(regex.value) || (held && MATCH_SOME.has(regex.value));
    const value = filled(replacement.value, held && CAPTURE_ALL.has(regex.value));
    return written(call, input, { target: target.value, value, always });
  }
  // Of a label that is not there the value is empty, and so are all groups: either all series match or none.
  if (!matchesEmpty(regex.value)) return input;
  const value = filled(replacement.value, false) === 'some' ? 'some' : 'none';
  return written(call, input, { target: target.value, value, always: true });
}

/** Labels of `label_join(v, target, separator, source...)`. */
export function joinedLabels(call: Call, input: LabelFlow): LabelFlow {
  const [target, separator, ...sources] = stringsOf(call);
  if (target === undefined || separator === undefined) return input;
  if (target.templated) return openLabels(doubtLabels(input));
  const templated = separator.templated || sources.some((source) => source.templated);
  const names = sources.map(({ value }) => value);
  const separated = separator.value !== '' && names.length > 1;
  if (!templated && (separated || names.some((name) => input.must.has(name)))) {
    return written(call, input, { target: target.value, value: 'some', always: true });
  }
  const possible = templated || names.some((name) => mayHave(input, name));
  return written(call, input, { target: target.value, value: possible ? 'unknown' : 'none', always: true });
}

/** Patterns that match whatever a label holds, and those that do when it holds anything. */
const MATCH_ALL = new Set(['.*', '(.*)', '.*?', '(.*?)']);
const MATCH_SOME = new Set(['.+', '(.+)']);

/** Patterns whose first group is all that a label holds. */
const CAPTURE_ALL = new Set(['(.*)', '(.+)']);

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
  return setLabel(input, target, value === 'some' && (always || input.must.has(target)));
}

/**
 * No label is called nothing, which is written where no source is meant. With delayed name removal, an experimental flag
 * of servers, the name is still there when labels are written.
 */
function mayHave(flow: LabelFlow, label: string): boolean {
  return label === '__name__' || (label !== '' && canHave(flow, label));
}

/** What a replacement yields when its groups may hold anything; `whole`: when the first one holds some text. */
function filled(replacement: string, whole: boolean): Writing['value'] {
  if (replacement === '') return 'none';
  const plain = replacement.replaceAll(/\$(?:\w+|\{\w+\})/g, '');
  return plain !== '' || (whole && /\$(?:[01](?!\w)|\{[01]\})/.test(replacement)) ? 'some' : 'unknown';
}

function stringsOf({ args }: Call): StringLiteral[] {
  return args.slice(1).flatMap((arg) => stringArgument(arg) ?? []);
}
