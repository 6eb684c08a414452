import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { observed } from '../../service/observed.ts';
import { CHOSEN } from '../../service/instances.ts';
import { RATE_WINDOW, RECENT_WINDOW } from '../../window.ts';
import { edge } from './edge.ts';

/** What the edge itself costs. */
export const delays: Panel = linesOverTime({
  id: 9,
  title: 'How long does the edge take?',
  description: [
    `95 % took at most so long: to find the server name of a connection, which is added to every connection, and to take a configuration over, in the ${RECENT_WINDOW} before each point, which a new route waits for. By result; read to the next bound of the buckets, and above 5 s it says 5 s. A gap: there was none.`,
    'What to do: slow ok: the node is busy. timeout always takes the whole time that is allowed for. Configurations that take longer and longer: more routes, see the panel above.',
  ].join('\n\n'),
  grid: { x: 12, y: 8, w: 12, h: 8 },
  lines: {
    sniffs: observed(edge.trc_edge_sni_sniff_seconds.where(CHOSEN).quantile(0.95, RATE_WINDOW, 'result')).legend(
      'server name: {{result}}, p95',
    ),
    configurations: observed(
      edge.trc_edge_config_apply_seconds.where(CHOSEN).quantile(0.95, RECENT_WINDOW, 'result'),
    ).legend('configuration: {{result}}, p95'),
  },
  unit: 's',
  noValue: 'No connection or configuration in this time, or no edge node is scraped',
});
