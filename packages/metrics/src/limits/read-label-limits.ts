import {
  type AnyMetric,
  type Catalog,
  type LabelDomain,
  pointerTo,
  type Schema,
  type SchemaProblem,
  schemaProblems,
} from '@lockstep/catalog';
import { labelRefusal } from '../label-text.ts';
import { type LabelLimit, type LabelLimits, OTHER, type PlainLimits } from './label-limits.ts';
import { isLimitable, limitsOfMetric, maxOfFamily } from './label-rule.ts';

/** What is wrong with limits: `path` is a JSON pointer into them. */
export type LabelLimitsProblem = SchemaProblem;

/**
 * Reads limits of the labels of `catalogs` from data of a configuration file (JSON or YAML, parsed already). Lists every mistake: shape,
 * unknown keys, metrics, labels and values, labels that make no rows, maxima that limit nothing. The result shares its
 * parts with `data`.
 */
export function readLabelLimits<const C extends readonly Catalog[]>(
  catalogs: C,
  data: unknown,
): { readonly limits: LabelLimits<C> } | { readonly problems: readonly LabelLimitsProblem[] } {
  const shape = schemaProblems(LIMITS, data);
  if (shape.length > 0) return { problems: shape };
  // The schema has found every part to be as the type says.
  const limits = data as PlainLimits;
  const metrics = new Map(catalogs.flatMap((catalog) => Object.entries(catalog.metrics)));
  // What is wrong for several metrics is said once.
  const problems = [
    ...new Map(
      [...labelsProblems(metrics, limits), ...metricsProblems(metrics, limits)].map((problem) => [
        problem.path + problem.message,
        problem,
      ]),
    ).values(),
  ];
  if (problems.length > 0) return { problems };
  // All names and values are those of the catalogs.
  return { limits: limits as LabelLimits<C> };
}

const LIMIT: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    allow: { type: 'array', items: { type: 'string', minLength: 1 }, uniqueItems: true },
    max: { type: 'number', minimum: 1 },
    other: { type: 'string', minLength: 1 },
    merge: { enum: ['sum', 'max', 'last'] },
  },
};

const BY_LABEL: Schema = { type: 'object', additionalProperties: LIMIT };

const LIMITS: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: { labels: BY_LABEL, metrics: { type: 'object', additionalProperties: BY_LABEL } },
};

type MetricsByName = ReadonlyMap<string, AnyMetric>;

function labelsProblems(metrics: MetricsByName, limits: PlainLimits): LabelLimitsProblem[] {
  return Object.entries(limits.labels ?? {}).flatMap(([label, limit]) => {
    const path = pointerTo('/labels', label);
    const having = [...metrics].filter(([, metric]) => Object.hasOwn(metric.labels, label));
    const limited = having.filter(([, metric]) => isLimitable(metric, label));
    const [first] = having;
    if (first === undefined)
      return [{ path, message: `No metric has a label \`${label}\`.`, fix: 'Remove it, or correct the name.' }];
    if (limited.length === 0) return [followerProblem(path, first[0], first[1], label)];
    return (
      limited
        // What a metric says of its own label is checked there.
        .filter(([name]) => !Object.hasOwn(limitsOfMetric(name, limits), label))
        .flatMap(([name, metric]) => limitProblems(path, name, metric.labels[label], limit))
    );
  });
}

function metricsProblems(metrics: MetricsByName, limits: PlainLimits): LabelLimitsProblem[] {
  return Object.keys(limits.metrics ?? {}).flatMap((name) => {
    const path = pointerTo('/metrics', name);
    const metric = metrics.get(name);
    if (metric === undefined) {
      return [{ path, message: `No catalog has a metric \`${name}\`.`, fix: 'Remove it, or correct the name.' }];
    }
    return Object.entries(limitsOfMetric(name, limits)).flatMap(([label, limit]) => {
      const at = pointerTo(path, label);
      if (!Object.hasOwn(metric.labels, label)) return [unknownLabel(at, name, metric, label)];
      if (!isLimitable(metric, label)) return [followerProblem(at, name, metric, label)];
      const domain = metric.labels[label];
      return [...limitProblems(at, name, domain, limit), ...idleMaximum(at, name, domain, limit)];
    });
  });
}

function unknownLabel(path: string, name: string, metric: AnyMetric, label: string): LabelLimitsProblem {
  const labels = Object.keys(metric.labels).map((known) => `\`${known}\``);
  const fix = labels.length === 0 ? 'Remove it: the metric has no labels.' : `Limit one of ${labels.join(', ')}.`;
  return { path, message: `\`${name}\` has no label \`${label}\`.`, fix };
}

function followerProblem(path: string, name: string, metric: AnyMetric, label: string): LabelLimitsProblem {
  const domain = metric.labels[label];
  return domain?.kind === 'attribute'
    ? {
        path,
        message: `\`${label}\` of \`${name}\` follows \`${domain.of}\` and adds no series.`,
        fix: `Limit \`${domain.of}\`: \`${label}\` folds with it.`,
      }
    : { path, message: `\`${label}\` of \`${name}\` is exclusive and adds no series.`, fix: 'Remove it.' };
}

function limitProblems(
  path: string,
  name: string,
  domain: LabelDomain | undefined,
  limit: LabelLimit,
): LabelLimitsProblem[] {
  const { allow = [], other = OTHER, max = 1 } = limit;
  const problems = allow.flatMap((value, i) => valueProblems(pointerTo(`${path}/allow`, i), name, domain, value));
  if (!Number.isInteger(max)) {
    problems.push({ path: `${path}/max`, message: `\`${max}\` is no whole number.`, fix: 'Write one from 1 on.' });
  }
  return [...problems, ...valueProblems(limit.other === undefined ? path : `${path}/other`, name, domain, other)];
}

function valueProblems(
  path: string,
  name: string,
  domain: LabelDomain | undefined,
  value: string,
): LabelLimitsProblem[] {
  if (domain === undefined || labelRefusal(value, domain) === undefined) return [];
  return domain.kind === 'closed'
    ? [
        {
          path,
          message: `\`${value}\` is no value that the label can have in \`${name}\`.`,
          fix: `Write one of ${domain.values.map((known) => `\`${known}\``).join(', ')}; what others become is said by \`other\`.`,
        },
      ]
    : [
        {
          path,
          message: `\`${JSON.stringify(value)}\` cannot be a label value.`,
          fix: 'Write a short text without control characters.',
        },
      ];
}

function idleMaximum(
  path: string,
  name: string,
  domain: LabelDomain | undefined,
  { max = 0 }: LabelLimit,
): LabelLimitsProblem[] {
  const declared = maxOfFamily(domain);
  if (declared === undefined || max <= declared) return [];
  return [
    {
      path: `${path}/max`,
      message: `\`${max}\` is above the ${declared} that the catalog declares for \`${name}\`.`,
      fix: `Write at most ${declared}, or raise the maximum in the catalog.`,
    },
  ];
}
