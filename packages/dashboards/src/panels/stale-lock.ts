/** restic calls a lock stale that was not refreshed for 30 minutes (`internal/restic/lock.go`, `staleLockTimeout`). */
export const STALE_LOCK_SECONDS = 1800;
