import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { CHOSEN } from '../../service/instances.ts';
import { RATE_WINDOW } from '../../window.ts';
import { edge, NOT_SCRAPED } from './edge.ts';

/** Whether connections say where they want to go, and whether backends are told who comes. */
export const sniffs: Panel = linesOverTime({
  id: 10,
  title: 'Do connections say where they want to go?',
  description: [
    'Beginnings of connections per second that were looked at for a server name, and PROXY v2 headers that were written, by result.',
    'What to do: not_tls on a TLS port is a scanner or a wrong client; no_sni an old client; timeout a client that says nothing, many of them an attack. Headers that fail: the backend closed before it was told who comes, is PROXY v2 meant for that route?',
  ].join('\n\n'),
  grid: { x: 0, y: 16, w: 24, h: 8 },
  lines: {
    sniffs: edge.trc_edge_sni_sniffs_total
      .where(CHOSEN)
      .rate(RATE_WINDOW)
      .sumBy('result')
      .legend('server name: {{result}}'),
    headers: edge.trc_edge_proxy_v2_injections_total
      .where(CHOSEN)
      .rate(RATE_WINDOW)
      .sumBy('result')
      .legend('PROXY v2: {{result}}'),
  },
  unit: 'cps',
  noValue: NOT_SCRAPED,
});
