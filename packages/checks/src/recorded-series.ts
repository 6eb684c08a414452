import type { LabelDescription } from '@lockstep/catalog';
import { type Analysis, analyse, type Expr, type Interval, parseQuery, type Selector, selectorsIn, withoutParens } from '@lockstep/promql';
import type { RulesDocument, RuleView } from './documents/document.ts';
import { labelValues } from './flow/label-values.ts';
import type { KnownMetrics, KnownSeries } from './known-metrics.ts';

/**
 * The series that recording rules make: labels, unit and values follow from their expressions, which may read series
 * that other rules record, in whatever file. Series that are recorded in a circle, or by expressions that do not parse,
 * may have any label. Sorted by name.
 */
export function recordedSeries(documents: readonly RulesDocument[], metrics: KnownMetrics): readonly KnownSeries[] {
  const recordings = recordingsByName(documents);
  const made = new Map<string, KnownSeries>();
  const known: KnownMetrics = { ...metrics, series: (name) => made.get(name) ?? metrics.series(name) };
  for (const name of inOrder(recordings)) {
    const series = (recordings.get(name) ?? []).map((recording) => seriesOf(recording, known));
    const [first, ...rest] = series;
    if (first !== undefined) made.set(name, rest.reduce(merge, first));
  }
  return [...made.values()].toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

interface Recording {
  readonly rule: RuleView;
  readonly expr: Expr | undefined;
}

function recordingsByName(documents: readonly RulesDocument[]): ReadonlyMap<string, readonly Recording[]> {
  const found = new Map<string, Recording[]>();
  for (const rule of documents.flatMap(({ groups }) => groups.flatMap(({ rules }) => rules))) {
    if (rule.kind !== 'record') continue;
    const recording = { rule, expr: parseQuery(rule.query.text).expr };
    const others = found.get(rule.name);
    if (others === undefined) found.set(rule.name, [recording]);
    else others.push(recording);
  }
  return found;
}

/** What is read comes before what reads it; what is left over in circles comes last. */
function inOrder(recordings: ReadonlyMap<string, readonly Recording[]>): readonly string[] {
  const readers = new Map<string, string[]>();
  const waitsFor = new Map<string, number>();
  for (const [name, rules] of recordings) {
    const read = new Set(rules.flatMap(({ expr }) => namesIn(expr)).filter((other) => recordings.has(other)));
    waitsFor.set(name, read.size);
    for (const other of read) readers.set(other, [...(readers.get(other) ?? []), name]);
  }
  const order = [...recordings.keys()].filter((name) => waitsFor.get(name) === 0);
  // The list grows while it is gone through.
  for (const name of order) {
    for (const reader of readers.get(name) ?? []) {
      const left = (waitsFor.get(reader) ?? 0) - 1;
      waitsFor.set(reader, left);
      if (left === 0) order.push(reader);
    }
  }
  const ordered = new Set(order);
  return [...order, ...[...recordings.keys()].filter((name) => !ordered.has(name))];
}

function namesIn(expr: Expr | undefined): readonly string[] {
  return expr === undefined ? [] : selectorsIn(expr).flatMap(({ metric }) => metric?.name ?? []);
}

function seriesOf({ rule, expr }: Recording, metrics: KnownMetrics): KnownSeries {
  const analysis = analyse(({ metric }: Selector) => (metric === undefined ? undefined : metrics.series(metric.name)?.facts));
  const labels = expr === undefined ? undefined : labelsOf(expr, { metrics, analysis }, rule);
  const unit = expr === undefined ? undefined : analysis.unit(expr);
  const values = expr === undefined ? undefined : analysis.values(expr);
  const optional = [...(labels ?? [])].filter(([, label]) => label.optional !== true).map(([name]) => name);
  return {
    name: rule.name,
    family: rule.name,
    description: { type: 'gauge', help: `Recorded by \`${rule.query.text.trim()}\`.`, labels: Object.fromEntries(labels ?? []) },
    role: 'recorded',
    kind: expr === undefined ? 'unknown' : kindOf(expr, metrics),
    labels: labels ?? new Map(),
    unit,
    values,
    facts: {
      must: optional,
      may: labels === undefined ? 'anything' : [...labels.keys()],
      ...(unit === undefined ? {} : { unit }),
      ...(values === undefined ? {} : { values }),
    },
  };
}

/** Labels of what an expression records; undefined when they can be anything. What the rule adds comes last. */
function labelsOf(expr: Expr, sources: ValueSources, rule: RuleView): ReadonlyMap<string, LabelDescription> | undefined {
  // A scalar is recorded, too: as one series without labels.
  const { must, may } = sources.analysis.labels(expr) ?? { must: new Set<string>(), may: new Set<string>() };
  if (may === 'anything') return undefined;
  const labels = new Map<string, LabelDescription>();
  for (const label of may) {
    const { kind, values } = labelValues(expr, label, sources) ?? UNKNOWN_VALUES;
    if (label !== '__name__') labels.set(label, { kind, values, ...(must.has(label) ? {} : { optional: true }) });
  }
  for (const [label, value] of Object.entries(rule.labels)) {
    if (value === '') labels.delete(label);
    else labels.set(label, { kind: 'closed', values: [value] });
  }
  return labels;
}

const UNKNOWN_VALUES: LabelDescription = { kind: 'open', values: [] };

/** A counter that is only picked, or added up, still counts; whoever takes its rate then is told by another check. */
function kindOf(expr: Expr, metrics: KnownMetrics): KnownSeries['kind'] {
  const node = withoutParens(expr);
  if (node.kind === 'aggregation' && KEEPING.has(node.operator.name)) {
    const input = node.args.at(-1);
    return input === undefined ? 'gauge' : kindOf(input, metrics);
  }
  if (node.kind !== 'selector') return 'gauge';
  return node.metric === undefined ? 'unknown' : (metrics.series(node.metric.name)?.kind ?? 'unknown');
}

const KEEPING = new Set(['sum', 'min', 'max', 'avg', 'topk', 'bottomk']);

/** Several rules may record one series, each a part of it. */
function merge(one: KnownSeries, other: KnownSeries): KnownSeries {
  const unit = formatUnit(one.unit ?? {}) === formatUnit(other.unit ?? {}) ? (one.unit && other.unit) : undefined;
}
