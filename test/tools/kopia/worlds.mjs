/**
 * What a world's Kopia does with one command. A text names a recording below `test/recordings/kopia`, which is played byte
 * for byte; a list plays several snapshot lists as one; the rest are ways to misbehave.
 * @typedef {string | Part | readonly Part[]} Play
 * @typedef {object} Part
 * @property {string} [recording] such as `list/all-json`
 * @property {number} [newestSecondsAgo] of a snapshot list: its newest complete snapshot ended so long ago
 * @property {number} [cutAt] only so many bytes of its standard output
 * @property {number} [times] its standard output so many times; default 1
 * @property {number} [afterSeconds] silence before the first byte
 * @property {string} [stdout] printed instead of a recording
 * @property {string} [hex] the same as bytes
 * @property {string} [stderr] beside `stdout` or `hex`
 * @property {number} [exit] default that of the recording, or 0
 * @property {'stdout' | 'stderr'} [flood] fill this stream before anything else ...
 * @property {number} [mebibytes] ... with so much, in lines of `line` bytes
 * @property {number} [line] default 64
 * @property {boolean} [readsInput] wait for the end of standard input before anything else
 * @property {boolean} [grandchild] leave a process behind that holds the output open
 * @property {'hang' | 'exit-late' | 'never-die'} [stays] until a signal; exit 0 some time after SIGTERM; for ever
 * @property {string} [signal] die of it
 */

/**
 * A repository, a configuration and a Kopia, as they were recorded or as they may fail. `answers` are looked up by the words
 * of the command with or without flags, the most specific first, `*` last.
 * @typedef {object} World
 * @property {string} is what it looks like to its owner
 * @property {string} [from] the world whose answers these replace
 * @property {number} [newestSecondsAgo] all times of the world are moved, so that the newest complete snapshot ended so long ago
 * @property {readonly string[]} [unknownFlags] of an older Kopia
 * @property {Readonly<Record<string, Play>>} [answers] by command
 */

