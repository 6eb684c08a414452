import { analyse, canHave, type Expr, PROMETHEUS_2_42, validateQuery, walk } from '@lockstep/promql';
import { missingCorpora, readCorpus } from './corpora.ts';
import { allOf, type ConformanceRow, type Outcome } from './row.ts';

/** The queries by which servers that claim to speak PromQL are compared. */
export const complianceQueries: ConformanceRow = { title: 'Queries of the compliance tester', measure };

interface ComplianceQuery {
  readonly query: string;
  readonly shouldFail: boolean;
}

function measure(): Outcome {
  const missing = missingCorpora();
  if (missing !== undefined) return { missing };
  const queries = JSON.parse(readCorpus('promql/compliance-queries.json')) as ComplianceQuery[];
  const wrong = queries.flatMap(({ query, shouldFail }) => {
    const failure = failureOf(query);
    return (failure !== undefined) === shouldFail ? [] : [`${query}\n    ${failure ?? 'It works.'}`];
  });
  return { figures: [allOf('verdicts right', queries.length - wrong.length, queries.length)], details: wrong };
}

/** Why a query fails. They are of the days of Prometheus 2: label names of version 3 are refused. */
function failureOf(query: string): string | undefined {
  const { parsed, problems } = validateQuery(query, PROMETHEUS_2_42);
  return problems[0]?.message ?? (parsed.expr && collision(parsed.expr));
}

/** The series that the tester runs on have both labels, and those of one name differ in nothing but `instance`. */
const DIFFERS = 'instance';
const DEMO_SERIES = { must: ['job', DIFFERS], may: 'anything' } as const;

/** A function that gives a series for each series fails when it takes away what tells them apart. */
function collision(expr: Expr): string | undefined {
  const analysis = analyse(() => DEMO_SERIES);
  let found: string | undefined;
  walk(expr, (node) => {
    const flow = analysis.labels(node);
    if (node.kind !== 'call' || !/^label_(?:replace|join)$/.test(node.function.name) || flow === undefined) return;
    if (!canHave(flow, DIFFERS)) found = `Without \`${DIFFERS}\` its series are the same.`;
  });
  return found;
}
