/**
 * Sentences of restic that mean something, by what they mean. They are told apart because 0.14.0 has one exit code for
 * all of them and because exit 0 can hide lost data. Each was recorded (`test/recordings/restic`).
 */
export const SIGNS = {
  cancelled: /^signal [\w ]+ received, cleaning up/u,
  all_sources_missing: /all (?:target|source) directories\/files do not exist/u,
  source_missing: /^.+ does not exist, skipping$/u,
  wrong_password: /wrong password or no key found/u,
  no_repository:
    /repository does not exist|unable to open config file: (?:stat .*: no such file or directory|<config\/> does not exist|.*The specified key does not exist)/u,
  locked: /repository is already locked (?:exclusively )?by/u,
  not_removed: /^unable to remove .+ from the repository|^Remove\(.+\) failed/u,
  snapshot_unreadable: /^Ignoring "[0-9a-f]+": failed to load|^could not load snapshot/u,
  file_unread: /^error: |^ignoring error for /u,
} as const;

/** Name of a meaning. */
export type Sign = keyof typeof SIGNS;

/** The meanings of one line of standard error, or of a line of `exit_error`. */
export function signsOf(line: string): readonly Sign[] {
  // What the program behind --stdin-from-command prints is not restic's word, and may be the same sentence.
  if (line.startsWith('subprocess ')) return [];
  return SIGN_ENTRIES.filter(([, pattern]) => pattern.test(line)).map(([sign]) => sign);
}

const SIGN_ENTRIES = Object.entries(SIGNS) as [Sign, RegExp][];
