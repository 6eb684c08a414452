/** Where a repository lies. */
export interface ResticStorage {
  /** restic's word: `local`, `rest`, `s3`, `sftp`, `rclone` and so on. */
  readonly kind: string;
  /** The folder, of `local` only. */
  readonly path?: string;
}

const REMOTE = /^(azure|b2|gs|rclone|rest|s3|sftp|swift):/u;

/** Reads a repository location as restic does; undefined for a backend that it does not know. */
export function readStorage(location: string): ResticStorage | undefined {
  const remote = REMOTE.exec(location)?.[1];
  if (remote !== undefined) return { kind: remote };
  if (location.startsWith('local:')) return { kind: 'local', path: location.slice('local:'.length) };
  // Without a scheme it is a folder; a colon is one only in what is plainly a path.
  const isPath = /^(?:\.{0,2}[/\\]|[A-Za-z]:[/\\])/u.test(location) || !location.includes(':');
  return isPath && location !== '' ? { kind: 'local', path: location } : undefined;
}
