import type { ExpositionFormat } from '../exposition/metadata.ts';
import { FORMAT_RULES, type FormatRules, keepsRule } from './format-rules.ts';
import type { ExpositionProblem, ParsedFamily, ParsedSample } from './parsed-exposition.ts';
import { parseValue } from './sample-line.ts';
import {
  duplicateSeries,
  groupBy,
  groupSamples,
  hasNegativeBound,
  histogramProblems,
  seriesKey,
} from './series-checks.ts';

/** Everything that is wrong with a family when all of its lines are read. */
export function familyProblems(family: ParsedFamily, format: ExpositionFormat): ExpositionProblem[] {
  const rules = FORMAT_RULES[format];
  const groups = groupSamples(family);
  return [
    ...family.samples.flatMap((sample) => sampleProblems(family, sample, rules)),
    ...(format === 'text' ? textProblems(family) : [...timeProblems(family), ...groupProblems(groups)]),
    ...groups.flatMap((group) => wholeHistograms(family, group, rules)),
  ];
}

function sampleProblems({ name, type }: ParsedFamily, sample: ParsedSample, rules: FormatRules): ExpositionProblem[] {
  const { line, value, labels } = sample;
  const suffix = sample.name.slice(name.length);
  const rule = rules.types[type]?.[suffix];
  const problems: ExpositionProblem[] = [];
  if (rule === undefined) {
    problems.push({ line, code: 'sample-of-type', message: `a ${type} \`${name}\` has no sample \`${sample.name}\`` });
  } else if (!keepsRule(value, rule)) {
    problems.push({ line, code: 'value-of-type', message: `\`${sample.name}\` of a ${type} is ${value}: ${rule}` });
  }
  if (type === 'stateset' && !labels.has(name)) {
    problems.push({ line, code: 'value-of-type', message: `a state of \`${name}\` has no label \`${name}\`` });
  }
  const quantile = parseValue(labels.get('quantile') ?? '') ?? NaN;
  if (type === 'summary' && suffix === '' && !(quantile >= 0 && quantile <= 1)) {
    problems.push({ line, code: 'quantile', message: `\`${name}\` has no \`quantile\` from 0 to 1` });
  }
  if (sample.exemplar !== undefined && !rules.exemplars.includes(type + suffix)) {
    problems.push({ line, code: 'exemplar', message: `\`${sample.name}\` of a ${type} has an exemplar` });
  }
  return problems;
}

function textProblems({ samples }: ParsedFamily): ExpositionProblem[] {
  const dated = samples.filter(({ timestamp }) => timestamp !== undefined);
  return [
    ...duplicateSeries(samples),
    ...dated.map(({ name, line }) => ({ line, code: 'timestamp' as const, message: `\`${name}\` has a timestamp` })),
  ];
}

/** In OpenMetrics a series may have several points, but each with its time, and not backwards. */
function timeProblems({ samples }: ParsedFamily): ExpositionProblem[] {
  const dated = samples.filter(({ timestamp }) => timestamp !== undefined);
  const last = new Map<string, ParsedSample>();
  const backward = samples.flatMap((sample) => {
    const key = sample.name + seriesKey(sample.labels);
    const before = last.get(key);
    last.set(key, sample);
    if (before === undefined || (before.timestamp === undefined && sample.timestamp === undefined)) return [];
    const isLater =
      before.timestamp !== undefined && sample.timestamp !== undefined && sample.timestamp >= before.timestamp;
    const message = `\`${sample.name}\` has an earlier point on line ${before.line} that is later, or has no time`;
    return isLater ? [] : [{ line: sample.line, code: 'backward-time' as const, message }];
  });
  return [...duplicateSeries(samples.filter((sample) => !dated.includes(sample))), ...backward];
}

/** In OpenMetrics the samples of one label set stand together. */
function groupProblems(groups: readonly (readonly ParsedSample[])[]): ExpositionProblem[] {
  return groups.flatMap((group) =>
    group
      .filter(({ line }, i) => i > 0 && line !== (group[i - 1]?.line ?? 0) + 1)
      .map(({ name, line }) => ({
        line,
        code: 'not-grouped' as const,
        message: `\`${name}\`: others stand between the samples of its label set`,
      })),
  );
}

function wholeHistograms(
  family: ParsedFamily,
  group: readonly ParsedSample[],
  rules: FormatRules,
): ExpositionProblem[] {
  const suffixes = rules.histograms[family.type];
  if (suffixes === undefined) return [];
  const sum = group.find(({ name }) => name === family.name + suffixes.sum);
  const isNegative = hasNegativeBound(group);
  const moments = groupBy(group, ({ timestamp }) => timestamp);
  const own = moments.flatMap((moment) => histogramProblems(family.name, moment, suffixes));
  if (sum === undefined || rules !== FORMAT_RULES.openmetrics) return own;
  // A sum of negative values would fall, so OpenMetrics has none; a gauge histogram's may be negative only then.
  const isWrong = family.type === 'histogram' ? isNegative : sum.value < 0 && !isNegative;
  const message = `the sum is ${sum.value}, with${isNegative ? '' : 'out'} negative buckets`;
  return isWrong ? [...own, { line: sum.line, code: 'value-of-type', message }] : own;
}
