import { trcEvents } from '@lockstep/catalog';
import { select } from '@lockstep/query';
import { CHOSEN } from '../../service/instances.ts';

/** Everything that trc measures of events and commands. */
export const events = select(trcEvents);

/** Events are on the page of the control plane. */
export const JOB = 'trc-control-plane';

/** Appends of events. */
export const appends = events.trc_event_append_total.where(CHOSEN);

/** Rows of the table of events. Every control plane asks the same database. */
export const rows = events.trc_events_table_rows.where(CHOSEN).max();

/** Size of the table of events. */
export const size = events.trc_events_table_size_bytes.where(CHOSEN).max();

/** Words of a panel that has nothing to show because nobody is asked. */
export const NOT_SCRAPED = 'No control plane is scraped';

/** Words of the panels of commands, which not every control plane counts. */
export const NO_COMMANDS = 'These control planes do not classify commands, or none is scraped';
