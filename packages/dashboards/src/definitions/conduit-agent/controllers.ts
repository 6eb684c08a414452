import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import type { Section } from '../../sections.ts';
import { CHOSEN } from '../../service/instances.ts';
import { failingShare } from '../../service/operations.ts';
import { operationsTable } from '../../service/operations-table.ts';
import { RATE_WINDOW } from '../../window.ts';
import { agent } from '../conduit/conduit.ts';
import { SLOW_BMC_SECONDS } from '../conduit/slow-bmc.ts';

const NO_AGENT = 'No agent is scraped';

/** Operations on baseboard controllers as agents execute them. */
const bmc = {
  all: agent.agent_bmc_operations_total.where(CHOSEN),
  failed: agent.agent_bmc_operations_total.where({ ...CHOSEN, status: 'error' }),
  duration: agent.agent_bmc_operation_duration_seconds.where(CHOSEN),
};

const operations: Panel = operationsTable({
  id: 31,
  title: 'Which operations fail, which are slow?',
  description: [
    'One row per protocol and kind of operation on baseboard controllers, over the time shown, failing ones first. "-": there was none.',
    'What to do: IPMI is slow by nature, Redfish should not be. One protocol failing: its port or its password. One operation failing: controllers that do not know it.',
  ].join('\n\n'),
  grid: { x: 0, y: 0, w: 12, h: 9 },
  operations: bmc,
  rows: { bmc_type: 'Protocol', operation: 'Operation' },
  failing: [0.01, 0.1],
  slowSeconds: SLOW_BMC_SECONDS,
  noValue: NO_AGENT,
});

const failing: Panel = linesOverTime({
  id: 32,
  title: 'Since when do they fail?',
  description: [
    'Share of the operations on baseboard controllers that fail, by agent. Zero: there were some and none failed; a gap: there was none.',
    'What to do: one agent: its management network. All agents: a release of the agent, or a password that was changed everywhere.',
  ].join('\n\n'),
  grid: { x: 12, y: 0, w: 6, h: 9 },
  lines: { failing: failingShare(bmc, ['instance']).legend('{{instance}}') },
  unit: 'percentunit',
  noValue: 'No operation yet, or no agent is scraped',
});

const reasons: Panel = linesOverTime({
  id: 33,
  title: 'Why do connections fail?',
  description: [
    'Connections to baseboard controllers per second that failed, by protocol and reason.',
    'What to do: many timeouts at once are a switch, not many controllers. auth_failed is a changed password.',
  ].join('\n\n'),
  grid: { x: 18, y: 0, w: 6, h: 9 },
  lines: {
    errors: agent.agent_bmc_connection_errors_total
      .where(CHOSEN)
      .rate(RATE_WINDOW)
      .sumBy('bmc_type', 'error_type')
      .legend('{{bmc_type}} {{error_type}}'),
  },
  unit: 'ops',
  noValue: NO_AGENT,
});

/** Operations on baseboard controllers. Ids 30 to 39. */
export const controllers: Section = {
  id: 30,
  title: 'Do controllers do what they are told?',
  panels: [operations, failing, reasons],
};
