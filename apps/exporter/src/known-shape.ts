import type { RepositoryRecord } from '@lockstep/backups';
import type { RepositoryShape } from '@lockstep/collectors';

/** How large a repository was when it was last seen; undefined when its snapshots were never listed. */
export function knownShape(record: RepositoryRecord | undefined): RepositoryShape | undefined {
  if (record?.list === undefined) return undefined;
  const states = record.sources.flatMap(({ state }) => state ?? []);
  const sum = (of: (state: (typeof states)[number]) => number): number =>
    states.reduce((total, state) => total + of(state), 0);
  return {
    snapshots: sum(({ complete, incomplete }) => complete + incomplete),
    files: sum(({ newest }) => newest?.files ?? 0),
    ...(record.size !== undefined && { storedBytes: record.size.storedBytes }),
  };
}
