/**
 * What a run came to. The words are those of the fleet server's API; this package imports nothing, so they are written
 * here and the agent's type test holds the two lists together.
 */
export type RunVerdict =
  | 'ok'
  | 'partial'
  | 'failed'
  | 'cancelled'
  | 'timeout'
  | 'locked'
  | 'wrong_password'
  | 'no_repository'
  | 'source_missing';

/** What a run was for: the job kinds of the fleet server's API. */
export type RunKind = 'backup' | 'forget' | 'prune' | 'check' | 'unlock' | 'restore' | 'diff' | 'init' | 'update';

/**
 * How a process ended. `timeout` wins over everything that the process did afterwards: a tool that ignores SIGTERM and
 * then exits with 0 has not succeeded. `code` of `not_started` is the system's word, such as `ENOENT`.
 */
export type Ending =
  | { readonly type: 'exited'; readonly code: number }
  | { readonly type: 'signalled'; readonly signal: string }
  | { readonly type: 'timeout'; readonly afterSeconds: number }
  | { readonly type: 'not_started'; readonly code: string };
