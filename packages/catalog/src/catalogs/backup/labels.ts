import { attributeOf, entity, type EntityDomain, oneOf } from '../../label.ts';

/** The backup tools that are asked. A repository belongs to one of them, so the label is exclusive wherever it stands. */
const TOOLS = oneOf('restic', 'kopia');

/** What a run or a question to the tool came to: the verdicts of the fleet server's API. */
export const VERDICTS = oneOf(
  'ok',
  'partial',
  'failed',
  'cancelled',
  'timeout',
  'locked',
  'wrong_password',
  'no_repository',
  'source_missing',
);

/** Whether everything that was asked for is in a snapshot. */
export const COMPLETENESS = oneOf('complete', 'incomplete');

/** How deep a check went: what the repository says of itself, a part of the stored data, or all of it. */
export const CHECK_DEPTHS = oneOf('structure', 'sample', 'data');

/** What keeps a repository in order: restic's two commands and Kopia's two cycles. */
export const MAINTENANCE_TASKS = oneOf('forget', 'prune', 'quick', 'full');

/**
 * What a collector asks. Not every tool can answer each. `reports` is asked of nobody: the agent of a host reports by
 * itself, and its silence shows as any other collector's.
 */
const QUESTIONS = oneOf('identity', 'snapshots', 'size', 'locks', 'check', 'maintenance', 'sources', 'reports');

/** The id that the tool gave the repository; it outlives passwords, moves and other names. */
export const REPOSITORY = entity('repository', { max: 10_000 });

/** A source, in whichever label. */
export const SOURCE = entity('source', { max: 10_000 });

/** The repositories that one source is kept in, of which each has its own row. `source` is the label of the source. */
export function repositoryPer(source: string): EntityDomain<'repository'> {
  return entity('repository', { max: 3, per: source });
}

/** What a row about a source is known by. */
export const SOURCE_LABELS = { repository: repositoryPer('source_id'), source_id: SOURCE };

/** What every family about a source has. */
export const OF_SOURCE = {
  labels: { tool: TOOLS, ...SOURCE_LABELS },
  exclusive: ['tool'],
  presence: 'when known',
  since: '0.1.0',
} as const;

/** What every family about a repository has. */
export const OF_REPOSITORY = {
  labels: { tool: TOOLS, repository: REPOSITORY },
  exclusive: ['tool'],
  presence: 'when known',
  since: '0.1.0',
} as const;

/**
 * What every family about a collector has. A repository that cannot be opened has not told its id, so `name` is what
 * the configuration calls it.
 */
export const OF_COLLECTOR = {
  labels: { tool: TOOLS, name: entity('configured repository', { max: 10_000 }), question: QUESTIONS },
  exclusive: ['tool'],
  presence: 'when known',
  since: '0.1.0',
} as const;

/** The names of a source for people. restic's paths are sorted and joined by commas. */
export const SOURCE_NAMES = {
  host: attributeOf('source_id'),
  user: attributeOf('source_id', { optional: true }),
  path: attributeOf('source_id', { optional: true }),
};
