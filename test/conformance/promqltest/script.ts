import { readValues, type SampleValues } from './sample-values.ts';

/** Labels of a series, `__name__` among them. */
export type SeriesLabels = Readonly<Record<string, string>>;

/** A series of a script: loaded, or expected. */
export interface ScriptSeries extends SampleValues {
  readonly labels: SeriesLabels;
}

/** One `eval` of a script of Prometheus' `promqltest`, with the series that were loaded before it. */
export interface Evaluation {
  /** Line of the `eval`, from 1. */
  readonly line: number;
  readonly query: string;
  /** Whether it must fail, which says nothing about its grammar. */
  readonly fails: boolean;
  /** Series that exist when it runs. */
  readonly loaded: readonly ScriptSeries[];
  readonly expects: Expectation;
}

/** What an `eval` must give. */
export type Expectation =
  | { readonly kind: 'series'; readonly series: readonly ScriptSeries[] }
  | { readonly kind: 'range-vector'; readonly series: readonly ScriptSeries[] }
  | { readonly kind: 'scalar' | 'string' };

/**
 * Reads a script of Prometheus' `promqltest`: blocks of `load`, `clear` and `eval`, each of a head and the lines below
 * it. Throws on a line that it cannot read, because a line that is skipped is not tested.
 */
export function readScript(text: string): Evaluation[] {
  const found: Evaluation[] = [];
  let loaded: readonly ScriptSeries[] = [];
  for (const { line, head, body } of blocksOf(text)) {
    if (head === 'clear') loaded = [];
    else if (/^load\s/.test(head)) loaded = [...loaded, ...seriesOf(body)];
    else if (/^load_with_nhcb\s/.test(head)) loaded = [...loaded, ...withNativeHistograms(seriesOf(body))];
    else found.push(evaluationOf({ line, head, body }, loaded));
  }
  return found;
}

/** Reads `name{label="value", ...} values`; undefined when a line does not begin with a series. */
export function readSeries(line: string): ScriptSeries | undefined {
  const head = /^(?<name>[A-Za-z_:][\w:]*)?(?<brace>\{)?/.exec(line);
  const { name, brace } = head?.groups ?? {};
  if (head === null || (name === undefined && brace === undefined)) return undefined;
  const named = name === undefined ? {} : { __name__: name };
  const { labels, end } = brace === undefined ? { labels: {}, end: head[0].length } : labelsIn(line, head[0].length);
  const values = line.slice(end);
  return { labels: { ...named, ...labels }, ...(values.startsWith('@st') ? NO_VALUES : readValues(values)) };
}

/** Lines of start times (`name{...}@st`) are of series that stand there, too. */
const NO_VALUES: SampleValues = { floats: [], hasHistograms: false };

interface Block {
  readonly line: number;
  readonly head: string;
  readonly body: readonly string[];
}

/** A block ends at a blank line or at a comment; `clear` is one line. */
function blocksOf(text: string): Block[] {
  const blocks: { line: number; head: string; body: string[] }[] = [];
  let open = false;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    const ends = line === '' || line.startsWith('#');
    if (!ends && open) blocks.at(-1)?.body.push(line);
    if (!ends && !open) blocks.push({ line: index + 1, head: line, body: [] });
    open = !ends && (open || line !== 'clear');
  }
  return blocks;
}

const EVAL =
  /^eval(?<fails>_fail)?(?:_warn|_info|_ordered)?\s+(?:instant(?:\s+at\s+\S+)?|range\s+from\s+\S+\s+to\s+\S+\s+step\s+\S+)\s+(?<query>.*)$/;

function evaluationOf({ line, head, body }: Block, loaded: readonly ScriptSeries[]): Evaluation {
  const { fails, query } = EVAL.exec(head)?.groups ?? {};
  if (query === undefined) throw new Error(`Line ${line} is no \`load\`, \`clear\` or \`eval\`: \`${head}\`.`);
  const results = body.filter((each) => !/^(?:expect|expected_fail_(?:message|regexp))\s/.test(each));
  return {
    line,
    query,
    fails: fails !== undefined || body.some((each) => /^expect fail\b/.test(each)),
    loaded,
    expects: expectationOf(body, results),
  };
}

function expectationOf(body: readonly string[], results: readonly string[]): Expectation {
  if (body.some((line) => /^expect string\s/.test(line))) return { kind: 'string' };
  if (results.some((line) => readSeries(line) === undefined || isNumber(line))) return { kind: 'scalar' };
  const kind = body.some((line) => /^expect range vector\s/.test(line)) ? 'range-vector' : 'series';
  return { kind, series: seriesOf(results) };
}

/** `NaN` and `Inf` look like names. */
function isNumber(line: string): boolean {
  return /^[+-]?(?:nan|inf)$/i.test(line);
}

function seriesOf(lines: readonly string[]): ScriptSeries[] {
  return lines.map((line) => {
    const series = readSeries(line);
    if (series === undefined) throw new Error(`This is no series: \`${line}\`.`);
    return series;
  });
}

/** `load_with_nhcb` also stores each classic histogram as a native one under the base name. */
function withNativeHistograms(series: readonly ScriptSeries[]): ScriptSeries[] {
  const native = series.flatMap(({ labels: { __name__ = '', le, ...labels } }) =>
    __name__.endsWith('_bucket') && le !== undefined
      ? [{ labels: { ...labels, __name__: __name__.slice(0, -'_bucket'.length) }, floats: [], hasHistograms: true }]
      : [],
  );
  return [...series, ...native];
}

const LABEL =
  /\s*(?:(?<name>[A-Za-z_]\w*)|(?<quotedName>"(?:\\.|[^"\\])*"))(?:\s*=\s*(?<value>"(?:\\.|[^"\\])*"))?\s*,?/y;

/** Labels from behind `{`, and where what follows `}` begins. A quoted name without a value is the name of the metric. */
function labelsIn(line: string, start: number): { readonly labels: SeriesLabels; readonly end: number } {
  const labels: Record<string, string> = {};
  let end = start;
  for (;;) {
    LABEL.lastIndex = end;
    const match = LABEL.exec(line);
    if (match === null) break;
    end = LABEL.lastIndex;
    const { name, quotedName, value } = match.groups ?? {};
    const label = name ?? unquote(quotedName ?? '');
    labels[value === undefined ? '__name__' : label] = value === undefined ? label : unquote(value);
  }
  const closing = /^\s*\}/.exec(line.slice(end));
  if (closing === null) throw new Error(`The labels end unexpectedly: \`${line.slice(end)}\` in \`${line}\`.`);
  return { labels, end: end + closing[0].length };
}

function unquote(text: string): string {
  return text.slice(1, -1).replaceAll(/\\(.)/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped));
}
