import { readFileSync } from 'node:fs';
import type { CatalogDescription } from '@lockstep/catalog';
import { checkDocuments, knownMetrics, readDocuments } from '@lockstep/checks';
import { corpusFiles, missingCorpora, readCorpus } from './corpora.ts';
import { withNodeCatalog } from './lockstep-command.ts';
import { atLeast, type ConformanceRow, type Outcome, told } from './row.ts';

/** How many queries of public dashboards one core parses, types and checks in a second, all checks included. */
export const speed: ConformanceRow = { title: 'Speed', measure };

const GOAL_PER_SECOND = 10_000;
const ROUNDS = 9;

function measure(): Outcome {
  const missing = missingCorpora();
  if (missing !== undefined) return { missing };
  const catalog = withNodeCatalog((file) => JSON.parse(readFileSync(file, 'utf8')) as CatalogDescription);
  const documents = corpusFiles('dashboards').flatMap(
    (file) => readDocuments(file, readCorpus(`dashboards/${file}`)).documents,
  );
  const metrics = knownMetrics([catalog]);
  const rounds = Array.from({ length: ROUNDS }, () => {
    // Of this process alone: whatever else runs on the machine does not count.
    const started = process.cpuUsage();
    const { queries } = checkDocuments(documents, { metrics, scrapeIntervalSeconds: 15 });
    const { user, system } = process.cpuUsage(started);
    return { queries, perSecond: Math.round((queries / (user + system)) * 1e6) };
  });
  const warm = rounds
    .slice(ROUNDS / 3)
    .map(({ perSecond }) => perSecond)
    .sort((a, b) => a - b);
  return {
    figures: [
      told('queries', rounds[0]?.queries ?? 0),
      told('first round, per second', rounds[0]?.perSecond ?? 0),
      atLeast('parsed, typed and checked per second', warm[Math.floor(warm.length / 2)] ?? 0, GOAL_PER_SECOND),
    ],
  };
}
