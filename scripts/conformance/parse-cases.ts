import { EVERYTHING, validateQuery } from '@lockstep/promql';
import { missingCorpora, readCorpus } from './corpora.ts';
import { allOf, type ConformanceRow, exactly, type Outcome } from './row.ts';

/** The cases of the parser of Prometheus: each is accepted or refused as there. */
export const parseCases: ConformanceRow = { title: 'Cases of the parser of Prometheus', measure };

/** Cases that say something about bytes that are no UTF-8: their text does not hold them any more. */
const LOST_BYTES = 2;

interface ParseCase {
  readonly line: number;
  readonly input: string;
  readonly valid: boolean;
}

function measure(): Outcome {
  const missing = missingCorpora();
  if (missing !== undefined) return { missing };
  const cases = (JSON.parse(readCorpus('promql/parse-cases.json')) as ParseCase[]).map((one) => ({
    ...one,
    problem: validateQuery(one.input, EVERYTHING).problems[0],
  }));
  const valid = cases.filter((one) => one.valid);
  const invalid = cases.filter((one) => !one.valid);
  const refused = valid.filter(({ problem }) => problem !== undefined);
  const slipped = invalid.filter(({ problem }) => problem === undefined);
  return {
    figures: [
      allOf('valid cases accepted', valid.length - refused.length, valid.length),
      exactly('invalid cases accepted, which need raw bytes', slipped.length, LOST_BYTES),
      allOf('invalid cases refused', invalid.length - slipped.length, invalid.length - LOST_BYTES),
    ],
    details: [
      ...refused.map(({ line, input, problem }) => `line ${line}, refused: ${input}\n    ${problem?.message}`),
      ...slipped.map(({ line, input }) => `line ${line}, accepted: ${JSON.stringify(input)}`),
    ],
  };
}
