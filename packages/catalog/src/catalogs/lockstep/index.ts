import { defineCatalog } from '../../catalog.ts';
import { entity, oneOf } from '../../label.ts';
import { counter, gauge, histogram, NOT_NEGATIVE } from '../../metric.ts';

/** Why a label set was not made a series. */
const SERIES_REFUSALS = oneOf('over_budget', 'unknown_value', 'invalid_value');

/** Why a request was not let in. The answer never says which. */
const LOGIN_REFUSALS = oneOf('no_token', 'bad_token', 'bad_source', 'malformed_forwarded', 'rate_limited');

/** What became of a report (`POST /api/v1/reports`). */
const REPORT_RESULTS = oneOf('stored', 'duplicate', 'conflict', 'invalid');

/** Surfaces that ask for credentials. */
const SURFACES = oneOf('metrics', 'api');

/** Writes to the store that can fail. */
const STORE_FAILURES = oneOf('full', 'io', 'busy', 'corrupt', 'other');

/** What the fleet server says about itself. On the same page as `rm_`, on no panel of the fleet dashboard. */
export const lockstep = defineCatalog({
  name: 'lockstep',
  prefix: 'lockstep_',
  metrics: {
    lockstep_series_refused_total: counter({
      help: 'Label sets that were not made a series, by metric family and reason.',
      labels: { family: entity('family', { max: 200 }), reason: SERIES_REFUSALS },
      presence: 'when known',
      since: '0.1.0',
      usage:
        'Anything above zero means that the page does not show everything: raise the maximum or find the bad value.',
    }),
    lockstep_reports_total: counter({
      help: 'Reports received from agents, by result.',
      labels: { result: REPORT_RESULTS },
      since: '0.1.0',
      usage: 'conflict and invalid are parked by the agent and need a person.',
    }),
    lockstep_agent_reports_dropped_total: counter({
      help: 'Reports that agents say they dropped because their spool was full.',
      since: '0.1.0',
      usage: 'Any increase is lost history on a host that could not reach the server for long.',
    }),
    lockstep_clock_skew_reports_total: counter({
      help: 'Reports whose times were more than five minutes off the server clock and were corrected.',
      since: '0.1.0',
      usage: 'Some host has a wrong clock; the log names it.',
    }),
    lockstep_logins_refused_total: counter({
      help: 'Requests refused for their credentials or source, by surface and reason.',
      labels: { surface: SURFACES, reason: LOGIN_REFUSALS },
      since: '0.1.0',
      usage: 'A rise of bad_token is a wrong or guessed token; the answer to the client never says which check failed.',
    }),
    lockstep_reload_failures_total: counter({
      help: 'Changed token or certificate files that could not be used, so that the old ones stay.',
      since: '0.1.0',
      usage: 'Any increase: look at the log, the file that was meant to replace a secret is broken.',
    }),
    lockstep_connections_dropped_total: counter({
      help: 'Connections dropped because RM_MAX_CONNECTIONS were open.',
      since: '0.1.0',
      usage: 'Any increase: scrapes and reports may be among them; find who holds the connections, or raise the limit.',
    }),
    lockstep_ingest_commits_total: counter({
      help: 'Transactions committed by the writer.',
      since: '0.1.0',
      usage: 'Reports per commit show how well commits are grouped.',
    }),
    lockstep_ingest_duration_seconds: histogram({
      help: 'Time from a write entering the queue to its commit.',
      unit: 'seconds',
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
      since: '0.1.0',
      usage: 'How long agents wait for the disk.',
    }),
    lockstep_store_failures_total: counter({
      help: 'Writes that the store refused, by class of error.',
      labels: { error: STORE_FAILURES },
      since: '0.1.0',
      usage: "Reports are answered 503 and stay in the agents' spools while it rises.",
    }),
    lockstep_store_size_bytes: gauge({
      help: 'Size of the store on disk, with its write-ahead log.',
      unit: 'bytes',
      range: NOT_NEGATIVE,
      presence: 'when known',
      since: '0.1.0',
      usage: 'Growth against the disk.',
    }),
    lockstep_hosts_without_expectation: gauge({
      help: 'Number of hosts for which no backup expectation is set, or which are paused.',
      range: NOT_NEGATIVE,
      since: '0.1.0',
      usage: 'These hosts can never be overdue; keep it at zero.',
    }),
    lockstep_hosts_pending: gauge({
      help: 'Number of hosts that are enrolled and have never reported.',
      range: NOT_NEGATIVE,
      since: '0.1.0',
      usage: 'Enrolment that was not finished.',
    }),
    lockstep_alert_notifications_total: counter({
      help: 'Attempts to hand an alert to RM_ALERT_URL, by result.',
      labels: { result: oneOf('delivered', 'failed') },
      since: '0.1.0',
      usage: 'failed without delivered means that nobody is told.',
    }),
    lockstep_alert_notifications_pending: gauge({
      help: 'Alerts raised or resolved that are still to be handed to RM_ALERT_URL.',
      range: NOT_NEGATIVE,
      since: '0.1.0',
      usage: 'Should return to zero within a minute.',
    }),
    lockstep_scrape_render_seconds: gauge({
      help: 'Time that rendering the previous scrape took.',
      unit: 'seconds',
      range: NOT_NEGATIVE,
      presence: 'when known',
      since: '0.1.0',
      usage: 'Compare with the scrape timeout.',
    }),
  },
});
