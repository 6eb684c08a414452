import { knownMetrics } from '@lockstep/checks';
import { EXIT, type ExitCode, type Surroundings } from '../../surroundings.ts';
import { readProfile } from '../../read-profile.ts';
import { storedMetrics } from '../../scrape/stored-metrics.ts';
import { explainQuery, explanationJson, type Knowledge } from './explanation.ts';
import { explanationText } from './explanation-text.ts';
import { linesOf } from './lines.ts';

/** How explanations are printed. */
export const EXPLAIN_FORMATS = ['pretty', 'json'] as const;

/** What `lockstep explain` was called with. */
export interface ExplainOptions {
  /** `-`: one query on each line of standard input. */
  readonly query: string;
  readonly catalogs: readonly string[];
  readonly targetLabels: readonly string[];
  readonly profile: string;
  readonly features: readonly string[];
  readonly format: (typeof EXPLAIN_FORMATS)[number];
}

/** Prints what is understood of queries. Exit code 1 when one of them is wrong. */
export async function explainQueries(options: ExplainOptions, surroundings: Surroundings): Promise<ExitCode> {
  const knowledge = await knowledgeOf(options);
  const queries = options.query === '-' ? linesOf(surroundings.input) : [options.query];
  let code: ExitCode = EXIT.clean;
  for await (const query of queries) {
    const explanation = explainQuery(query, knowledge);
    if (!explanation.ok) code = EXIT.problems;
    const text =
      options.format === 'json' ? explanationJson(explanation) : explanationText(explanation, knowledge.metrics);
    if (!(await surroundings.print(`${text}\n`))) return code;
  }
  return code;
}

async function knowledgeOf({ catalogs, targetLabels, profile, features }: ExplainOptions): Promise<Knowledge> {
  const target = readProfile(profile, features);
  if (catalogs.length === 0) return { metrics: undefined, profile: target };
  const stored = await storedMetrics({ catalogs, targetLabels });
  return { metrics: knownMetrics(stored.catalogs, []), profile: target };
}
