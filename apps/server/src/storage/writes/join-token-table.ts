import type { Connection } from '../connection.ts';

/** Statements on `join_token`. */
export interface JoinTokenTable {
  insert(digest: string, uses: number, expiresAtMs: number): void;
  find(digest: string): { readonly usesLeft: number; readonly expiresAtMs: number } | undefined;
  use(digest: string): void;
}

/** Prepares the statements on a connection. */
export function joinTokenTable(connection: Connection): JoinTokenTable {
  const insert = connection.prepare('INSERT INTO join_token (digest, uses_left, expires_at) VALUES (?, ?, ?)');
  const find = connection.prepare<[string], { usesLeft: number; expiresAtMs: number }>(
    'SELECT uses_left AS usesLeft, expires_at AS expiresAtMs FROM join_token WHERE digest = ?',
  );
  const use = connection.prepare('UPDATE join_token SET uses_left = uses_left - 1 WHERE digest = ?');
  return {
    insert: (digest, uses, expiresAtMs) => {
      insert.run(digest, uses, expiresAtMs);
    },
    find: (digest) => find.get(digest),
    use: (digest) => {
      use.run(digest);
    },
  };
}
