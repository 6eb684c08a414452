import { joinRecords } from './join-records.ts';
import { isExchanged, type RepositoryRecord, repositoryLabel } from './record.ts';
import { unchanged } from './unchanged.ts';

/**
 * What two records know of one repository, under the name of the first: one that was begun under a name, and one that has
 * the id which this name turned out to stand for; or what two hosts tell of a repository that they share. Where one of
 * them finds another repository in its place, the other still knows that it is there.
 *
 * @throws {RangeError} when they are of different tools, or of repositories with different ids.
 */
export function mergeRecords(a: RepositoryRecord, b: RepositoryRecord, nowMs: number): RepositoryRecord {
  const bothTold = a.identity !== undefined && b.identity !== undefined;
  if (a.tool !== b.tool || (bothTold && a.identity.repositoryId !== b.identity.repositoryId)) {
    const texts = [a, b].map((record) => `${record.tool} \`${repositoryLabel(record)}\``);
    throw new RangeError(`${texts.join(' and ')} are not one repository: their records cannot be merged.`);
  }
  const joined = joinRecords(a, b, nowMs);
  const found = [a, b].find((record) => record.found !== undefined && !isExchanged(record))?.found;
  return isExchanged(joined) && found !== undefined ? unchanged(joined, { ...joined, found }) : joined;
}
