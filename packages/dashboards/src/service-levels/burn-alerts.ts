import type { AlertDuration, AlertSeverity } from '../alerting/condition.ts';

/** A span over which it is recorded how much failed. */
export type BurnWindow = '5m' | '30m' | '1h' | '2h' | '6h' | '1d' | '3d';

/** A burn rate that is too much over the long window. The short one, which must agree, ends the alert when it is over. */
export interface BurnPair {
  /** Burn rate: at 1 the budget lasts exactly as long as the objective. */
  readonly rate: number;
  readonly long: BurnWindow;
  readonly short: BurnWindow;
}

/** An alert about a budget that is spent too fast. */
export interface BurnAlert {
  /** Last word of its name. */
  readonly speed: 'Fast' | 'Slow';
  readonly severity: AlertSeverity;
  readonly for: AlertDuration;
  readonly pairs: readonly [BurnPair, BurnPair];
}

/**
 * The windows and burn rates of Google's "Site Reliability Workbook", chapter 5, table 5-8: of the budget of 30 days, 2 % in an
 * hour, 5 % in six, 10 % in a day or in three.
 */
export const BURN_ALERTS: readonly [fast: BurnAlert, slow: BurnAlert] = [
  {
    speed: 'Fast',
    severity: 'critical',
    for: '2m',
    pairs: [
      { rate: 14.4, long: '1h', short: '5m' },
      { rate: 6, long: '6h', short: '30m' },
    ],
  },
  {
    speed: 'Slow',
    severity: 'warning',
    for: '15m',
    pairs: [
      { rate: 3, long: '1d', short: '2h' },
      { rate: 1, long: '3d', short: '6h' },
    ],
  },
];

/** Fewer bad events than this within the long window alert nobody: at night one failure may be a tenth of the traffic. */
export const FEWEST_BAD_EVENTS = 10;

/** How often the rates are recorded. The shortest window is five minutes, so once a minute is enough. */
export const RECORDING_INTERVAL_SECONDS = 60;
