/**
 * `npm run conformance -- [word...]`: what is promised about PromQL and checks, measured by public corpora, by the real
 * Prometheus and by mutations. Prints every figure beside its goal; exits with 1 when one is missed. A row whose
 * material is absent is said to be skipped. `CONFORMANCE_SEED` repeats the random queries of a run, which prints its seed.
 */
import { parseArgs } from 'node:util';
import { builderTypes } from './conformance/builder-types.ts';
import { complianceQueries } from './conformance/compliance-queries.ts';
import { mutations } from './conformance/mutations.ts';
import { parseCases } from './conformance/parse-cases.ts';
import { promqltest } from './conformance/promqltest.ts';
import { publicDashboards } from './conformance/public-dashboards.ts';
import { refereeRows } from './conformance/referee.ts';
import type { ConformanceRow, Figure, Outcome } from './conformance/row.ts';
import { speed } from './conformance/speed.ts';

const ROWS: readonly ConformanceRow[] = [
  parseCases,
  promqltest,
  complianceQueries,
  publicDashboards,
  mutations,
  ...refereeRows,
  speed,
  builderTypes,
];

const DETAILS_SHOWN = 100;

const { positionals } = parseArgs({ allowPositionals: true });
const wanted = ROWS.filter(({ title }) => positionals.length === 0 || positionals.some((word) => title.includes(word)));
const outcomes: Outcome[] = [];
for (const { title, measure } of wanted) {
  const started = performance.now();
  const outcome = await measure();
  outcomes.push(outcome);
  console.log(`\n${title} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  if ('missing' in outcome) console.log(`  SKIPPED: ${outcome.missing}`);
  else {
    console.table(Object.fromEntries(outcome.figures.map(figureRow)));
    printDetails(outcome.details ?? []);
  }
}

const figures = outcomes.flatMap((outcome) => ('missing' in outcome ? [] : outcome.figures));
const missed = figures.filter(({ holds }) => !holds).length;
const skipped = outcomes.filter((outcome) => 'missing' in outcome).length;
console.log(`\nconformance: ${figures.length - missed} figures hold, ${missed} missed, ${skipped} rows skipped`);
process.exitCode = missed === 0 ? 0 : 1;

/** What failed, by name; a row that fails as a whole need not fill the screen. */
function printDetails(details: readonly string[]): void {
  for (const line of details.slice(0, DETAILS_SHOWN)) console.log(`  ${line}`);
  if (details.length > DETAILS_SHOWN) console.log(`  ... and ${details.length - DETAILS_SHOWN} more`);
}

function figureRow({ what, measured, goal, holds }: Figure): [string, Record<string, string>] {
  return [what, { measured, goal, verdict: goal === '' ? '' : holds ? 'holds' : 'MISSED' }];
}
