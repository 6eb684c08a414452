import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import { observed } from '../../service/observed.ts';
import { CHOSEN } from '../../service/instances.ts';
import { RATE_WINDOW } from '../../window.ts';
import { events, NO_COMMANDS } from './events.ts';

/** How long commands take. */
export const commandDuration: Panel = linesOverTime({
  id: 7,
  title: 'How long does a command take?',
  description: [
    '95 % of the commands that were accepted took at most so long, by command; read to the next bound of the buckets, and above 1 s it says 1 s. A gap: none was accepted.',
    'What to do: all slow: the append, above. One slow: what it checks before it appends.',
  ].join('\n\n'),
  grid: { x: 12, y: 21, w: 12, h: 8 },
  lines: {
    p95: observed(
      events.trc_command_duration_seconds
        .where({ ...CHOSEN, result: 'accepted' })
        .quantile(0.95, RATE_WINDOW, 'command'),
    ).legend('{{command}}, p95'),
  },
  unit: 's',
  noValue: NO_COMMANDS,
});
