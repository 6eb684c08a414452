import type { AnyMetric } from './metric.ts';
import type { Problem } from './problem.ts';
import { unitOfName } from './unit.ts';

/**
 * The nine checks of promlint (client_golang, `prometheus/testutil/promlint/validations`), applied to what a catalog
 * declares instead of to a scrape, and one of OpenMetrics (1.0, "MetricFamily unit"). Ids are ours; promtool reports the same
 * findings as text.
 */
export const LINTS = {
  'no-help': 'A metric has no help text.',
  'non-base-unit': 'A name contains a unit that is not a base unit.',
  'counter-total': 'A counter without `_total`, or another type with it.',
  'reserved-suffix': '`_bucket`, `_count`, `_sum`, `le` or `quantile` where the type has none.',
  'type-in-name': 'A name contains the type of the metric.',
  'colon-in-name': 'A name contains a colon, which is kept for recording rules.',
  'camel-case': 'A metric or label name is in camelCase.',
  'abbreviated-unit': 'A name contains an abbreviated unit.',
  'unit-suffix': 'A name does not end in the unit that is declared.',
  'duplicate-series': 'Two metrics expose the same series.',
} as const;

/** Id of a lint; a metric waives it with a reason. */
export type LintId = keyof typeof LINTS;

/** A lint finding: `code` is the lint. */
export interface LintFinding extends Problem {
  readonly code: LintId;
}

type NamedMetric = readonly [name: string, metric: AnyMetric];
type Lint = (name: string, metric: AnyMetric) => Omit<LintFinding, 'code' | 'metric'> | undefined;

/** All findings of all lints, waived ones included, in the order of `metrics`. */
export function lintMetrics(metrics: Readonly<Record<string, AnyMetric>>): LintFinding[] {
  const named = Object.entries(metrics);
  return named.flatMap(([name, metric]) => [...lintOne(name, metric), ...duplicateSeries([name, metric], named)]);
}

function lintOne(name: string, metric: AnyMetric): LintFinding[] {
  return Object.entries(SINGLE_METRIC_LINTS).flatMap(([code, lint]) => {
    const found = lint(name, metric);
    return found === undefined ? [] : [{ code: code as LintId, metric: name, ...found }];
  });
}

/** Every suffix that a type adds to the family name in an exposition. */
const SERIES_SUFFIXES = { counter: [''], gauge: [''], histogram: ['_bucket', '_sum', '_count', ''] } as const;

function duplicateSeries([name, metric]: NamedMetric, all: readonly NamedMetric[]): LintFinding[] {
  const own: ReadonlySet<string> = new Set(SERIES_SUFFIXES[metric.type].map((suffix) => name + suffix));
  return all
    .filter(([other]) => other !== name && own.has(other))
    .map(([other]) => ({
      code: 'duplicate-series',
      metric: other,
      message: `\`${other}\` is also a series of the histogram \`${name}\`.`,
      fix: 'Rename one of the two.',
    }));
}

const SINGLE_METRIC_LINTS: Record<Exclude<LintId, 'duplicate-series'>, Lint> = {
  'no-help': (_name, metric) =>
    metric.help.trim() === ''
      ? { message: 'The help text is empty.', fix: 'Say in one sentence what the value is.' }
      : undefined,

  'non-base-unit': (name) => {
    const part = nameParts(name).find((word) => baseUnitOf(word) !== undefined);
    return part === undefined
      ? undefined
      : {
          message: `\`${part}\` is not a base unit.`,
          fix: `Measure in ${baseUnitOf(part)} and say so in the name.`,
        };
  },

  'counter-total': (name, metric) => {
    const total = name.endsWith('_total');
    if (metric.type === 'counter' && !total) {
      return { message: 'A counter must end in `_total`.', fix: `Call it \`${name}_total\`.` };
    }
    if (metric.type !== 'counter' && total) {
      return {
        message: `A ${metric.type} must not end in \`_total\`.`,
        fix: `Call it \`${name.slice(0, -'_total'.length)}\`.`,
      };
    }
    return undefined;
  },

  'reserved-suffix': (name, metric) => {
    const suffix = ['_bucket', '_count', '_sum'].find((end) => name.endsWith(end));
    if (suffix !== undefined) {
      return { message: `\`${suffix}\` belongs to series of a histogram.`, fix: 'Use another last word.' };
    }
    const label = ['le', 'quantile'].find((reserved) => reserved in metric.labels);
    return label === undefined
      ? undefined
      : { message: `Label \`${label}\` is written by the exposition.`, fix: 'Use another label name.' };
  },

  'type-in-name': (name, metric) =>
    nameParts(name).includes(metric.type)
      ? { message: `The name contains its type, \`${metric.type}\`.`, fix: 'Leave the type out of the name.' }
      : undefined,

  'colon-in-name': (name) =>
    name.includes(':') ? { message: 'Colons are kept for recording rules.', fix: 'Use underscores.' } : undefined,

  'camel-case': (name, metric) => {
    const camel = [name, ...Object.keys(metric.labels)].find((word) => /[a-z][A-Z]/.test(word));
    return camel === undefined
      ? undefined
      : { message: `\`${camel}\` is in camelCase.`, fix: 'Write it in snake_case.' };
  },

  'abbreviated-unit': (name) => {
    const part = nameParts(name).find((word) => ABBREVIATED_UNITS.has(word));
    return part === undefined
      ? undefined
      : { message: `\`${part}\` abbreviates a unit.`, fix: 'Write the base unit out: `seconds`, `bytes`.' };
  },

  'unit-suffix': (name, { unit }) =>
    unitOfName(name) === unit
      ? undefined
      : {
          message: `The name says \`${unitOfName(name)}\`, the unit is \`${unit}\`.`,
          fix: 'Make the last word of the name (before `_total`) the unit.',
        },
};

function nameParts(name: string): string[] {
  return name.toLowerCase().split('_');
}

const ABBREVIATED_UNITS: ReadonlySet<string> = new Set('s ms us ns sec b kb mb gb tb pb m h d'.split(' '));

const BASE_UNITS = ['amperes', 'bytes', 'celsius', 'grams', 'joules', 'kelvin', 'meters', 'metres', 'seconds', 'volts'];

const UNIT_PREFIXES =
  'pico nano micro milli centi deci deca hecto kilo kibi mega mibi mebi giga gibi tera tebi peta pebi'.split(' ');

/** Units that have a base unit of another name. promlint's table, and the plural or singular of each word. */
const OTHER_UNITS: Readonly<Record<string, string>> = {
  minutes: 'seconds',
  hours: 'seconds',
  days: 'seconds',
  weeks: 'seconds',
  kelvins: 'kelvin',
  fahrenheit: 'celsius',
  rankine: 'celsius',
  inches: 'meters',
  yards: 'meters',
  miles: 'meters',
  bits: 'bytes',
  calories: 'joules',
  pounds: 'grams',
  ounces: 'grams',
};

function baseUnitOf(word: string): string | undefined {
  if (Object.hasOwn(OTHER_UNITS, word)) return OTHER_UNITS[word];
  const prefix = UNIT_PREFIXES.find((start) => word.startsWith(start));
  const rest = prefix === undefined ? '' : word.slice(prefix.length);
  return BASE_UNITS.includes(rest) ? rest : OTHER_UNITS[rest];
}
