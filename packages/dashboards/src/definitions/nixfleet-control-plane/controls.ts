import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { RECENT_WINDOW } from '../../window.ts';
import { recent } from './nixfleet.ts';

/** When which control began to fail. */
export const controls: Panel = linesOverTime({
  id: 5,
  title: 'Since when does which control fail?',
  description: [
    `Compliance failures in the ${RECENT_WINDOW} before each point, by control. Controls that have not failed since the control plane started have no line.`,
    'What to do: compare the beginning of a line with the versions below: a control that began to fail with a version was changed by it.',
  ].join('\n\n'),
  grid: { x: 12, y: 21, w: 12, h: 8 },
  lines: { failures: recent.sumBy('control_id').legend('{{control_id}}') },
  unit: 'none',
  decimals: 0,
  noValue: 'No failure since the control plane started, or it is not scraped',
});
