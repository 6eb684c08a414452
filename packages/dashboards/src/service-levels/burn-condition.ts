import { type Condition, defineCondition } from '../alerting/condition.ts';
import { none } from '../alerting/names.ts';
import type { BurnAlert } from './burn-alerts.ts';
import type { ServiceLevel } from './service-level.ts';

/** Where the panel of a burn alert is. */
interface Place {
  /** Never reused and never changed. */
  readonly panelId: number;
}

/** An alert about the budget of one objective. Its quantity is the burn rate in parts of what is too much. */
export function burnCondition(level: ServiceLevel, alert: BurnAlert, { panelId }: Place): Condition {
  const { component, objective } = level;
  const [first, second] = alert.pairs.map((pair) => {
    const burning = level.pairBurnRate.get(pair)?.series;
    if (burning === undefined) throw new TypeError(`${component} records no burn rate over ${pair.long}.`);
    return pair.rate === 1 ? burning : burning.dividedBy(pair.rate);
  });
  if (first === undefined || second === undefined) throw new TypeError('A burn alert has two pairs of windows.');
  const words = WORDS[objective.kind];
  const [shorter, longer] = alert.pairs;
  return defineCondition({
    name: `Conduit${capital(component)}${capital(objective.kind)}Burn${alert.speed}`,
    system: 'conduit',
    component: component as 'manager' | 'gateway',
    scenario: objective.kind === 'availability' ? 'incident-errors' : 'incident-db-slow',
    runbook: `conduit-${objective.kind}-burn`,
    severity: alert.severity,
    for: alert.for,
    quantity: first.atLeast(second).or(second).or(first),
    fires: { when: 'above', threshold: 1 },
    names: none,
    summary: () => `The ${component} ${words.summary}`,
    description: (say) =>
      `The error budget of the ${component} (${words.promise(objective.target)} over ${objective.windowDays} days) is spent ${say.decimal} times as fast as is tolerated, which is ${shorter.rate} times the even rate over ${shorter.long} or ${longer.rate} times over ${longer.long}.`,
    panel: {
      id: panelId,
      meaning: `How fast the budget of the ${component} for ${words.budget} is spent: over ${shorter.long} and ${shorter.short} in parts of ${shorter.rate} times the even rate, or over ${longer.long} and ${longer.short} in parts of ${longer.rate} times, whichever is more. 0 while fewer than ten events were bad.`,
      unit: 'none',
      noValue: 'No traffic',
      legend: (quantity) => quantity.legend('Burn'),
    },
  });
}

const WORDS = {
  availability: {
    summary: 'fails too many requests and calls',
    budget: 'failed requests and calls',
    promise: (target: number) => `${percent(target)} answered without an error of ours`,
  },
  latency: {
    summary: 'answers too many requests late',
    budget: 'late answers',
    promise: (target: number) => `${percent(target)} of requests answered in time`,
  },
} as const;

function percent(share: number): string {
  return `${Number((100 * share).toPrecision(6))} %`;
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
