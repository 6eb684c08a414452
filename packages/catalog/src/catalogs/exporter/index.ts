import { defineCatalog } from '../../catalog.ts';
import { attributeOf, entity, oneOf } from '../../label.ts';
import { counter, FLAG, gauge, NOT_NEGATIVE } from '../../metric.ts';

/** Why a label set was not made a series. */
const SERIES_REFUSALS = oneOf('over_budget', 'unknown_value', 'invalid_value');

/** Why a request was not let in. The answer never says which. */
const LOGIN_REFUSALS = oneOf('no_token', 'bad_token', 'bad_source', 'malformed_forwarded', 'rate_limited');

/** What the exporter says about itself. How the asking of repositories goes is in `backup_collector_*`. */
export const exporter = defineCatalog({
  name: 'exporter',
  prefix: 'lockstep_exporter_',
  metrics: {
    lockstep_exporter_build_info: gauge({
      help: 'Version of the exporter, commit of its source and version of Node, always 1.',
      labels: {
        version: entity('version', { max: 1 }),
        commit: attributeOf('version'),
        node_version: attributeOf('version'),
      },
      range: { min: 1, max: 1 },
      presence: 'when known',
      since: '0.1.0',
      usage: 'Read the labels; count by (version) to find what was not upgraded.',
    }),
    lockstep_exporter_config_last_reload_success: gauge({
      help: 'Whether the configuration was usable when it was last read (1) or the one before it stays (0).',
      range: FLAG,
      since: '0.1.0',
      usage: '0: repositories that were added since are not asked; the log says what is wrong with the file.',
    }),
    lockstep_exporter_config_last_reload_success_timestamp_seconds: gauge({
      help: 'Unix time at which a usable configuration was last read.',
      unit: 'seconds',
      presence: 'when known',
      since: '0.1.0',
      usage: 'Which state of the file is in force: compare with the time of its last change.',
    }),
    lockstep_exporter_repositories: gauge({
      help: 'Number of configured repositories, by tool.',
      labels: { tool: oneOf('restic', 'kopia') },
      range: NOT_NEGATIVE,
      since: '0.1.0',
      usage:
        'A fall is a repository that was taken out of the configuration: its rows are gone, and so are its alerts.',
    }),
    lockstep_exporter_looks_in_progress: gauge({
      help: 'Number of repositories that are being asked now.',
      range: NOT_NEGATIVE,
      since: '0.1.0',
      usage: 'At max_parallel for long while repositories wait: tools hang, or too few are asked at the same time.',
    }),
    lockstep_exporter_looks_waiting: gauge({
      help: 'Number of repositories that are due and wait for others to be asked.',
      range: NOT_NEGATIVE,
      since: '0.1.0',
      usage: 'Should return to zero; if it does not, raise max_parallel or the intervals.',
    }),
    lockstep_exporter_repository_conflicts: gauge({
      help: 'Number of configured repositories that are not shown, because another name leads to the same repository.',
      range: NOT_NEGATIVE,
      since: '0.1.0',
      usage: 'Keep it at zero: take one of the two names out of the configuration. The log says which they are.',
    }),
    lockstep_exporter_series_refused_total: counter({
      help: 'Label sets that were not made a series, by metric family and reason.',
      labels: { family: entity('family', { max: 200 }), reason: SERIES_REFUSALS },
      presence: 'when known',
      since: '0.1.0',
      usage: 'Anything above zero means that the page does not show everything: the log names the family.',
    }),
    lockstep_exporter_logins_refused_total: counter({
      help: 'Requests refused for their credentials or source, by reason.',
      labels: { reason: LOGIN_REFUSALS },
      since: '0.1.0',
      usage:
        'A rise of bad_token is a wrong or guessed password; the answer to the client never says which check failed.',
    }),
    lockstep_exporter_reload_failures_total: counter({
      help: 'Changed configuration, token or certificate files that could not be used, so that the old ones stay.',
      since: '0.1.0',
      usage: 'Any increase: look at the log.',
    }),
    lockstep_exporter_connections_dropped_total: counter({
      help: 'Connections dropped because too many were open.',
      since: '0.1.0',
      usage: 'A rise means that somebody holds connections; scrapes may be among those dropped.',
    }),
    lockstep_exporter_state_failures_total: counter({
      help: 'Files of kept state that could not be used: read (set aside), or written (tried again after the next question).',
      labels: { operation: oneOf('read', 'write') },
      since: '0.1.0',
      usage:
        'read: facts of a repository were lost at a start. write: they will be lost at the next one, look at the disk.',
    }),
    lockstep_exporter_scrape_render_seconds: gauge({
      help: 'Time that rendering the previous scrape took.',
      unit: 'seconds',
      range: NOT_NEGATIVE,
      presence: 'when known',
      since: '0.1.0',
      usage: 'Compare with the scrape timeout.',
    }),
  },
});
