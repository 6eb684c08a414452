import { parseOpenMetrics, parseText, PROBLEMS, type ParsedExposition, type ParsedFamily } from '@lockstep/metrics';
import type { Observation } from './observation.ts';
import { storedType } from './stored-type.ts';

/** A page of metrics, and where it came from. */
export interface Page {
  readonly source: string;
  readonly text: string;
  /** As the server said; undefined of a file, whose end tells. */
  readonly contentType?: string | undefined;
}

/**
 * Notes everything that a page says. Exporters are taken as they are: what a line lacks is left out, and what was odd
 * comes back, one line for each kind.
 */
export function observePage({ source, text, contentType }: Page, observation: Observation): readonly string[] {
  const other = otherFormat(text);
  if (other !== undefined) return [`This is ${other}, no page of metrics: is the path /metrics?`];
  const isOpenMetrics = contentType?.startsWith('application/openmetrics-text') ?? /^# EOF\s*$/m.test(text.slice(-100));
  const parsed = isOpenMetrics ? parseOpenMetrics(text) : parseText(text);
  for (const family of withCounterTypes(parsed.families)) observeFamily(family, isOpenMetrics, observation, source);
  return oddities(parsed);
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

function observeFamily(family: ParsedFamily, isOpenMetrics: boolean, observation: Observation, source: string): void {
  const { name, help = '', unit = '', samples } = family;
  const type = storedType(family.type);
  if (samples.length === 0) {
    const suffix = isOpenMetrics ? (DECLARED_SUFFIX[family.type] ?? '') : '';
    observation.declare(name.endsWith(suffix) ? name : name + suffix, { type, help, unit }, source);
  }
  const declared = new Set<string>();
  for (const sample of samples) {
    const isPart = PARTS[family.type]?.includes(sample.name.slice(name.length)) ?? false;
    const stored = isPart ? name : sample.name;
    const isCreated = !isPart && sample.name === `${name}_created`;
    // A `_created` sample is a time whatever its family measures.
    const metadata = isCreated ? ({ type: 'gauge', help } as const) : { type, help, unit };
    if (!declared.has(stored)) observation.declare(stored, metadata, source);
    declared.add(stored);
    observation.series(stored, sample.labels);
  }
}

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

function oddities({ problems }: ParsedExposition): readonly string[] {
  return [...new Set(problems.map(({ code }) => code))].map((code) => {
    const [first, ...more] = problems.filter((problem) => problem.code === code);
    const count = more.length === 0 ? '' : ` (and ${more.length} more)`;
    return `line ${first?.line}${count}: ${PROBLEMS[code]} Here: ${first?.message}.`;
  });
}
