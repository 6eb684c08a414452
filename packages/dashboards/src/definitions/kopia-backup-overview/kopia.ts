import { kopia } from '@lockstep/catalog';
import { constant, select } from '@lockstep/query';
import { known, SOURCE } from '../backup-overview/backup.ts';

/** What the specification's families say of Kopia. */
export const specified = select(kopia);

const OF_KOPIA = { tool: 'kopia' } as const;

/** The sources of Kopia with their names. */
export const kopiaSources = known.backup_source_info.where(OF_KOPIA).maxBy(...SOURCE, 'host', 'user', 'path');

/** Whether the last run of each source succeeded. Where two pages disagree, the worse counts. */
export const status = specified.kopia_backup_status.minBy(...SOURCE);

const asked = known.backup_collector_last_attempt_timestamp_seconds.where(OF_KOPIA).count();

/** A number that is there while anybody looks after repositories of Kopia, absent when nobody does. */
export const whileAsked = (value: number) => constant(value).and(asked);

/** See `whileAsked`. */
export const zero = whileAsked(0);

/** When each source last succeeded. */
export const lastSuccess = known.backup_last_success_timestamp_seconds.where(OF_KOPIA).maxBy(...SOURCE);

/** Whether each source has gone without a success for longer than expected. */
export const overdue = known.backup_overdue.where(OF_KOPIA).maxBy(...SOURCE);
