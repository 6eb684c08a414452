import { promql, type PromqlTag, type Query, recording, type Level } from '@lockstep/query';
import { labelsOf } from './labels-of.ts';
import { remembered } from './memory.ts';
import { backups, REPOSITORY, SOURCE } from './series.ts';

const configured = remembered(backups.backup_repository_info).maxBy(...REPOSITORY, 'name');

/**
 * The name of each repository. A repository with two names (two targets call it differently) has none here: joining
 * either would fail the whole rule.
 */
export const REPOSITORY_NAMES = recording(
  'repository:backup_names',
  configured.unless(configured.countBy(...REPOSITORY).above(1), { on: REPOSITORY }),
);

const sources = remembered(backups.backup_source_info).maxBy(...SOURCE, 'host', 'path');

/** Host and path of each source, with the name of its repository where it has one. */
export const SOURCE_NAMES = recording(
  'source:backup_names',
  sources.times(REPOSITORY_NAMES.series, { on: REPOSITORY, groupLeft: ['name'] }).or(sources, { on: SOURCE }),
);

/** Adds names for people to the rows of a query. A row whose names are not known stays, without names. */
export interface Names<N extends string> {
  /** The labels that are added. */
  readonly labels: readonly N[];
  readonly join: <L extends string>(query: Level<L>) => Level<L | N>;
}

/** For rows of sources: where the source is, and in which repository. */
export const ofSource: Names<'host' | 'path' | 'name'> = {
  labels: ['host', 'path', 'name'],
  join: (query) => withLabels(query, ofSource)`${query}
  * on (tool, repository, source_id) group_left (host, path, name) ${SOURCE_NAMES.series}
or on (tool, repository, source_id)
  ${query}`,
};

/** For rows of repositories: what the configuration calls it. */
export const ofRepository: Names<'name'> = {
  labels: ['name'],
  join: (query) => withLabels(query, ofRepository)`${query}
  * on (tool, repository) group_left (name) ${REPOSITORY_NAMES.series}
or on (tool, repository)
  ${query}`,
};

/** For rows that say all by themselves. */
export const none: Names<never> = {
  labels: [],
  join: (query) => query,
};

function withLabels<L extends string, N extends string>(query: Query<L>, names: Names<N>): PromqlTag<L | N> {
  return promql.labels<L | N>(...labelsOf(query), ...names.labels);
}
