import type { Check } from '../check.ts';
import { invalidPromql } from './invalid-promql.ts';
import { rateOnGauge } from './rate-on-gauge.ts';

/** Every check, sorted by id. */
export const CHECKS: readonly Check[] = [invalidPromql, rateOnGauge];
