import type { LabelDescription } from '@lockstep/catalog';
import {
  analyse,
  type Expr,
  formatUnit,
  type Interval,
  parseQuery,
  type Selector,
  selectorsIn,
  type Unit,
  withoutParens,
} from '@lockstep/promql';
import type { RulesDocument, RuleView } from './documents/document.ts';
import { labelValues, unionOfValues, type ValueSources } from './flow/label-values.ts';
import { factsOf, type KnownMetrics, type KnownSeries, nameSelected } from './known-metrics.ts';

/**
 * The series that recording rules make: labels, unit and values follow from their expressions, which may read series
 * that other rules record, in whatever file. Series that are recorded in a circle, or by expressions that do not parse,
 * may have any label. Sorted by name.
 */
export function recordedSeries(documents: readonly RulesDocument[], metrics: KnownMetrics): readonly KnownSeries[] {
  const recordings = recordingsByName(documents);
  const made = new Map<string, KnownSeries>();
  const selected = (selector: Selector) => made.get(nameSelected(selector) ?? '') ?? metrics.selected(selector);
  const known: KnownMetrics = {
    ...metrics,
    series: (name) => made.get(name) ?? metrics.series(name),
    selected,
    lookup: (selector) => selected(selector)?.facts,
  };
  for (const name of inOrder(recordings)) {
    const [first, ...rest] = (recordings.get(name) ?? []).map((recording) => knownOf(recording, known));
    if (first !== undefined) made.set(name, recorded(rest.reduce(merge, first)));
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
    append(found, rule.name, { rule, expr: parseQuery(rule.query.text).expr });
  }
  return found;
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** What is read comes before what reads it; what is left over in circles comes last. */
function inOrder(recordings: ReadonlyMap<string, readonly Recording[]>): readonly string[] {
  const readers = new Map<string, string[]>();
  const waitsFor = new Map<string, number>();
  for (const [name, rules] of recordings) {
    const read = new Set(rules.flatMap(({ expr }) => namesIn(expr)).filter((other) => recordings.has(other)));
    waitsFor.set(name, read.size);
    for (const other of read) append(readers, other, name);
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
  return expr === undefined ? [] : selectorsIn(expr).flatMap((selector) => nameSelected(selector) ?? []);
}

/** What is known of a recorded series, of one rule or of several that record it together. */
interface Known extends Pick<KnownSeries, 'name' | 'kind'> {
  readonly combined: boolean;
  readonly unit: Unit | undefined;
  readonly values: Interval | undefined;
  /** Undefined when they can be anything. */
  readonly labels: ReadonlyMap<string, LabelDescription> | undefined;
}

function knownOf({ rule, expr }: Recording, metrics: KnownMetrics): Known {
  const { name } = rule;
  if (expr === undefined) return { name, ...ANYTHING };
  const analysis = analyse(metrics.lookup);
  return {
    name,
    kind: kindOf(expr, metrics),
    combined: isCombined(expr, metrics),
    unit: analysis.unit(expr),
    values: analysis.values(expr),
    labels: labelsOf(expr, { metrics, analysis }, rule),
  };
}

/** What a broken query records. */
const ANYTHING = { kind: 'unknown', combined: false, unit: undefined, values: undefined, labels: undefined } as const;

/** Labels of what an expression records. What the rule adds comes last. */
function labelsOf(expr: Expr, sources: ValueSources, rule: RuleView): Known['labels'] {
  // A scalar is recorded, too: as one series without labels.
  const { must, may } = sources.analysis.labels(expr) ?? { must: new Set<string>(), may: new Set<string>() };
  if (may === 'anything') return undefined;
  const labels = new Map<string, LabelDescription>();
  for (const label of may) {
    const { kind, values } = labelValues(expr, label, sources) ?? UNKNOWN_VALUES;
    if (label !== '__name__') labels.set(label, { kind, values, optional: !must.has(label) });
  }
  for (const [label, value] of Object.entries(rule.labels)) {
    if (value === '') labels.delete(label);
    else labels.set(label, { kind: 'closed', values: [value] });
  }
  return labels;
}

const UNKNOWN_VALUES: LabelDescription = { kind: 'open', values: [] };

/** A counter that is picked or added up still counts; whoever takes its rate then is told so by another check. */
function kindOf(expr: Expr, metrics: KnownMetrics): KnownSeries['kind'] {
  const node = withoutParens(expr);
  if (node.kind === 'selector') return metrics.selected(node)?.kind ?? 'unknown';
  const input = node.kind === 'aggregation' && KEEPING.has(node.operator.name) ? node.args.at(-1) : undefined;
  return input === undefined ? 'gauge' : kindOf(input, metrics);
}

const KEEPING = new Set(['sum', 'min', 'max', 'avg', 'topk', 'bottomk']);

/** Whether an expression is more than a copy of series, or copies what is combined already. */
function isCombined(expr: Expr, metrics: KnownMetrics): boolean {
  const node = withoutParens(expr);
  return node.kind !== 'selector' || metrics.selected(node)?.combined === true;
}

/** Several rules may record one series, each a part of it. */
function merge(one: Known, other: Known): Known {
  const { values, unit } = one;
  return {
    name: one.name,
    kind: one.kind === other.kind ? one.kind : 'unknown',
    combined: one.combined || other.combined,
    unit:
      unit !== undefined && other.unit !== undefined && formatUnit(unit) === formatUnit(other.unit) ? unit : undefined,
    values:
      values === undefined || other.values === undefined
        ? undefined
        : { min: Math.min(values.min, other.values.min), max: Math.max(values.max, other.values.max) },
    labels: one.labels === undefined || other.labels === undefined ? undefined : mergeLabels(one.labels, other.labels),
  };
}

function mergeLabels(one: NonNullable<Known['labels']>, other: NonNullable<Known['labels']>): Known['labels'] {
  const merged = [...new Set([...one.keys(), ...other.keys()])].map((label): [string, LabelDescription] => {
    const [a = NO_LABEL, b = NO_LABEL] = [one.get(label), other.get(label)];
    return [label, { ...unionOfValues(a, b), optional: a.optional === true || b.optional === true }];
  });
  return new Map(merged);
}

const NO_LABEL: LabelDescription = { kind: 'closed', values: [], optional: true };

function recorded({ name, kind, combined, unit, values, labels: known }: Known): KnownSeries {
  const labels = known ?? new Map<string, LabelDescription>();
  return {
    name,
    family: name,
    description: {
      type: kind === 'counter' ? 'counter' : 'gauge',
      help: 'Recorded by a rule.',
      labels: Object.fromEntries(labels),
    },
    role: 'recorded',
    kind,
    ...(combined ? { combined } : {}),
    labels,
    facts: factsOf(labels, {
      open: known === undefined,
      ...(unit === undefined ? {} : { unit }),
      ...(values === undefined ? {} : { values }),
    }),
  };
}
