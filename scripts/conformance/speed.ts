import { readFileSync } from 'node:fs';
import type { CatalogDescription } from '@lockstep/catalog';
import { type Check, checkDocuments, CHECKS, type Document, knownMetrics, readDocuments } from '@lockstep/checks';
import { parseQuery, PROMETHEUS_3, validateQuery } from '@lockstep/promql';
import { missingCorpora, readCorpus } from './corpora.ts';
import { withNodeCatalog } from './lockstep-command.ts';
import { atLeast, type ConformanceRow, type Outcome, told } from './row.ts';

/** How many queries of public dashboards one core parses, types and checks in a second. */
export const speed: ConformanceRow = { title: 'Speed', measure };

const GOAL_PER_SECOND = 10_000;
const ROUNDS = 30;

function measure(): Outcome {
  const missing = missingCorpora();
  if (missing !== undefined) return { missing };
  const catalog = withNodeCatalog((file) => JSON.parse(readFileSync(file, 'utf8')) as CatalogDescription);
  const metrics = knownMetrics([catalog]);
  const documents = read('node-exporter-full');
  const queries = queriesOf(documents);
  const check =
    (checks: readonly Check[], of = documents) =>
    (): void => {
      checkDocuments(of, { metrics, scrapeIntervalSeconds: 15, checks });
    };
  const old = read('node-exporter-full-old');
  const perSecond = (run: () => void): number => Math.round(queries.length / bestSeconds(run, ROUNDS));
  const oldSeconds = bestSeconds(check(OF_QUERIES, old), 5);
  return {
    figures: [
      told('queries', queries.length),
      told(
        'parsed, per second',
        perSecond(() => queries.forEach(parseQuery)),
      ),
      told(
        'and typed',
        perSecond(() => queries.forEach((query) => validateQuery(query, PROMETHEUS_3))),
      ),
      atLeast('and checked', perSecond(check(OF_QUERIES)), GOAL_PER_SECOND),
      told('and the panels and the dashboard, too', perSecond(check(CHECKS))),
      told('and checked, when most metrics are unknown', Math.round(queriesOf(old).length / oldSeconds)),
    ],
  };
}

const OF_QUERIES = CHECKS.filter(({ scope }) => scope === 'text' || scope === 'query');

function read(name: string): Document[] {
  return [...readDocuments(name, readCorpus(`dashboards/${name}.json`)).documents];
}

function queriesOf(documents: readonly Document[]): string[] {
  return documents.flatMap((document) =>
    document.kind === 'dashboard' ? document.panels.flatMap(({ targets }) => targets.map(({ text }) => text)) : [],
  );
}

/** Of some rounds, because whatever else runs on the machine slows the others. Of this process alone. */
function bestSeconds(run: () => void, rounds: number): number {
  const seconds = Array.from({ length: rounds }, () => {
    const started = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1e6;
  });
  return Math.min(...seconds);
}
