import type { EntityDomain, LabelDomain } from './label.ts';
import type { AnyMetric } from './metric.ts';
import type { Problem } from './problem.ts';

const METRIC_NAME = /^[a-z][a-z0-9_]*$/;
const LABEL_NAME = /^[a-z][a-z0-9_]*$/;
const VERSION = /^\d+\.\d+\.\d+$/;

type Finding = Omit<Problem, 'metric'>;

/** What `defineCatalog` refuses, beside lints: everything that would make an exposition invalid or unbounded. */
export function catalogProblems(catalog: {
  readonly name: string;
  readonly prefix: string;
  readonly metrics: Readonly<Record<string, AnyMetric>>;
}): Problem[] {
  const own: Problem[] =
    catalog.prefix === '' || METRIC_NAME.test(catalog.prefix)
      ? []
      : [
          problem(
            'prefix',
            `The prefix \`${catalog.prefix}\` is no start of a metric name.`,
            'Use a-z, 0-9 and _.',
            '',
          ),
        ];
  return own.concat(
    Object.entries(catalog.metrics).flatMap(([name, metric]) =>
      [
        ...nameProblems(catalog.prefix, name),
        ...labelProblems(metric),
        ...bucketProblems(metric),
        ...rangeProblems(metric),
        ...textProblems(metric),
      ].map((finding) => ({ ...finding, metric: name })),
    ),
  );
}

function problem(code: string, message: string, fix: string, metric: string): Problem {
  return { code, metric, message, fix };
}

function nameProblems(prefix: string, name: string): Finding[] {
  const findings: Finding[] = [];
  if (!METRIC_NAME.test(name)) {
    findings.push({
      code: 'metric-name',
      message: `\`${name}\` is not a metric name of the text format in snake_case.`,
      fix: 'Use a-z, 0-9 and _, starting with a letter.',
    });
  }
  if (!name.startsWith(prefix) || name === prefix) {
    findings.push({
      code: 'prefix',
      message: `The name does not start with the catalog's prefix \`${prefix}\`.`,
      fix: `Call it \`${prefix}...\`, or move it to the catalog that it belongs to.`,
    });
  }
  return findings;
}

function labelProblems(metric: AnyMetric): Finding[] {
  const names = Object.keys(metric.labels);
  const bad = names
    .filter((label) => !LABEL_NAME.test(label) || label.startsWith('__') || label === 'le' || label === 'quantile')
    .map((label) => ({
      code: 'label-name',
      message: `\`${label}\` is not usable as a label name.`,
      fix: 'Use a-z, 0-9 and _; `le`, `quantile` and names with a leading `__` are reserved.',
    }));
  const exclusive = metric.exclusive
    .filter((label) => !names.includes(label))
    .map((label) => ({
      code: 'exclusive-label',
      message: `\`exclusive\` names \`${label}\`, which is no label of the metric.`,
      fix: `Name one of: ${names.join(', ')}.`,
    }));
  return [...bad, ...exclusive, ...Object.entries(metric.labels).flatMap(([n, d]) => domainProblems(n, d, metric))];
}

function domainProblems(label: string, domain: LabelDomain, metric: AnyMetric): Finding[] {
  switch (domain.kind) {
    case 'closed':
      return closedProblems(label, domain.values);
    case 'entity':
      return entityProblems(label, domain, metric);
    case 'attribute': {
      const owner = metric.labels[domain.of];
      return owner !== undefined && owner.kind !== 'attribute' && domain.of !== label
        ? []
        : [
            {
              code: 'attribute-owner',
              message: `Label \`${label}\` follows \`${domain.of}\`, which is no independent label of the metric.`,
              fix: 'Name a label of the same metric that is a closed set or an entity.',
            },
          ];
    }
  }
}

function entityProblems(label: string, { max, per }: EntityDomain, { labels }: AnyMetric): Finding[] {
  const problems: Finding[] = [];
  if (!Number.isSafeInteger(max) || max <= 0) {
    problems.push({
      code: 'entity-maximum',
      message: `Label \`${label}\`: the maximum \`${max}\` is not a positive integer.`,
      fix: 'State how many there can be: the series budget is computed from it.',
    });
  }
  if (per !== undefined && (per === label || labels[per] === undefined || labels[per].kind === 'attribute')) {
    problems.push({
      code: 'entity-maximum',
      message: `Label \`${label}\`: its maximum is one per \`${per}\`, which is no other label that multiplies series.`,
      fix: 'Name a label with values of its own, or state a maximum for the whole metric.',
    });
  }
  return problems;
}

function closedProblems(label: string, values: readonly string[]): Finding[] {
  const faults = [
    { bad: values.length === 0, message: 'has no values' },
    { bad: new Set(values).size !== values.length, message: 'names a value twice' },
    { bad: values.includes(''), message: 'holds the empty value, which is the same as no label' },
    {
      bad: values.some((value) => /\p{Cc}/u.test(value) || !value.isWellFormed()),
      message: 'holds a control character',
    },
  ];
  return faults
    .filter(({ bad }) => bad)
    .map(({ message }) => ({
      code: 'closed-set',
      message: `The closed set of label \`${label}\` ${message}.`,
      fix: 'List each value once, as it appears in the exposition.',
    }));
}

function bucketProblems(metric: AnyMetric): Finding[] {
  const { buckets } = metric;
  if (metric.type !== 'histogram') return [];
  const rising = buckets.every((bound, i) => Number.isFinite(bound) && (i === 0 || bound > (buckets[i - 1] ?? bound)));
  return rising && buckets.length > 0
    ? []
    : [
        {
          code: 'buckets',
          message: `Bucket bounds must be finite and rising; found ${JSON.stringify(buckets)}.`,
          fix: 'Sort them, name each once, and leave `+Inf` out: it is added.',
        },
      ];
}

function rangeProblems({ range: { min = -Infinity, max = Infinity } = {} }: AnyMetric): Finding[] {
  if (min <= max) return [];
  return [
    {
      code: 'range',
      message: `The range from ${min} to ${max} holds no value.`,
      fix: 'Swap the two, or leave out what does not bound it.',
    },
  ];
}

function textProblems(metric: AnyMetric): Finding[] {
  const findings: Finding[] = [];
  if (!VERSION.test(metric.since)) {
    findings.push({ code: 'since', message: `\`since: ${metric.since}\` is no version.`, fix: 'Write it as 0.1.0.' });
  }
  if (metric.usage.trim() === '') {
    findings.push({ code: 'usage', message: '`usage` is empty.', fix: 'Say which question the metric answers.' });
  }
  if (/[\r\n]/.test(metric.help) || metric.help !== metric.help.trim()) {
    findings.push({ code: 'help', message: 'The help text has line breaks or outer spaces.', fix: 'Use one line.' });
  }
  for (const [waiver, reason] of Object.entries(metric.waivers)) {
    if (reason.trim() === '') {
      findings.push({ code: 'waiver', message: `The waiver \`${waiver}\` has no reason.`, fix: 'Say why.' });
    }
  }
  return findings;
}
