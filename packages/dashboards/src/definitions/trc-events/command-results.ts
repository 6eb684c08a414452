import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { CHOSEN } from '../../service/instances.ts';
import { PER_MINUTE, RATE_WINDOW } from '../../window.ts';
import { events, NO_COMMANDS } from './events.ts';

/** What comes of commands. */
export const commandResults: Panel = linesOverTime({
  id: 6,
  title: 'What comes of commands?',
  description: [
    'Commands per minute of all kinds by result, on each other. A control plane that does not classify commands does not count them: the panel then has no data.',
    'What to do: rejected is a wish that breaks a rule: a rise is a client or a change of the rules. error is ours: the table below names the command.',
  ].join('\n\n'),
  grid: { x: 0, y: 21, w: 12, h: 8 },
  lines: {
    results: events.trc_commands_total
      .where(CHOSEN)
      .rate(RATE_WINDOW)
      .sumBy('result')
      .times(PER_MINUTE)
      .legend('{{result}}'),
  },
  unit: 'opm',
  noValue: NO_COMMANDS,
  stacked: true,
});
