import type { Panel } from '@grafana/grafana-foundation-sdk/dashboard';
import { constant, type LegendedQuery } from '@lockstep/query';
import { linesOverTime } from '../../panels/lines-over-time.ts';
import type { Section } from '../../sections.ts';
import { BURN_ALERTS, type BurnWindow } from '../../service-levels/burn-alerts.ts';
import { CONDUIT_SERVICE_LEVELS } from '../../service-levels/conduit.ts';
import { burnRate, type ServiceLevel } from '../../service-levels/service-level.ts';
import { titleOf } from './level.ts';

const HEIGHT = 9;

const PAIRS = BURN_ALERTS.flatMap(({ pairs, severity }) => pairs.map((pair) => ({ ...pair, severity })));

/** Every window that an alert looks at, the shortest first within each pair. */
const WINDOWS: readonly BurnWindow[] = PAIRS.flatMap(({ short, long }) => [short, long]);

const LIMITS = PAIRS.map(({ rate, long, short, severity }) => `${rate} over ${long} and ${short} (${severity})`).join(
  ', ',
);

/** The burn rates of an objective over every window, and what is too much. */
function burning(level: ServiceLevel, index: number): Panel {
  const rates = [...new Set(WINDOWS)].map((window): [string, LegendedQuery] => [
    `over${window}`,
    burnRate(level, window).legend(`Over ${window}`),
  ]);
  const limits = PAIRS.map(({ rate, long }): [string, LegendedQuery] => [
    `limit${long}`,
    constant(rate).legend(`Limit for ${long}`),
  ]);
  return linesOverTime({
    id: 11 + index,
    title: `${titleOf(level)}: how fast is it spent?`,
    description: [
      `Burn rate over each window: at 1 the budget lasts exactly ${level.objective.windowDays} days, at 14.4 it is gone in ${Math.floor(level.objective.windowDays / 14.4)}. Alerts want both windows of a pair above its limit: ${LIMITS}.`,
      'What to do: the short windows high and the long ones low: it has just begun, or is just over. All high: see the dashboard of the component for the route. A gap: there was no traffic.',
    ].join('\n\n'),
    grid: { x: (index % 2) * 12, y: Math.floor(index / 2) * HEIGHT, w: 12, h: HEIGHT },
    lines: Object.fromEntries([...rates, ...limits]),
    unit: 'none',
    decimals: 2,
    noValue: 'Nothing is recorded, or there was no traffic',
    legend: { placement: 'right', calcs: ['lastNotNull', 'max'] },
  });
}

/** How fast the error budgets are spent. Ids 10 to 19. */
export const burn: Section = {
  id: 10,
  title: 'Is the budget spent too fast?',
  panels: CONDUIT_SERVICE_LEVELS.map(burning),
};