/** @type {Readonly<Record<string, World>>} */
export const WORLDS = {
  good: {
    is: 'a repository in order: two sources with a snapshot each, all packs there',
    answers: {
      '--version': 'help/version',
      'repository status': 'verify/pack-deleted-status-json',
      'snapshot list': 'verify/pack-deleted-list-json',
      'snapshot verify': 'verify/good-json',
      'snapshot verify --verify-files-percent': 'verify/good-percent-10-json',
      'snapshot verify --verify-files-percent=100': 'verify/good-percent-100-json',
      'maintenance info': 'maintenance/after-full-json',
      'blob stats': 'stats/blob-stats-raw',
      'content stats': 'stats/content-stats-raw',
    },
  },

  'many-sources': {
    is: '14 sources of five users on four hosts, with odd names, one without a complete snapshot, one with one of the future',
    from: 'good',
    answers: { 'repository status': 'repo-status/connected-json', 'snapshot list': 'list/all-json' },
  },
  compressed: {
    is: 'a policy with compression',
    from: 'good',
    answers: {
      'snapshot list': 'stats/compressed-list-storage-stats-json',
      'blob stats': 'stats/compressed-blob-stats-raw',
      'content stats': 'stats/compressed-content-stats-raw',
    },
  },
  'read-only': {
    is: 'a client that was connected with --readonly',
    from: 'many-sources',
    answers: { 'repository status': 'repo-status/readonly-json' },
  },
  retention: {
    is: 'four snapshots that retention left',
    from: 'good',
    answers: { 'snapshot list': 'retention/after-json' },
  },
  concurrent: {
    is: 'two writers at once',
    from: 'good',
    answers: { 'repository status': 'concurrent/status-json-during', 'snapshot list': 'concurrent/list-json-after' },
  },

  empty: {
    is: 'a repository that was just created',
    from: 'many-sources',
    answers: {
      'snapshot list': 'empty-repository/snapshot-list-json',
      'snapshot verify': 'empty-repository/snapshot-verify-json',
      'snapshot verify --verify-files-percent': 'empty-repository/snapshot-verify-json',
      'snapshot verify --verify-files-percent=100': 'empty-repository/snapshot-verify-json',
      'maintenance info': 'empty-repository/maintenance-info-json',
      'blob stats': 'empty-repository/blob-stats-raw',
      'content stats': 'empty-repository/content-stats-raw',
    },
  },
  'directory-empty': {
    is: 'a disk that is not mounted: Kopia answers from its cache as if all were well',
    from: 'empty',
    answers: {
      'repository status': 'repo-status/directory-empty-json',
      'snapshot list': 'repo-status/directory-empty-snapshot-list-json',
      'blob stats': 'empty-repository/blob-stats-raw-prefix-none',
    },
  },
  'directory-gone': {
    is: 'a repository whose directory does not exist',
    answers: {
      '--version': 'help/version',
      'snapshot list': 'repo-status/directory-gone-snapshot-list-json',
      '*': 'repo-status/directory-gone-json',
    },
  },
  'directory-not-readable': {
    is: 'a repository without permission: Kopia hangs for ever, silently',
    answers: {
      '--version': 'help/version',
      'snapshot list': 'entry-errors/repository-not-readable-list-json',
      '*': 'entry-errors/repository-not-readable-status-json',
    },
  },
  'wrong-password': {
    is: 'a password that does not decrypt',
    answers: { '--version': 'help/version', '*': 'repo-status/connected-wrong-password-json' },
  },
  'no-password': {
    is: 'no password anywhere: Kopia prompts',
    answers: { '--version': 'help/version', '*': 'repo-status/connected-no-password-json' },
  },
  'not-connected': {
    is: 'a machine that was never connected',
    answers: {
      '--version': 'help/version',
      'snapshot list': 'repo-status/not-connected-snapshot-list',
      '*': 'repo-status/not-connected-json',
    },
  },
  'config-broken': {
    is: 'a configuration file that is no JSON',
    answers: { '--version': 'help/version', '*': 'repo-status/config-broken-json' },
  },

  'pack-deleted': {
    is: 'a repository that lost a data blob: only verify notices',
    from: 'good',
    answers: {
      'snapshot verify': 'verify/pack-deleted-json',
      'snapshot verify --verify-files-percent': 'verify/pack-deleted-json',
      'snapshot verify --verify-files-percent=100': 'verify/pack-deleted-json',
    },
  },
  'pack-flipped': {
    is: 'a repository with a flipped byte: only reading all files notices',
    from: 'good',
    answers: {
      'snapshot list': 'verify/pack-flipped-list-json',
      'snapshot verify': 'verify/pack-flipped-json',
      'snapshot verify --verify-files-percent': 'verify/pack-flipped-json',
      'snapshot verify --verify-files-percent=100': 'verify/pack-flipped-percent-100-json',
    },
  },
  'index-deleted': {
    is: 'a repository that lost its newest index: a snapshot is gone and nothing complains',
    from: 'good',
    answers: {
      'snapshot list': 'verify/index-deleted-list-json',
      'snapshot verify': 'verify/index-deleted-verify-json',
      'content stats': 'verify/index-deleted-content-stats-raw',
    },
  },
  'all-indexes-deleted': {
    is: 'a repository that lost all indexes: an empty list and no errors',
    from: 'good',
    answers: {
      'snapshot list': 'verify/all-indexes-deleted-list-json',
      'snapshot verify': 'verify/all-indexes-deleted-verify-json',
      'snapshot verify --verify-files-percent': 'verify/all-indexes-deleted-verify-json',
      'snapshot verify --verify-files-percent=100': 'verify/all-indexes-deleted-verify-json',
      'maintenance info': 'verify/all-indexes-deleted-maintenance-info-json',
    },
  },
  'metadata-flipped': {
    is: 'a broken metadata blob and a cold cache',
    from: 'good',
    answers: {
      'repository status': 'verify/metadata-flipped-status-json',
      'snapshot list': 'verify/metadata-flipped-list-json-cold-cache',
      'snapshot verify': 'verify/metadata-flipped-verify-json',
      'maintenance info': 'verify/metadata-flipped-maintenance-info-json',
    },
  },
  'format-blob-deleted': {
    is: 'a repository without its format blob, with a cold cache',
    answers: {
      '--version': 'help/version',
      'snapshot list': 'verify/format-blob-deleted-list-json-cold',
      '*': 'verify/format-blob-deleted-status-json-cold',
    },
  },
  'disk-full': {
    is: 'a full disk: questions are answered',
    from: 'good',
    answers: {
      'repository status': 'disk-full/status-json',
      'snapshot list': 'disk-full/list-json',
      'maintenance info': 'disk-full/maintenance-info-json',
      'blob stats': 'disk-full/blob-stats-raw',
    },
  },

  partial: {
    is: 'a source whose last run could not read all entries, and one that is well',
    from: 'good',
    answers: { 'snapshot list': 'entry-errors/list-after-root-denied' },
  },
  'fail-fast': {
    is: 'a source whose last run stopped at the first unreadable entry, after two that lack entries',
    from: 'good',
    answers: { 'snapshot list': 'entry-errors/list-after-fatal' },
  },
  'ignored-errors': {
    is: 'a policy that ignores unreadable entries',
    from: 'good',
    answers: { 'snapshot list': 'entry-errors/list-after-ignored' },
  },
  killed: {
    is: 'a first run that was killed: checkpoints and nothing else',
    from: 'good',
    answers: {
      'snapshot list': 'killed/after-sigkill-list-json',
      'snapshot verify': 'killed/after-sigkill-verify-json',
    },
  },
  'killed-newest': {
    is: 'a good run, and a newer one that was killed',
    from: 'good',
    answers: { 'snapshot list': 'killed/newest-is-incomplete-list-json' },
  },
  cancelled: {
    is: 'a run that was told to stop: saved, incomplete, exit 0',
    from: 'good',
    answers: { 'snapshot list': 'killed/after-sigterm-list-json' },
  },
  running: {
    is: 'the first run of a source goes on',
    from: 'good',
    answers: { 'snapshot list': 'killed/sigterm.while-running-list-json' },
  },
  clock: {
    is: 'snapshots out of order and one of the future',
    from: 'good',
    answers: { 'snapshot list': 'clock/backwards-and-future-json' },
  },
  'root-removed': {
    is: 'a snapshot whose root was removed by a repair',
    from: 'good',
    answers: { 'snapshot list': 'fix/remove-root-object-list-json' },
  },

  'maintenance-fresh': {
    is: 'maintenance that never ran',
    from: 'good',
    answers: { 'maintenance info': 'maintenance/fresh-info-json' },
  },
  'maintenance-disabled': {
    is: 'maintenance that is switched off',
    from: 'good',
    answers: { 'maintenance info': 'maintenance/disabled-json' },
  },
  'maintenance-paused': {
    is: 'maintenance that pauses for days',
    from: 'good',
    answers: { 'maintenance info': 'maintenance/paused-json' },
  },
  'maintenance-owner-differs': {
    is: 'maintenance that somebody else runs',
    from: 'good',
    answers: { 'maintenance info': 'maintenance/owner-differs-json' },
  },
  'maintenance-broken': {
    is: 'a full maintenance that failed in its second task',
    from: 'good',
    answers: { 'maintenance info': 'maintenance/broken-repository-info-json' },
  },

  'server-client': {
    is: 'a client of a Kopia server with one snapshot of its own: blobs and maintenance are refused',
    answers: {
      '--version': 'help/version',
      'repository status': 'api-client/status-json',
      'snapshot list': 'api-client/snapshot-list-json-after',
      'snapshot verify': 'api-client/snapshot-verify-json',
      'maintenance info': 'api-client/maintenance-info-json',
      'blob stats': 'api-client/blob-stats-raw',
      'content stats': 'api-client/content-stats-raw',
    },
  },
  'server-client-without-snapshots': {
    is: 'a client of a Kopia server that saved nothing yet',
    from: 'server-client',
    answers: { 'snapshot list': 'api-client/snapshot-list-json' },
  },
  'server-client-wrong-password': {
    is: 'a client of a Kopia server with a wrong password',
    answers: { '--version': 'help/version', '*': 'api-client/wrong-password-status-json' },
  },
  'server-client-down': {
    is: 'a client of a Kopia server that is down',
    answers: {
      '--version': 'help/version',
      'snapshot list': 'api-client/server-down-list-json',
      '*': 'api-client/server-down-status-json',
    },
  },

  'old-kopia': {
    is: 'a Kopia that does not know how to keep its logs to itself',
    from: 'good',
    unknownFlags: ['--disable-file-logging', '--disable-content-log'],
  },
  hangs: { is: 'a Kopia that never says a word', answers: { '*': { stays: 'hang' } } },
};
