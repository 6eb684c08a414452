import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { RECENT_WINDOW } from '../../window.ts';
import { unmeasured } from './nixfleet.ts';

/** Whether the absence of failures means anything. */
export const measuring: Panel = linesOverTime({
  id: 6,
  title: 'Could compliance be measured?',
  description: [
    `How often agents told each control plane, in the ${RECENT_WINDOW} before each point, that they could not measure.`,
    'What to do: above zero some host is not judged at all, and its silence in the other panels is no compliance. The log of the control plane names the host.',
  ].join('\n\n'),
  grid: { x: 0, y: 29, w: 12, h: 7 },
  lines: { errors: unmeasured.legend('{{instance}}') },
  unit: 'none',
  decimals: 0,
  noValue: 'No control plane is scraped',
});
