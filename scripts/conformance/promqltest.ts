import { analyse, EVERYTHING, type SeriesFacts, type SeriesLookup, validateQuery } from '@lockstep/promql';
import { labelBounds } from '../../test/conformance/label-bounds.ts';
import { labelContradictions } from '../../test/conformance/label-agreement.ts';
import { type Evaluation, readScript, type SeriesLabels } from '../../test/conformance/promqltest/script.ts';
import { corpusFiles, missingCorpora, readCorpus } from './corpora.ts';
import { allOf, type ConformanceRow, type Outcome, told } from './row.ts';

/** Prometheus' own tests of its engine: every query that runs is accepted, and its series have labels that can be. */
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
  const failing = evaluations.filter(({ fails }) => fails);
  return {
    figures: [
      allOf('evaluations accepted', accepted.length, judged.length),
      allOf('types as evaluated', accepted.filter(({ wrongType }) => wrongType === undefined).length, accepted.length),
      allOf('series with labels inside the bounds', series.filter((says) => says.length === 0).length, series.length),
      told('series with labels that are all known', accepted.flatMap(({ exact }) => exact).filter(Boolean).length),
      told('evaluations that fail, refused already here', failing.filter((one) => judge(one).refused).length),
    ],
    details: judged.flatMap(({ file, line, query, refused, wrongType, series }) =>
      [refused, wrongType, ...new Set(series.flat())].flatMap((says) =>
        says === undefined ? [] : `${file}:${line}: ${query}\n    ${says}`,
      ),
    ),
  };
}

interface Judgement {
  readonly refused?: string;
  readonly wrongType?: string;
  /** Contradictions of each series of the answer. */
  readonly series: readonly (readonly string[])[];
  /** Whether the bounds leave no doubt, for each series. */
  readonly exact: readonly boolean[];
}

const NOTHING = { series: [], exact: [] };

function judge({ query, loaded, expects }: Evaluation): Judgement {
  const { parsed, type, problems } = validateQuery(query, EVERYTHING);
  const [problem] = problems;
  if (parsed.expr === undefined || problem !== undefined) return { ...NOTHING, refused: problem?.message ?? 'no tree' };
  if (!TYPES[expects.kind].includes(type ?? '')) return { ...NOTHING, wrongType: `a ${type}, not a ${expects.kind}` };
  const flow = analyse(lookupOf(loaded)).labels(parsed.expr);
  if (flow === undefined || !('series' in expects)) return NOTHING;
  return {
    series: expects.series.map((labels) => labelContradictions(flow, labels)),
    exact: expects.series.map(() => flow.may !== 'anything' && flow.may.size === flow.must.size),
  };
}

/** A scalar over a range is a series, too. */
const TYPES: Readonly<Record<Evaluation['expects']['kind'], readonly string[]>> = {
  series: ['vector', 'scalar'],
  'range-vector': ['matrix'],
  scalar: ['scalar'],
  string: ['string'],
};

/** What is known of a name is what was loaded under it; of a selector without a name, what was loaded at all. */
function lookupOf(loaded: readonly SeriesLabels[]): SeriesLookup {
  const facts = new Map<string | undefined, SeriesFacts>();
  return ({ metric }) => {
    const name = metric?.name;
    const known =
      facts.get(name) ?? labelBounds(loaded.filter((one) => name === undefined || one['__name__'] === name));
    facts.set(name, known);
    return known;
  };
}
