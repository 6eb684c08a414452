import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import type { Section } from '../../sections.ts';
import { CHOSEN } from '../../service/instances.ts';
import { operationsTable } from '../../service/operations-table.ts';
import { RATE_WINDOW } from '../../window.ts';
import { gateway } from '../conduit/conduit.ts';
import { SLOW_BMC_SECONDS } from '../conduit/slow-bmc.ts';

const operations: Panel = operationsTable({
  id: 31,
  title: 'Which power operations fail, which are slow?',
  description: [
    'One row per kind of operation that was passed on to a baseboard controller, over the time shown, failing ones first. p95 is as the gateway sees it, the way to the site included.',
    'What to do: compare p95 with that of the agents, in their dashboard: the difference is the way between. Everything failing: a site or its agent is gone. One kind: controllers of one make.',
  ].join('\n\n'),
  grid: { x: 0, y: 0, w: 12, h: 8 },
  operations: {
    all: gateway.gateway_bmc_operations_total.where(CHOSEN),
    failed: gateway.gateway_bmc_operations_total.where({ ...CHOSEN, status: 'error' }),
    duration: gateway.gateway_bmc_operation_duration_seconds.where(CHOSEN),
  },
  rows: { operation: 'Operation' },
  failing: [0.01, 0.1],
  slowSeconds: SLOW_BMC_SECONDS,
  noValue: 'No gateway is scraped',
});

const reasons: Panel = linesOverTime({
  id: 32,
  title: 'Why do operations not get through?',
  description: [
    'Operations per second that the gateway could not pass on, by reason.',
    'What to do: agent_unreachable and timeout: the way to the site, or its agent. unauthorized: a token of the wrong customer. protocol: an agent of another version. internal is ours: read the log.',
  ].join('\n\n'),
  grid: { x: 12, y: 0, w: 12, h: 8 },
  lines: {
    errors: gateway.gateway_proxy_errors_total
      .where(CHOSEN)
      .rate(RATE_WINDOW)
      .sumBy('error_type')
      .legend('{{error_type}}'),
  },
  unit: 'ops',
  noValue: 'No gateway is scraped',
});

/** Operations that are passed on to baseboard controllers. Ids 30 to 39. */
export const power: Section = { id: 30, title: 'Do power operations get through?', panels: [operations, reasons] };
