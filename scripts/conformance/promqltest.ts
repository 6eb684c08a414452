import { analyse, EVERYTHING, type SeriesFacts, type SeriesLookup, validateQuery } from '@lockstep/promql';
import { labelBounds } from '../../test/conformance/label-bounds.ts';
import { labelContradictions } from '../../test/conformance/label-agreement.ts';
import { type Evaluation, readScript, type ScriptSeries } from '../../test/conformance/promqltest/script.ts';
import { valueOutside } from '../../test/conformance/value-agreement.ts';
import { corpusFiles, missingCorpora, readCorpus } from './corpora.ts';
import { allOf, type ConformanceRow, type Outcome, told } from './row.ts';

/** Prometheus' own tests of its engine: every query that runs is accepted, and its series have labels and values that can be. */
export const promqltest: ConformanceRow = { title: 'Tests of the engine of Prometheus', measure };

const FOLDER = 'promql/promqltest';

function measure(): Outcome {
  const missing = missingCorpora();
  if (missing !== undefined) return { missing };
  const evaluations = corpusFiles(FOLDER).flatMap((file) =>
    readScript(readCorpus(`${FOLDER}/${file}`)).map((evaluation) => ({ file, ...evaluation })),
  );
  const judged = evaluations.filter(({ fails }) => !fails).map((one) => ({ ...one, ...judge(one) }));
  const accepted = judged.filter(({ refused }) => refused === undefined);
  const series = accepted.flatMap(({ series }) => series);
  const count = (isCounted: (one: SeriesJudgement) => boolean): number => series.filter(isCounted).length;
  const bounded = count(({ isBounded }) => isBounded);
  const failing = evaluations.filter(({ fails }) => fails);
  return {
    figures: [
      allOf('evaluations accepted', accepted.length, judged.length),
      allOf('types as evaluated', accepted.filter(({ wrongType }) => wrongType === undefined).length, accepted.length),
      allOf(
        'series with labels inside the bounds',
        count(({ labels }) => labels.length === 0),
        series.length,
      ),
      told(
        'series with labels that are all known',
        count(({ isExact }) => isExact),
      ),
      allOf('series with values inside bounds', bounded - count(({ outside }) => outside !== undefined), bounded),
      told('evaluations that fail, refused already here', failing.filter((one) => judge(one).refused).length),
    ],
    details: judged.flatMap(({ file, line, query, refused, wrongType, series }) =>
      [refused, wrongType, ...new Set(series.flatMap(contradictionsOf))].flatMap((says) =>
        says === undefined ? [] : `${file}:${line}: ${query}\n    ${says}`,
      ),
    ),
  };
}

interface Judgement {
  readonly refused?: string;
  readonly wrongType?: string;
  /** Of each series of the answer. */
  readonly series: readonly SeriesJudgement[];
}

interface SeriesJudgement {
  readonly labels: readonly string[];
  /** Whether what is said of the labels leaves no doubt. */
  readonly isExact: boolean;
  /** Whether anything is said of the values. */
  readonly isBounded: boolean;
  readonly outside: number | undefined;
}

function judge({ query, loaded, expects }: Evaluation): Judgement {
  const { parsed, type, problems } = validateQuery(query, EVERYTHING);
  const { expr } = parsed;
  const [problem] = problems;
  if (expr === undefined || problem !== undefined) return { series: [], refused: problem?.message ?? 'no tree' };
  if (!TYPES[expects.kind].includes(type ?? '')) return { series: [], wrongType: `a ${type}, not a ${expects.kind}` };
  const analysis = analyse(lookupOf(loaded));
  const flow = analysis.labels(expr);
  const bounds = analysis.values(expr);
  if (flow === undefined || !('series' in expects)) return { series: [] };
  return {
    series: expects.series.map(({ labels, floats }) => ({
      labels: labelContradictions(flow, labels),
      isExact: flow.may !== 'anything' && flow.may.size === flow.must.size,
      isBounded: bounds !== undefined && floats.length > 0,
      outside: bounds && valueOutside(bounds, floats),
    })),
  };
}

function contradictionsOf({ labels, outside }: SeriesJudgement): readonly string[] {
  return outside === undefined ? labels : [...labels, `the value ${outside} is outside its bounds`];
}

/** A scalar over a range is a series, too. */
const TYPES: Readonly<Record<Evaluation['expects']['kind'], readonly string[]>> = {
  series: ['vector', 'scalar'],
  'range-vector': ['matrix'],
  scalar: ['scalar'],
  string: ['string'],
};

/** What is known of a name is what was loaded under it; of a selector without a name, what was loaded at all. */
function lookupOf(loaded: readonly ScriptSeries[]): SeriesLookup {
  const facts = new Map<string | undefined, SeriesFacts>();
  return ({ metric }) => {
    const name = metric?.name;
    const known =
      facts.get(name) ?? factsOf(loaded.filter(({ labels }) => name === undefined || labels['__name__'] === name));
    facts.set(name, known);
    return known;
  };
}

function factsOf(series: readonly ScriptSeries[]): SeriesFacts {
  const labels = labelBounds(series.map((one) => one.labels));
  const floats = series.flatMap((one) => one.floats).filter((value) => !Number.isNaN(value));
  if (floats.length === 0 || series.some(({ hasHistograms }) => hasHistograms)) return labels;
  return { ...labels, values: { min: Math.min(...floats), max: Math.max(...floats) } };
}
