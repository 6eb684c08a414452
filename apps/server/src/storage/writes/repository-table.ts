import type { Repository } from '../../fleet/repository-standing.ts';
import type { Connection } from '../connection.ts';
import { decodeRepository, encodeRepository, REPOSITORY_COLUMNS, type RepositoryRow } from '../repository-columns.ts';

/** Statements on `repository`. */
export interface RepositoryTable {
  ofHost(hostId: string): Repository[];
  save(hostId: string, repository: Repository, rev: number): void;
}

/** Prepares the statements on a connection. */
export function repositoryTable(connection: Connection): RepositoryTable {
  const ofHost = connection
    .prepare<[string], RepositoryRow>(`SELECT ${REPOSITORY_COLUMNS} FROM repository WHERE host_id = ?`)
    .raw();
  const places = REPOSITORY_COLUMNS.split(', ').map(() => '?');
  const save = connection.prepare(
    `INSERT OR REPLACE INTO repository (${REPOSITORY_COLUMNS}, rev) VALUES (${places.join(', ')}, ?)`,
  );
  return {
    ofHost: (hostId) => ofHost.all(hostId).map(decodeRepository),
    save: (hostId, repository, rev) => {
      save.run(...encodeRepository(hostId, repository), rev);
    },
  };
}
