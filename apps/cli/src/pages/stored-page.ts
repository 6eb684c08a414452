import type { DescribedType } from '@lockstep/catalog';
import {
  type ExpositionProblem,
  type ParsedFamily,
  type ParsedSample,
  parseOpenMetrics,
  parseText,
} from '@lockstep/metrics';
import { storedType } from './stored-type.ts';

/** A page of metrics, and where it came from. */
export interface Page {
  readonly source: string;
  readonly text: string;
  /** As the server said; undefined of a file, whose end tells. */
  readonly contentType?: string | undefined;
}

/** A family by the name under which Prometheus stores it: `x_total` of a counter that OpenMetrics calls `x`. */
export interface StoredFamily {
  readonly name: string;
  readonly type: DescribedType;
  readonly help: string;
  /** Of `# UNIT`; empty without one. */
  readonly unit: string;
  /** Parts of one histogram or summary stand together, everything else has samples of one name. */
  readonly samples: readonly ParsedSample[];
  /** Whether it tells since when another family counts. */
  readonly isCreated: boolean;
}

/** What a page has, and everything that is wrong with it, by line. */
export interface StoredPage {
  readonly families: readonly StoredFamily[];
  readonly problems: readonly ExpositionProblem[];
}

/** Reads a page as its format wants it. `notMetrics` names what it is instead. */
export function readStoredPage({ text, contentType }: Page): StoredPage | { readonly notMetrics: string } {
  const notMetrics = otherFormat(text);
  if (notMetrics !== undefined) return { notMetrics };
  const isOpenMetrics = contentType?.startsWith('application/openmetrics-text') ?? /^# EOF\s*$/m.test(text.slice(-100));
  const { families, problems } = isOpenMetrics ? parseOpenMetrics(text) : parseText(text);
  return { families: withCounterTypes(families).flatMap((family) => storedFamilies(family, isOpenMetrics)), problems };
}

/** No line of a page can begin so. */
function otherFormat(text: string): string | undefined {
  const start = text.trimStart().slice(0, 1);
  return start === '<' ? 'HTML' : start === '{' || start === '[' ? 'JSON' : undefined;
}

/** Which samples of a type are parts of one family; any other sample is a family of its own. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  histogram: ['_bucket', '_sum', '_count'],
  summary: ['', '_sum', '_count'],
};

/** OpenMetrics names families without the last word of their samples. */
const DECLARED_SUFFIX: Readonly<Record<string, string>> = { counter: '_total', info: '_info' };

function storedFamilies(family: ParsedFamily, isOpenMetrics: boolean): readonly StoredFamily[] {
  const { name, help = '', unit = '', samples } = family;
  const type = storedType(family.type);
  if (samples.length === 0) {
    const suffix = isOpenMetrics ? (DECLARED_SUFFIX[family.type] ?? '') : '';
    const stored = name.endsWith(suffix) ? name : name + suffix;
    return [{ name: stored, type, help, unit, samples, isCreated: false }];
  }
  const byName = new Map<string, ParsedSample[]>();
  for (const sample of samples) {
    const isPart = PARTS[family.type]?.includes(sample.name.slice(name.length)) ?? false;
    const stored = isPart ? name : sample.name;
    const known = byName.get(stored);
    if (known === undefined) byName.set(stored, [sample]);
    else known.push(sample);
  }
  return [...byName].map(([stored, own]) => {
    // A `_created` sample is a time whatever its family measures.
    const isCreated = stored === `${name}_created`;
    return { name: stored, help, samples: own, isCreated, ...(isCreated ? CREATED : { type, unit }) };
  });
}

const CREATED = { type: 'gauge', unit: '' } as const;

/** Some exporters declare the counter `x` in the text format and write `x_total`, as OpenMetrics has it. */
function withCounterTypes(families: readonly ParsedFamily[]): readonly ParsedFamily[] {
  const counters = new Map(
    families.filter(({ type, samples }) => type === 'counter' && samples.length === 0).map((one) => [one.name, one]),
  );
  const meant = new Set<string>();
  const typed = families.map((family) => {
    const counter = counters.get(family.name.replace(/_total$/, ''));
    if (counter === undefined || counter === family || family.type !== 'untyped') return family;
    meant.add(counter.name);
    return { ...counter, name: family.name, samples: family.samples };
  });
  return typed.filter(({ name, samples }) => samples.length > 0 || !meant.has(name));
}
