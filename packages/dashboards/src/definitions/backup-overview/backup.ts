import { backup } from '@lockstep/catalog';
import { constant, promql, select } from '@lockstep/query';

/** What is known of sources and repositories of both tools, to be asked by the name of the metric. */
export const known = select(backup);

/** What makes a row of a source. Two copies of one source lie in two repositories and are two rows. */
export const SOURCE = ['repository', 'source_id'] as const;

/** What makes a row of a question that is put to a tool. */
export const QUESTION = ['tool', 'name', 'question'] as const;

/** Every source with its names. The names follow the id, so there is one row however often it is scraped. */
export const sources = known.backup_source_info.maxBy(...SOURCE, 'host', 'user', 'path');

/** Every repository once: where two pages call it differently, by one of the names. For tables and joins. */
export const repositories = promql.labels(
  'repository',
  'name',
)`topk by (repository) (1, ${known.backup_repository_info.maxBy('repository', 'name')})`;

/** The same with what it is made of. */
export const repositoryKinds = promql.labels(
  'repository',
  'name',
  'tool',
  'storage',
)`topk by (repository) (1, ${known.backup_repository_info.maxBy('repository', 'name', 'tool', 'storage')})`;

/** For the lines of a graph: a repository with two names has two lines, where a choice could change from point to point. */
export const repositoryNames = known.backup_repository_info.maxBy('repository', 'name');

/** Zero while anybody looks after repositories, absent when nobody does: a zero that does not hide a dead exporter. */
export const zero = constant(0).and(known.backup_collector_last_attempt_timestamp_seconds.count());
