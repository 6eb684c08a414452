import { attributeOf, entity, oneOf } from '../../label.ts';

/** Kinds of jobs that are dispatched to hosts (specification, "Job duration histogram"). */
export const JOB_KINDS = oneOf('backup', 'forget', 'prune', 'check', 'unlock', 'restore', 'diff', 'init', 'update');

/** How a job ended, in the three words of the specification. */
export const JOB_STATUSES = oneOf('succeeded', 'failed', 'cancelled');

/** Severities of alerts, from mild to grave. */
export const SEVERITIES = oneOf('info', 'warning', 'critical');

/** What is known of a host's repository (specification, "Per-host gauges"). */
export const REPO_STATUSES = oneOf('unknown', 'ready', 'init_failed');

/** The stable ULID of a host; joins across renames. One fleet server is meant for up to ten thousand hosts. */
const HOST_ID = entity('host', { max: 10_000 });

/** The labels of every per-host metric. `host` is the name for people; it changes when a host is renamed. */
export const HOST_LABELS = { host_id: HOST_ID, host: attributeOf('host_id') };
